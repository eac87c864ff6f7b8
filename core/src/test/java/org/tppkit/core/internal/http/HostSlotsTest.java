package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.http.HostSlots.Slot;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

@Timeout(60)
class HostSlotsTest {
    private static final String HOST = "api.bank.example";

    private final HostSlots slots =
            new HostSlots(Settings.builder().slotsPerHost(3).reservedSlots(1).build());

    @Test
    void callsWithoutTheCustomerLeaveTheReserveAlone() {
        slots.acquire(HOST, false, plenty());
        slots.acquire(HOST, false, plenty());

        assertThat(refusal(false).reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(slots.acquire(HOST, true, plenty())).isNotNull();
    }

    @Test
    void callsWithTheCustomerMayUseAllSlots() {
        for (int i = 0; i < 3; i++) {
            slots.acquire(HOST, true, plenty());
        }
        TransportException refusal = refusal(true);

        assertThat(refusal.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(refusal.requestMayHaveArrived()).isFalse();
    }

    @Test
    void aSlotComesBackOnceHoweverOftenItIsClosed() {
        Slot first = slots.acquire(HOST, false, plenty());
        slots.acquire(HOST, false, plenty());
        first.close();
        first.close();
        slots.acquire(HOST, false, plenty());

        assertThat(refusal(false).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void givingUpKeepsNothing() {
        List<Slot> held = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            held.add(slots.acquire(HOST, true, plenty()));
        }
        refusal(false);
        refusal(false);
        refusal(true);
        held.forEach(Slot::close);

        slots.acquire(HOST, false, plenty());
        slots.acquire(HOST, false, plenty());
        slots.acquire(HOST, true, plenty());
        assertThat(refusal(true).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void hostsDoNotTakeSlotsFromEachOther() {
        for (int i = 0; i < 3; i++) {
            slots.acquire(HOST, true, plenty());
        }
        assertThat(slots.acquire("other.bank.example", false, plenty())).isNotNull();
        assertThat(catchThrowableOfType(
                        TransportException.class, () -> slots.acquire("API.Bank.Example", true, soon())))
                .isNotNull();
    }

    @Test
    @DisplayName("C15 whoever waits longest for a slot goes first")
    void whoeverWaitsLongestGoesFirst() throws Exception {
        HostSlots one = new HostSlots(
                Settings.builder().slotsPerHost(1).reservedSlots(0).build());
        Slot running = one.acquire(HOST, true, plenty());
        LinkedBlockingQueue<Integer> order = new LinkedBlockingQueue<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                Slot slot = one.acquire(HOST, true, plenty());
                order.add(number);
                slot.close();
            });
            thread.start();
            awaitTrue(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
        running.close();

        for (int i = 0; i < 5; i++) {
            assertThat(order.poll(20, TimeUnit.SECONDS)).isEqualTo(i);
        }
    }

    @Test
    void anInterruptEndsTheWaitingAndKeepsTheFlag() throws Exception {
        for (int i = 0; i < 3; i++) {
            slots.acquire(HOST, true, plenty());
        }
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<TransportException> end = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            end.complete(catchThrowableOfType(TransportException.class, () -> slots.acquire(HOST, true, plenty())));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        waiter.start();
        waiter.interrupt();

        assertThat(end.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
    }

    private TransportException refusal(boolean reservedAllowed) {
        TransportException refusal =
                catchThrowableOfType(TransportException.class, () -> slots.acquire(HOST, reservedAllowed, soon()));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Deadline plenty() {
        return Deadline.in(TestTls.PLENTY, TestTls.TIME);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofMillis(30), TestTls.TIME);
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + TestTls.PLENTY.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
