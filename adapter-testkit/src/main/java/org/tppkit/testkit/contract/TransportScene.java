package org.tppkit.testkit.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.HttpTransport;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.ScriptedBank;

/** A transport under test and a bank for it. */
final class TransportScene implements AutoCloseable {
    static final TestPki PKI = TestPki.shared();
    static final long ONE_MEBIBYTE = 1 << 20;
    /** A time that is over soon: something happens at its end. */
    static final Duration SHORT = Duration.ofMillis(250);

    private final ScriptedBank bank;
    private final HttpTransport transport;
    private final Duration guard;

    TransportScene(TransportUnderTest test, ScriptedBank bank, long largestAnswer) {
        this.bank = bank;
        this.transport = test.transport(PKI.tpp().qwac(), List.of(PKI.caCertificate()), largestAnswer);
        this.guard = test.guard();
    }

    static TransportScene of(TransportUnderTest test) {
        return of(test, ScriptedBank.start(PKI));
    }

    static TransportScene of(TransportUnderTest test, ScriptedBank bank) {
        return new TransportScene(test, bank, ONE_MEBIBYTE);
    }

    ScriptedBank bank() {
        return bank;
    }

    HttpTransport transport() {
        return transport;
    }

    Duration guard() {
        return guard;
    }

    /** More than enough for an exchange that goes well. */
    Duration plenty() {
        return guard.multipliedBy(2);
    }

    URI uri(String pathAndQuery) {
        return URI.create(bank.origin() + pathAndQuery);
    }

    BankRequest get(String pathAndQuery) {
        return BankRequest.get(uri(pathAndQuery)).build();
    }

    BankRequest with(String method, String path) {
        return BankRequest.of(method, uri(path))
                .header("Content-Type", "application/json")
                .body("{\"amount\":\"1.00\"}".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** Sends and reads to the end, with plenty of time. */
    Exchange exchange(BankRequest request) {
        return Exchange.of(transport, request, plenty());
    }

    Exchange.Answer answer(BankRequest request, Clause clause) {
        return exchange(request).answer(guard, clause);
    }

    TransportException failure(BankRequest request, Clause clause, String what) {
        return exchange(request).end(guard, clause).transportFailure(clause, what);
    }

    static void assertReason(Reason wanted, TransportException failure, Clause clause, String when) {
        clause.holds(failure.reason() == wanted, when + " is told as " + failure.reason() + ", not as " + wanted + ".");
    }

    /** Waits until something is so at the bank. */
    void await(String what, Predicate<ScriptedBank> condition, Clause clause) {
        try {
            bank.await(what, condition, guard);
        } catch (AssertionError e) {
            throw clause.broken(what + " was waited for in vain.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    @Override
    public void close() {
        bank.close();
        close(transport);
    }

    static void close(HttpTransport transport) {
        if (transport instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new AssertionError("the transport could not be closed", e);
            }
        }
    }
}
