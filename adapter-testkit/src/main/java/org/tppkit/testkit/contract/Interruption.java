package org.tppkit.testkit.contract;

import java.util.Optional;
import org.tppkit.ports.error.TransportException;
import org.tppkit.testkit.fake.KitBankCall;

/** Asks an adapter on a thread that was interrupted: the transport refuses, and the adapter lets that pass. */
final class Interruption {
    private Interruption() {}

    static void check(Bench bench, Operation operation) {
        bench.script(operation.wire().apply(1));
        KitBankCall call = bench.call(1, operation.kind());
        Thread.currentThread().interrupt();
        Optional<Throwable> failure = Exercise.failureOf(() -> {
            Object unused = operation.ask().of(bench.adapter(), 1, call);
        });
        boolean flag = Thread.interrupted();
        boolean passed = failure.filter(TransportException.class::isInstance)
                .map(TransportException.class::cast)
                .filter(e -> e.reason() == TransportException.Reason.INTERRUPTED)
                .isPresent();
        if (!passed || !flag) {
            throw Verdict.wrong(
                    "BA-09: an interrupt must pass through a gateway as a TransportException, with the flag set.",
                    operation + ": " + failure.map(Verdict::describe).orElse("a result") + ", the flag is "
                            + (flag ? "set" : "cleared") + ".",
                    "what catches errors around BankCall.send, and calls of Thread.interrupted().");
        }
    }
}
