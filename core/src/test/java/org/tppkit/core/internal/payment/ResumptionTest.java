package org.tppkit.core.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.payment.PaymentScene.approved;
import static org.tppkit.core.internal.payment.PaymentScene.payment;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.payment.PaymentBank.Step;
import org.tppkit.core.internal.payment.PaymentService.Begun;
import org.tppkit.core.internal.token.PendingPaymentRecord.Status;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.testkit.fake.StoreOperation;

/** What was interrupted between two steps is finished by another process, and nothing is done twice. */
class ResumptionTest {
    private final PaymentScene scene = new PaymentScene();
    private final PaymentScene.Node first = scene.node();
    private final PaymentScene.Node second = scene.node();
    private final Begun begun = first.begin();

    @AfterEach
    void end() {
        scene.close();
    }

    /** Not even the code behind it runs on. */
    private static final class ProcessDied extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void completionDiesAt(Step step, boolean afterTheBankActed) {
        scene.does(step, () -> {
            if (afterTheBankActed) {
                scene.wellDone(step);
            }
            throw new ProcessDied();
        });
        assertThatThrownBy(() -> first.complete(begun, approved(begun))).hasRootCauseInstanceOf(ProcessDied.class);
    }

    // ------------------------------------------------------------------ between claim and exchange

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessThatDiesWithTheCodeLeavesNothingToConfirm(boolean afterTheBankActed) {
        completionDiesAt(Step.CODE, afterTheBankActed);
        assertThat(scene.status(begun)).isInstanceOf(Status.Claimed.class);
        assertUsedBefore(() -> second.complete(begun, approved(begun)));
        assertNotResumable("initiate anew");
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
        assertThat(scene.sent(Step.CONFIRM)).isZero();
    }

    @Test
    void aTokenThatCouldNotBeStoredIsNotUsed() {
        scene.store.nth(2, StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> first.complete(begun, approved(begun))).isInstanceOf(TokenStoreException.class);
        assertThat(scene.sent(Step.CONFIRM)).isZero();
        assertNotResumable("initiate anew");
    }

    // ------------------------------------------------------------------ between exchange and confirmation

    @Test
    void aTokenThatWasStoredAfterAllIsResumed() {
        scene.store.nth(2, StoreOperation.REPLACE).failsAfterTakingEffect();
        assertThatThrownBy(() -> first.complete(begun, approved(begun))).isInstanceOf(TokenStoreException.class);
        assertThat(scene.sent(Step.CONFIRM)).isZero();
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.tokensOf(Step.CONFIRM)).containsExactly("Bearer psu-token-2");
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    @Test
    void aConfirmationThatCouldNotBeMarkedIsNotSentAndCanBeResumedAtOnce() {
        scene.store.nth(3, StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> first.complete(begun, approved(begun))).isInstanceOf(TokenStoreException.class);
        assertThat(scene.sent(Step.CONFIRM)).isZero();
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @Test
    void aProcessThatDiesBeforeTheConfirmationArrivedIsResumedWhenItsMarkIsTooOld() {
        completionDiesAt(Step.CONFIRM, false);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertNotResumable("is being confirmed");
        scene.time.advance(scene.settings.refreshLease().minusNanos(1));
        assertNotResumable("is being confirmed");
        scene.time.advance(Duration.ofNanos(1));
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(2);
    }

    @Test
    void aProcessThatDiesAfterTheConfirmationArrivedNeedsNoOther() {
        completionDiesAt(Step.CONFIRM, true);
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        scene.time.advance(scene.settings.refreshLease());
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.status(begun)).as("the token has served").isEqualTo(new Status.Done());
    }

    // ------------------------------------------------------------------ no answer to the confirmation

