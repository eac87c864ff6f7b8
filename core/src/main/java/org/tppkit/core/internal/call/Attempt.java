package org.tppkit.core.internal.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final IdentityUse identity;
    private final Map<String, HostSlots.Slot> slots = new HashMap<>();
    private final List<BankResponse> responses = new ArrayList<>();
    private boolean over;

    Attempt(Connection connection, Credentials credentials, PsuContext psu, Deadline deadline, CallReport report) {
        this.connection = connection;
        this.credentials = credentials;
        this.psu = psu;
        this.deadline = deadline;
        this.report = report;
        report.attemptStarted();
        this.identity = connection.identity().begin(deadline, this::admit);
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
        admit(request);
        deadline.check("waiting for a free connection to " + request.uri().getHost());
        BankResponse response = exchange(request);
        responses.add(response);
        report.answered(response.status());
        return connection.answers().verified(request, response, deadline);
    }

    /**
     * Lets a request go on when it is its turn. A signed request asks before it is signed: a crowd would otherwise sign all
     * at once, and the bank would stand idle meanwhile.
     */
    private void admit(BankRequest request) {
        if (over) {
            throw new IllegalStateException("a call that is over sends nothing more");
        }
        connection.origins().check(request);
        takeSlot(request.uri().getHost());
    }

    /** One slot per host for the whole attempt: one that waited for a second one might wait for its own first one. */
    private void takeSlot(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (slots.containsKey(name)) {
            return;
        }
        long start = connection.time().nanos();
        try {
            slots.put(name, connection.slots().acquire(name, report.mayUseReserve(), deadline));
        } finally {
            report.waitedForSlot(connection.time().nanos() - start);
        }
    }

    private BankResponse exchange(BankRequest request) {
        try {
            BankResponse response = identity.transport().exchange(request, deadline.left());
            report.requestSent();
            report.answeredAt(response.header("Date"));
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
        over = true;
        try {
            responses.forEach(BankResponse::close);
        } finally {
            slots.values().forEach(HostSlots.Slot::close);
            identity.close();
        }
    }
}
