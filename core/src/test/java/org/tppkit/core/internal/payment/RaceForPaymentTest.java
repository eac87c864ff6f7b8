package org.tppkit.core.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.tppkit.core.internal.payment.PaymentScene.approved;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.payment.PaymentBank.Step;
import org.tppkit.core.internal.payment.PaymentService.Begun;
import org.tppkit.core.internal.token.Crowd;
import org.tppkit.core.internal.token.PendingPaymentRecord.Status;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeAnswers;
import org.tppkit.testkit.fake.StoreOperation;

/** Double clicks, two nodes, callers who leave: the payment is confirmed once all the same. */
@Timeout(60)
class RaceForPaymentTest {
    private static final Duration GUARD = Duration.ofSeconds(30);

    private final PaymentScene scene = new PaymentScene();
    private final PaymentScene.Node first = scene.node();
    private final PaymentScene.Node second = scene.node();
    private final Begun begun = first.begin();

    @AfterEach
    void end() {
        scene.close();
    }

    @RepeatedTest(5)
    void aDoubleClickOnTwoNodesConfirmsOnce() throws Exception {
        List<Object> outcomes = Crowd.outcomes(List.of(
                () -> first.complete(begun, approved(begun)),
                () -> second.complete(begun, approved(begun)),
                () -> first.complete(begun, approved(begun)),
                () -> second.complete(begun, approved(begun))));
        assertThat(outcomes).filteredOn(Payment.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(CallbackException.class::isInstance).hasSize(3);
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void twoNodesThatBothSawItWaitingResumeItOnce() throws Exception {
        scene.fails(Step.CONFIRM, TransportException.Reason.TIMEOUT, true);
        assertThatThrownBy(() -> first.complete(begun, approved(begun)))
                .isInstanceOf(PaymentOutcomeUnknownException.class);
        CyclicBarrier bothLooked = new CyclicBarrier(2);
        for (int i = 0; i < 2; i++) {
            scene.does(Step.FIND, () -> {
                meet(bothLooked);
                return FakeAnswers.of(200);
            });
        }
        List<Object> outcomes = Crowd.outcomes(List.of(() -> first.resume(begun), () -> second.resume(begun)));
        assertThat(outcomes).filteredOn(Payment.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(InvalidRequestException.class::isInstance)
                .hasSize(1);
        assertThat(scene.sent(Step.CONFIRM)).as("the lost one and one more").isEqualTo(2);
    }

    @Test
    void whileOneConfirmsNobodyElseDoes() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        scene.does(Step.CONFIRM, () -> {
            asked.countDown();
            await(answer);
            return scene.wellDone(Step.CONFIRM);
        });
        List<Object> outcomes = Crowd.outcomes(List.of(() -> first.complete(begun, approved(begun)), () -> {
            await(asked);
            try {
                return second.resume(begun);
            } finally {
                answer.countDown();
            }
        }));
        assertThat(outcomes.get(0)).isInstanceOf(Payment.class);
        assertThat(outcomes.get(1)).isInstanceOf(InvalidRequestException.class);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    // ------------------------------------------------------------------ callers who leave

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CODE", "CONFIRM"})
    void anInterruptedCallerLeavesAndTheWorkGoesOn(Step step) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        hangs(step, asked, answer);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                first.complete(begun, approved(begun));
            } catch (RuntimeException e) {
                seen.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        await(asked);
        caller.interrupt();
        caller.join(GUARD.toMillis());
        assertGivenUp(seen.get(), TransportException.Reason.INTERRUPTED);
        assertThat(flag.get()).as("the flag is kept").isTrue();
        answer.countDown();
        assertConfirmedInTheEnd();
    }

    @Test
    void aCallerWhoseTimeIsUpLeavesAndTheWorkGoesOn() throws Exception {
        scene.settings = Settings.builder().callTimeout(Duration.ofMillis(5)).build();
        PaymentScene.Node hasty = scene.node();
        CountDownLatch answer = new CountDownLatch(1);
        hangs(Step.CONFIRM, new CountDownLatch(1), answer);
        try {
            hasty.complete(begun, approved(begun));
            fail("nobody answers in that time");
        } catch (PaymentOutcomeUnknownException e) {
            assertGivenUp(e, TransportException.Reason.TIMEOUT);
        }
        answer.countDown();
        assertConfirmedInTheEnd();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CODE", "CONFIRM"})
    void aClientThatIsClosedMeanwhileConfirmsToTheEnd(Step step) throws Exception {
        scene.does(step, () -> {
            first.close();
            return scene.wellDone(step);
        });
        assertThatThrownBy(() -> first.complete(begun, approved(begun)))
                .as("reading it afterwards is another matter")
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED));
        assertConfirmedInTheEnd();
    }

    @Test
    void aClientThatIsClosedAlreadyGivesTheCallbackBack() {
        first.close();
        assertThatThrownBy(() -> first.complete(begun, approved(begun)))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED);
                    assertThat(e.requestMayHaveArrived()).isFalse();
                });
        assertThat(scene.status(begun)).isEqualTo(new Status.Waiting());
        assertThat(second.complete(begun, approved(begun)).awaitsConfirmation()).isFalse();
    }

    private void hangs(Step step, CountDownLatch asked, CountDownLatch answer) {
        scene.does(step, () -> {
            asked.countDown();
            await(answer);
            return scene.wellDone(step);
        });
    }

    private void assertGivenUp(Throwable seen, TransportException.Reason reason) {
        assertThat(seen).isInstanceOfSatisfying(PaymentOutcomeUnknownException.class, e -> {
            assertThat(e.operation()).isEqualTo(PaymentOutcomeUnknownException.Operation.CONFIRMATION);
            assertThat(e.payment()).contains(begun.payment().encode());
        });
        assertThat(seen.getCause())
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void assertConfirmedInTheEnd() throws InterruptedException {
        scene.events.await(
                "the confirmation",
                events -> events.ended(Operation.CONFIRM_PAYMENT).size() == 1,
                GUARD);
        scene.store.awaitCalls(StoreOperation.REPLACE, 6, GUARD);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts the bank", e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(GUARD.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("both come", e);
        }
    }
}