    @Test
    void anUnansweredConfirmationIsUnknownAndResumedOnlyIfThePaymentStillWaits() {
        unansweredConfirmation(false);
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(2);
        assertThat(scene.tokensOf(Step.CONFIRM)).containsOnly("Bearer psu-token-2");
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    @Test
    void anUnansweredConfirmationThatArrivedIsNotSentAgain() {
        unansweredConfirmation(true);
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(first.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    @Test
    void aResumptionLooksFirst() {
        unansweredConfirmation(false);
        scene.fails(Step.FIND, TransportException.Reason.TLS_EXPIRED, false);
        assertThatThrownBy(() -> second.resume(begun)).isInstanceOf(TransportException.class);
        assertThat(scene.sent(Step.CONFIRM))
                .as("what cannot be looked up is not confirmed")
                .isEqualTo(1);
        second.resume(begun);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(2);
    }

    @Test
    void aResumptionWithoutAnswerIsUnknownToo() {
        unansweredConfirmation(false);
        scene.fails(Step.CONFIRM, TransportException.Reason.TIMEOUT, true);
        assertThatThrownBy(() -> second.resume(begun))
                .isInstanceOfSatisfying(
                        PaymentOutcomeUnknownException.class,
                        e -> assertThat(e.operation())
                                .isEqualTo(PaymentOutcomeUnknownException.Operation.CONFIRMATION));
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
    }

    @Test
    void aPaymentThatIsNotDecidedYetKeepsItsToken() {
        unansweredConfirmation(false);
        scene.payment = payment("ACTC", false);
        second.resume(begun);
        assertThat(scene.status(begun)).isInstanceOf(Status.Approved.class);
        scene.payment = payment("RJCT", false);
        second.resume(begun);
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @Test
    void anApprovalThatGrewTooOldIsNotConfirmedAnyMore() {
        unansweredConfirmation(false);
        scene.time.advance(Duration.ofMinutes(30));
        assertNotResumable("the time for it is over");
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.status(begun)).as("the token is not kept").isEqualTo(new Status.Done());
    }

    // ------------------------------------------------------------------ nothing to resume

    @Test
    void whatIsConfirmedIsOnlyRead() {
        first.complete(begun, approved(begun));
        assertThat(first.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(second.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @Test
    void whatIsOverIsNotConfirmedEvenIfTheBankStillWaits() {
        scene.answers(Step.CONFIRM, 400);
        assertThatThrownBy(() -> first.complete(begun, approved(begun))).isNotNull();
        assertThat(second.resume(begun).awaitsConfirmation()).isTrue();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @Test
    void aCustomerWhoHasNotComeBackCannotBeResumed() {
        assertNotResumable("complete it with the callback");
        scene.payment = payment("RJCT", false);
        assertThat(second.resume(begun).isFinal()).as("but its end is told").isTrue();
    }

    @Test
    void whatIsNotKeptCannotBeResumed() {
        scene.kept.purgeExpired(Instant.MAX);
        assertThatThrownBy(() -> second.resume(begun))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("find the payment by its id");
        assertThat(scene.sent(Step.FIND)).isZero();
    }

    private void unansweredConfirmation(boolean arrived) {
        scene.does(Step.CONFIRM, () -> {
            if (arrived) {
                scene.wellDone(Step.CONFIRM);
            }
            throw new TransportException(TransportException.Reason.CONNECTION_LOST, true, "no answer", null);
        });
        assertThatThrownBy(() -> first.complete(begun, approved(begun)))
                .isInstanceOfSatisfying(PaymentOutcomeUnknownException.class, e -> {
                    assertThat(e.operation()).isEqualTo(PaymentOutcomeUnknownException.Operation.CONFIRMATION);
                    assertThat(e.payment().map(PaymentId::decode)).contains(begun.payment());
                });
        assertThat(scene.status(begun))
                .isInstanceOfSatisfying(
                        Status.Approved.class,
                        approved -> assertThat(approved.busySince()).isEqualTo(Instant.EPOCH));
    }

    private void assertNotResumable(String why) {
        int before = scene.sent(Step.CONFIRM);
        assertThatThrownBy(() -> second.resume(begun))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(before);
    }

    private void assertUsedBefore(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CallbackException.class,
                        e -> assertThat(e.existing().map(PaymentId::decode)).contains(begun.payment()));
    }
}
