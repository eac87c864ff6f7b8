package org.tppkit.core.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.payment.PaymentScene.CUSTOMER;
import static org.tppkit.core.internal.payment.PaymentScene.approved;
import static org.tppkit.core.internal.payment.PaymentScene.payment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.payment.PaymentBank.Step;
import org.tppkit.core.internal.payment.PaymentService.Begun;
import org.tppkit.core.internal.token.PendingPaymentRecord.Status;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.testkit.fake.StoreOperation;

/** Cancelled and looked up, on any node and in the payment's own version. */
class CancellationTest {
    private final PaymentScene scene = new PaymentScene();
    private final PaymentScene.Node node = scene.node();
    private final Begun begun = node.begin();

    @AfterEach
    void end() {
        scene.close();
    }

    private Begun cancel(PaymentId payment) {
        return node.service.cancel(payment, CancellationReason.REQUESTED_BY_CUSTOMER, CUSTOMER);
    }

    @Test
    void aStoreThatFailsAfterTheBankTookItSendsTheCallerToLook() {
        scene.store.next(StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> cancel(begun.payment()))
                .isInstanceOfSatisfying(PaymentOutcomeUnknownException.class, e -> {
                    assertThat(e.operation()).isEqualTo(PaymentOutcomeUnknownException.Operation.CANCELLATION);
                    assertThat(e.payment()).contains(begun.payment().encode());
                })
                .hasCauseInstanceOf(TokenStoreException.class)
                .hasMessageContaining("find the payment first");
        assertThat(scene.sent(Step.CANCEL)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCVD", "ACTC", "PATC", "ACCP", "PDNG", "PART", "NEWX"})
    void whatIsNotDecidedIsReadAndSentBackOnce(String status) {
        scene.payment = payment(status, false);
        Begun cancellation = cancel(begun.payment());
        assertThat(scene.cancelled).singleElement().satisfies(retrieved -> {
            assertThat(retrieved.resourceId()).isEqualTo("r-1");
            assertThat(new String(retrieved.resource(), StandardCharsets.UTF_8)).isEqualTo("as it stands");
        });
        assertThat(scene.sent(Step.FIND)).isEqualTo(1);
        assertThat(scene.sent(Step.CANCEL)).isEqualTo(1);
        assertThat(scene.tokensOf(Step.CANCEL)).containsExactly("Bearer client-token-1");
        assertThat(cancellation.payment()).isEqualTo(begun.payment());
        assertThat(cancellation.pendingId()).isNotEqualTo(begun.pendingId());
        assertThat(scene.status(cancellation)).isEqualTo(new Status.Waiting());
    }

    @Test
    void aPaymentOfWhichTheBankSaysNothingYetMayBeCancelled() {
        scene.payment =
                Payment.builder().requestId("p-1").awaitsConfirmation(false).build();
        assertThat(cancel(begun.payment()).payment()).isEqualTo(begun.payment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACSP", "ACSC", "ACWC", "ACWP", "RJCT", "CANC"})
    void whatIsDecidedIsNotSentBack(String status) {
        scene.payment = payment(status, false);
        assertThatThrownBy(() -> cancel(begun.payment()))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("payment"))
                .hasMessageContaining("its status is " + status)
                .hasMessageContaining("no cancellation was sent");
        assertThat(scene.sent(Step.CANCEL)).isZero();
    }

    @Test
    void aBankThatCancelsNothingIsNotAsked() {
        scene.capabilities = EnumSet.complementOf(EnumSet.of(Capability.PAYMENT_CANCELLATION));
        int before = scene.sent();
        assertThatThrownBy(() -> scene.node().service.cancel(begun.payment(), CancellationReason.DUPLICATE, CUSTOMER))
                .isInstanceOf(CapabilityException.class)
                .hasMessageContaining("nothing was sent");
        assertThat(scene.sent()).isEqualTo(before);
    }

    @Test
    void theApprovalOfACancellationIsCompletedLikeAPayments() {
        Begun cancellation = cancel(begun.payment());
        node.complete(cancellation, approved(cancellation));
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.status(cancellation)).isEqualTo(new Status.Done());
        assertThat(scene.status(begun)).as("the payment's own is another").isEqualTo(new Status.Waiting());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 408, 429, 500, 503, PaymentScene.UNREADABLE})
    void noAnswerLetsItBeSentAgain(int status) {
        scene.answers(Step.CANCEL, status);
        assertThatThrownBy(() -> cancel(begun.payment())).isNotNull();
        assertThat(scene.sent(Step.CANCEL)).isEqualTo(1);
        assertThat(scene.time.pauses()).isEmpty();
    }

    @Test
    void aRefusedTokenIsGivenUp() {
        scene.answers(Step.CANCEL, 401);
        assertThatThrownBy(() -> cancel(begun.payment())).isInstanceOf(RequestRejectedException.class);
        cancel(begun.payment());
        assertThat(scene.tokensOf(Step.CANCEL)).containsExactly("Bearer client-token-1", "Bearer client-token-2");
    }

    @Test
    void anUnansweredCancellationIsUnknownAndNamesThePayment() {
        scene.fails(Step.CANCEL, TransportException.Reason.CONNECTION_LOST, true);
        assertThatThrownBy(() -> cancel(begun.payment()))
                .isInstanceOfSatisfying(PaymentOutcomeUnknownException.class, e -> {
                    assertThat(e.operation()).isEqualTo(PaymentOutcomeUnknownException.Operation.CANCELLATION);
                    assertThat(e.payment().map(PaymentId::decode)).contains(begun.payment());
                });
    }

    @Test
    void whatCannotBeReadIsNotCancelledAndNothingIsUnknown() {
        for (int i = 0; i < 10; i++) {
            scene.answers(Step.FIND, 503);
        }
        assertThatThrownBy(() -> cancel(begun.payment())).isInstanceOf(BankUnavailableException.class);
        assertThat(scene.sent(Step.CANCEL)).isZero();
    }

    // ------------------------------------------------------------------ found

    @Test
    void aPaymentIsFoundOnAnyNodeByItsTextAlone() {
        PaymentId read = PaymentId.decode(begun.payment().encode());
        scene.kept.purgeExpired(Instant.MAX);
        assertThat(scene.node().service.find(read, CUSTOMER).value()).isEqualTo(scene.payment);
    }

    @Test
    void aPaymentOfAnotherVersionIsFoundAndCancelledInIt() {
        scene.version = PaymentScene.OLD;
        PaymentScene.Node old = scene.node();
        old.service.find(begun.payment(), CUSTOMER);
        old.service.cancel(begun.payment(), CancellationReason.FRAUD, CUSTOMER);
        assertThat(scene.headers(Step.FIND, "X-Version")).containsExactly("2.0", "2.0");
        assertThat(scene.headers(Step.CANCEL, "X-Version")).containsExactly("2.0");
    }

    @Test
    void aVersionThatTheBankDoesNotSpeakIsRefusedBeforeAnyCall() {
        PaymentId strange = new PaymentId(
                begun.payment().bank(),
                begun.payment().environment(),
                ApiVersion.of("9.9"),
                begun.payment().clientId(),
                "r-1");
        int before = scene.sent();
        scene.kept.purgeExpired(Instant.MAX);
        assertThatThrownBy(() -> scene.node().service.find(strange, CUSTOMER))
                .isInstanceOf(CapabilityException.class)
                .hasMessageContaining("9.9");
        assertThatThrownBy(() -> cancel(strange)).isInstanceOf(CapabilityException.class);
        assertThat(scene.sent()).isEqualTo(before);
    }

    @Test
    void readingIsRepeatedAsReadsAre() {
        scene.answers(Step.FIND, 503).answers(Step.FIND, 401);
        assertThat(node.service.find(begun.payment(), CUSTOMER).requestsSent()).isEqualTo(3);
        assertThat(scene.tokensOf(Step.FIND))
                .containsExactly("Bearer client-token-1", "Bearer client-token-1", "Bearer client-token-2");
    }

    // ------------------------------------------------------------------ the application's token

    @Test
    void theApplicationsTokenIsRevokedOnceForAllNodes() {
        PaymentScene.Node other = scene.node();
        other.clientToken.revoke();
        assertThat(scene.tokensOf(Step.REVOKE)).containsExactly("Bearer client-token-1");
        other.clientToken.revoke();
        assertThat(scene.sent(Step.REVOKE)).as("what is revoked is revoked").isEqualTo(1);
        other.service.find(begun.payment(), CUSTOMER);
        assertThat(scene.tokensOf(Step.FIND)).containsExactly("Bearer client-token-2");
    }

    @Test
    void aTokenThatCouldNotBeRevokedIsKept() {
        scene.answers(Step.REVOKE, 503);
        assertThatThrownBy(() -> node.clientToken.revoke()).isInstanceOf(BankUnavailableException.class);
        node.clientToken.revoke();
        assertThat(scene.sent(Step.REVOKE)).isEqualTo(2);
    }

    @Test
    void withoutATokenThereIsNothingToRevoke() {
        scene.kept.purgeExpired(Instant.MAX);
        scene.node().clientToken.revoke();
        assertThat(scene.sent(Step.REVOKE)).isZero();
    }
}
