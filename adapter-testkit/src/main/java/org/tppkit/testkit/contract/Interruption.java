package org.tppkit.testkit.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TransportException;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.ScriptedBank;

/**
 * Interrupts the thread that asks an adapter, before the call and while it waits for the answer: the transport gives up, and
 * the adapter lets that pass.
 */
final class Interruption {
    private static final int NUMBER = 1;
    private static final Duration GUARD = Duration.ofSeconds(20);
    private static final Clause PASSES = new Clause(
            "BA-09: an interrupt must pass through a gateway as a TransportException, with the flag set.",
            "what catches errors around BankCall.send, and calls of Thread.interrupted().");

    private Interruption() {}

    static void check(Bench bench, Operation operation) {
        beforeTheCall(bench, operation);
        whileItWaits(bench, operation);
    }

    private static void beforeTheCall(Bench bench, Operation operation) {
        bench.script(operation.wire().apply(NUMBER));
        KitBankCall call = bench.call(NUMBER, operation.kind());
        Exchange asking = Exchange.of(() -> {
            Thread.currentThread().interrupt();
            return ask(bench, operation, call);
        });
        requirePassed(asking.end(GUARD, PASSES), operation + ", interrupted before the call");
    }

    private static void whileItWaits(Bench bench, Operation operation) {
        ScriptedBank bank = bench.bank();
        WireExchange exchange = operation.wire().apply(NUMBER);
        CountDownLatch over = new CountDownLatch(1);
        // Whoever asks again gets an answer, and is found out.
        bank.when(exchange::isAskedBy)
                .answer(exchange.answer().heldBackUntil(over))
                .answer(exchange.answer());
        int before = bank.requests().size();
        KitBankCall call = bench.call(NUMBER, operation.kind());
        Exchange asking = Exchange.of(() -> ask(bench, operation, call));
        String when = operation + ", interrupted while it waited for the answer";
        try {
            awaitRequest(bank, before + 1, when);
            asking.interrupt();
            requirePassed(asking.end(GUARD, PASSES), when);
        } finally {
            over.countDown();
        }
        requireOneRequest(call, when);
    }

    private static Optional<Exchange.Answer> ask(Bench bench, Operation operation, KitBankCall call) {
        Object unused = operation.ask().of(bench.adapter(), NUMBER, call);
        return Optional.empty();
    }

    private static void awaitRequest(ScriptedBank bank, int count, String when) {
        try {
            bank.awaitRequests(count, GUARD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a request", e);
        } catch (AssertionError e) {
            throw Verdict.wrong(PASSES.rule(), when + ": no request came.", "the gateway's method.", e);
        }
    }

    private static void requirePassed(Exchange.End end, String when) {
        boolean passed = end.failure() instanceof TransportException failure
                && failure.reason() == TransportException.Reason.INTERRUPTED;
        if (!passed || !end.flag()) {
            throw Verdict.wrong(
                    PASSES.rule(),
                    when + ": " + described(end.failure()) + ", the flag is " + (end.flag() ? "set" : "cleared") + ".",
                    PASSES.look());
        }
    }

    private static String described(@Nullable Throwable failure) {
        return failure == null ? "a result" : Verdict.describe(failure);
    }

    private static void requireOneRequest(KitBankCall call, String when) {
        int sent = call.requests().size();
        if (sent != 1) {
            throw Verdict.wrong(
                    "BA-04: a gateway must not repeat a request.",
                    when + ": it sent " + sent + " requests.",
                    "loops and second attempts around BankCall.send: to repeat is the engine's.");
        }
    }
}
