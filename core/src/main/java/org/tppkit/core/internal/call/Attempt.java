package org.tppkit.core.internal.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tppkit.core.internal.http.HostSlots;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** One attempt at an operation, as the adapter sees it. Closing it ends whatever the adapter left open. */
final class Attempt implements BankCall, AutoCloseable {
    private final Connection connection;
    private final Credentials credentials;
    private final PsuContext psu;
    private final Deadline deadline;
    private final CallReport report;
    private final List<AutoCloseable> open = new ArrayList<>();

    Attempt(Connection connection, Credentials credentials, PsuContext psu, Deadline deadline, CallReport report) {
        this.connection = connection;
        this.credentials = credentials;
        this.psu = psu;
        this.deadline = deadline;
        this.report = report;
        report.attemptStarted();
    }

    @Override
    public Optional<AccessToken> accessToken() {
        return credentials.accessToken();
    }

    @Override
    public Optional<String> consentReference() {
        return credentials.consentReference();
    }

    @Override
    public PsuContext psu() {
        return psu;
    }

    @Override
    public RequestId newRequestId() {
        RequestId id = new RequestId(UUID.randomUUID());
        report.requestPrepared(id);
        return id;
    }

    @Override
    public Duration timeLeft() {
        return deadline.left();
    }

    @Override
    public BankResponse send(BankRequest request) {
        connection.origins().check(request);
        open.add(slotFor(request));
        deadline.check("waiting for a free connection to " + request.uri().getHost());
        BankResponse response = exchange(request);
        open.add(response);
        report.answered(response.status());
        return response;
    }

    private HostSlots.Slot slotFor(BankRequest request) {
        long start = connection.time().nanos();
        try {
            return connection.slots().acquire(request.uri().getHost(), psu.isPresent(), deadline);
        } finally {
            report.waitedForSlot(connection.time().nanos() - start);
        }
    }

    private BankResponse exchange(BankRequest request) {
        try {
            BankResponse response = connection.transport().exchange(request, deadline.left());
            report.requestSent();
            return response;
        } catch (TransportException e) {
            if (e.requestMayHaveArrived()) {
                report.requestSent();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) {
            closeQuietly(open.get(i));
        }
        open.clear();
    }

    private static void closeQuietly(AutoCloseable resource) {
        if (resource instanceof BankResponse response) {
            response.close();
        } else if (resource instanceof HostSlots.Slot slot) {
            slot.close();
        }
    }
}
