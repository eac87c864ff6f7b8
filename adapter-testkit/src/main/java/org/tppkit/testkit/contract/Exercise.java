package org.tppkit.testkit.contract;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.fake.KitBankCall;

/** Asks an adapter, and holds the result against the values. */
final class Exercise {
    private static final String RULE = "BA-01: what a bank declares must work.";

    private Exercise() {}

    private static final int NUMBER = 1;

    /** Asks once when all is well. */
    static void of(Bench bench, Operation operation) {
        bench.script(operation.wire().apply(NUMBER));
        KitBankCall call = bench.call(NUMBER, operation.kind());
        AtomicReference<@Nullable Object> result = new AtomicReference<>();
        Optional<Throwable> failure = failureOf(() -> result.set(operation.ask().of(bench.adapter(), NUMBER, call)));
        judge(operation, call, result.get(), failure.orElse(null));
    }

    /** Holds what came of an operation against the values, all having been well. */
    static void judge(Operation operation, KitBankCall call, @Nullable Object result, @Nullable Throwable failure) {
        if (failure != null || result == null) {
            String what = failure == null ? "null" : Verdict.describe(failure);
            throw Verdict.wrong(
                    RULE,
                    operation + ": " + what + "; asked was "
                            + call.requests().stream().map(Bench::shown).toList() + ", described is "
                            + operation.wire().apply(NUMBER) + ".",
                    "the gateway's method, and the description of this operation.",
                    failure);
        }
        String difference = operation.check().differenceOf(result, NUMBER);
        if (difference != null) {
            throw Verdict.wrong(
                    RULE,
                    operation + ": " + difference + ".",
                    "what reads the answer, and how the description writes it.");
        }
    }

    /** What an action throws. */
    static Optional<Throwable> failureOf(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }
}
