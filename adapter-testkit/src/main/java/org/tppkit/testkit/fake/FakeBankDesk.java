package org.tppkit.testkit.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.event.Operation;

/** Where all calls to a fake bank come in: counted, and failing as the test asked. */
final class FakeBankDesk {
    private static final int UNAVAILABLE = 503;

    private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
    private final Map<Operation, Deque<Trouble>> planned = new EnumMap<>(Operation.class);
    private boolean down;

    /** @param lost whether the operation takes effect first */
    private record Trouble(boolean lost, Supplier<? extends TppException> failure) {}

    synchronized void goDown() {
        down = true;
    }

    synchronized void comeBack() {
        down = false;
    }

    void failNext(Operation operation, Supplier<? extends TppException> failure) {
        plan(operation, new Trouble(false, Objects.requireNonNull(failure)));
    }

    void loseNextAnswer(Operation operation) {
        plan(operation, new Trouble(true, FakeBankDesk::lost));
    }

    private synchronized void plan(Operation operation, Trouble trouble) {
        planned.computeIfAbsent(operation, unused -> new ArrayDeque<>()).add(trouble);
    }

    synchronized int calls(Operation operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** Does one operation, or fails it. */
    <T> T serve(Operation operation, BankCall call, Supplier<T> work) {
        call.newRequestId();
        @Nullable Trouble trouble = come(operation);
        if (trouble == null) {
            return work.get();
        }
        if (trouble.lost()) {
            var unused = work.get();
        }
        throw trouble.failure().get();
    }

    private synchronized @Nullable Trouble come(Operation operation) {
        calls.merge(operation, 1, Integer::sum);
        Deque<Trouble> waiting = planned.get(operation);
        @Nullable Trouble next = waiting == null ? null : waiting.poll();
        return next == null && down ? new Trouble(false, FakeBankDesk::unavailable) : next;
    }

    private static TppException unavailable() {
        return new BankUnavailableException(
                "the fake bank is down, as the test asked", BankAnswer.of(UNAVAILABLE), null);
    }

    private static TppException lost() {
        return new TransportException(
                TransportException.Reason.CONNECTION_LOST, true, "the answer got lost, as the test asked", null);
    }
}
