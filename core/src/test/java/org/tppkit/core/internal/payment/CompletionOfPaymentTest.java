package org.tppkit.core.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.tppkit.core.internal.payment.PaymentScene.CUSTOMER;
import static org.tppkit.core.internal.payment.PaymentScene.approved;
import static org.tppkit.core.internal.payment.PaymentScene.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.payment.PaymentBank.Step;
import org.tppkit.core.internal.payment.PaymentService.Begun;
import org.tppkit.core.internal.token.PendingPaymentRecord.Status;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeAnswers;
import org.tppkit.testkit.fake.StoreOperation;

/** From the customer's return to the confirmed payment, when all or nearly all goes well. */
class CompletionOfPaymentTest {
    private final PaymentScene scene = new PaymentScene();
    private final PaymentScene.Node node = scene.node();
    private final Begun begun = node.begin();

    @AfterEach
    void end() {
        scene.close();
    }

    // ------------------------------------------------------------------ well

    @Test
    void anApprovedPaymentIsConfirmedOnceAndRead() {
        Payment payment = node.complete(begun, approved(begun));
        assertThat(payment.status())
                .hasValueSatisfying(status -> assertThat(status).hasToString("ACSP"));
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.sent(Step.FIND)).isEqualTo(1);
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    @Test
    void theCustomersTokenConfirmsAndDoesNothingElse() {
        node.complete(begun, approved(begun));
        node.service.find(begun.payment(), CUSTOMER);
        assertThat(scene.tokensOf(Step.CONFIRM)).containsExactly("Bearer psu-token-2");
        assertThat(scene.tokensOf(Step.FIND)).containsOnly("Bearer client-token-1");
        assertThat(scene.tokensOf(Step.CODE)).isEmpty();
        assertThat(scene.headers(Step.CONFIRM, "X-Attended")).containsExactly("true");
    }

    @Test
    void theTokenIsStoredBeforeItIsUsedAndForgottenAfterwards() {
        scene.does(Step.CONFIRM, () -> {
            assertThat(scene.status(begun)).isInstanceOfSatisfying(Status.Approved.class, approved -> {
                assertThat(approved.token().value()).isEqualTo("psu-token-2");
                assertThat(approved.busySince()).isEqualTo(scene.time.now());
            });
            return scene.wellDone(Step.CONFIRM);
        });
        node.complete(begun, approved(begun));
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    @Test
    void thePaymentIsClaimedBeforeItsCodeIsSent() {
        scene.does(Step.CODE, () -> {
            assertThat(scene.status(begun)).isEqualTo(new Status.Claimed(scene.time.now()));
            return FakeAnswers.of(200);
        });
        node.complete(begun, approved(begun));
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @Test
    void aBankThatNeedsNoConfirmationIsJustAsked() {
        scene.version = PaymentScene.OLD;
        scene.payment = PaymentScene.payment("ACTC", false);
        PaymentScene.Node old = scene.node();
        Begun payment = old.begin();
        assertThat(old.complete(payment, callback(payment, "")).status()).isPresent();
        assertThat(scene.sent(Step.CODE)).isZero();
        assertThat(scene.sent(Step.CONFIRM)).isZero();
        assertThat(scene.sent(Step.FIND)).isEqualTo(1);
        assertThat(scene.status(payment)).isEqualTo(new Status.Done());
    }

    @Test
    void whereNothingIsToBeConfirmedTheCodeIsExchangedAndItsTokenForgotten() {
        scene.without(Capability.PAYMENT_CONFIRMATION);
        scene.keep = Map.of("verifier", "secret-verifier");
        PaymentScene.Node plain = scene.node();
        Begun payment = plain.begin();
        plain.complete(payment, approved(payment));
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
        assertThat(scene.codes)
                .singleElement()
                .satisfies(code -> assertThat(code.keep()).containsExactly(entry("verifier", "secret-verifier")));
        assertThat(scene.sent(Step.CONFIRM)).isZero();
        assertThat(scene.sent(Step.FIND)).isEqualTo(1);
        assertThat(scene.status(payment)).isEqualTo(new Status.Done());
    }

    @Test
    void aPaymentOfAnotherVersionIsCompletedInItsOwn() {
        scene.version = PaymentScene.OLD;
        PaymentScene.Node old = scene.node();
        old.complete(begun, approved(begun));
        assertThat(scene.headers(Step.CONFIRM, "X-Version")).containsExactly("2.0");
        assertThat(scene.headers(Step.FIND, "X-Version")).containsExactly("2.0");
    }

    @Test
    void anotherNodeCompletesIt() {
        PaymentScene.Node other = scene.node();
        other.complete(begun, approved(begun));
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.sent(Step.TOKEN))
                .as("the application's token is shared")
                .isEqualTo(1);
    }

    // ------------------------------------------------------------------ refused

    @Test
    void aRefusalIsToldAndUsesUpTheCallback() {
        assertThatThrownBy(() -> node.complete(begun, callback(begun, "&error=access_denied")))
                .isInstanceOf(ConsentRefusedException.class);
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
        assertUsedBefore(() -> node.complete(begun, approved(begun)));
        assertThat(scene.sent(Step.CODE)).isZero();
    }

    @Test
    void anErrorOfTheBankIsNoRefusal() {
        assertRefused(() -> node.complete(begun, callback(begun, "&error=server_error")), "error of its own");
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    @Test
    void aCallbackWithoutMeaningDoesNotUseUpThePayment() {
        assertRefused(() -> node.complete(begun, callback(begun, "")), "neither a code nor an error");
        assertThat(node.complete(begun, approved(begun)).awaitsConfirmation()).isFalse();
    }

    @Test
    void aStrangersStateIsRefusedAndNothingIsSent() {
        Begun stranger = node.begin();
        assertRefused(() -> node.complete(begun, approved(stranger)), "something else");
        assertRefused(() -> node.complete(begun, Callback.parse("code=c")), "no state");
        assertThat(scene.sent(Step.CODE)).isZero();
        assertThat(scene.status(begun)).isEqualTo(new Status.Waiting());
    }

    @Test
    void aPendingOfAnotherPaymentIsRefused() {
        PaymentId other = new PaymentId(
                begun.payment().bank(),
                begun.payment().environment(),
                begun.payment().version(),
                begun.payment().clientId(),
                "r-2");
        assertRefused(
                () -> node.service.complete(begun.pendingId(), other, approved(begun), CUSTOMER), "another payment");
        assertRefused(() -> node.service.resume(begun.pendingId(), other, CUSTOMER), "another payment");
        assertThat(scene.sent(Step.CODE)).isZero();
        assertThat(scene.status(begun)).isEqualTo(new Status.Waiting());
    }

    @ParameterizedTest
    @CsvSource({"&code=a&code=b, twice", "&code=a&error=b, both", "&state=x&code=a, twice"})
    void aCallbackThatSaysTwoThingsIsRefused(String more, String why) {
        assertRefused(() -> node.complete(begun, callback(begun, more)), why);
        assertThat(scene.sent(Step.CODE)).isZero();
        assertThat(scene.status(begun)).isEqualTo(new Status.Waiting());
    }

    @Test
    void aCallbackToAnotherAddressIsRefused() {
        Callback elsewhere = Callback.parse("https://evil.example/callback?code=c&state=" + PaymentScene.state(begun));
        assertRefused(() -> node.complete(begun, elsewhere), "another address");
    }

    @Test
    void aReplayIsToldOfThePayment() {
        node.complete(begun, approved(begun));
        assertUsedBefore(() -> node.complete(begun, approved(begun)));
        assertUsedBefore(() -> scene.node().complete(begun, approved(begun)));
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @Test
    void aCustomerWhoComesBackTooLateInitiatesAnew() {
        scene.time.advance(Duration.ofMinutes(30));
        assertRefused(() -> node.complete(begun, approved(begun)), "too late");
        assertThat(scene.sent(Step.CODE)).isZero();
    }

    @Test
    void nothingWaitsForAnUnknownCallback() {
        scene.kept.purgeExpired(Instant.MAX);
        assertRefused(() -> node.complete(begun, approved(begun)), "nothing waits");
    }

    // ------------------------------------------------------------------ half-way

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503, PaymentScene.UNREADABLE})
    void aCodeThatTheBankAnsweredIsNotSentAgain(int status) {
        scene.answers(Step.CODE, status);
        TppException failure = catchThrowableOfType(TppException.class, () -> node.complete(begun, approved(begun)));
        assertThat(failure).isNotInstanceOf(PaymentOutcomeUnknownException.class);
        assertUsedBefore(() -> node.complete(begun, approved(begun)));
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
        assertThat(scene.sent(Step.CONFIRM)).isZero();
    }

    @Test
    void aCodeThatCertainlyDidNotArriveMayBeSentAgain() {
        scene.fails(Step.CODE, TransportException.Reason.UNREACHABLE, false);
        assertThatThrownBy(() -> node.complete(begun, approved(begun))).isInstanceOf(TransportException.class);
        assertThat(scene.status(begun)).isEqualTo(new Status.Waiting());
        assertThat(node.complete(begun, approved(begun)).awaitsConfirmation()).isFalse();
    }

    @Test
    void aCodeThatMayHaveArrivedIsNotSentAgain() {
        scene.fails(Step.CODE, TransportException.Reason.TIMEOUT, true);
        assertThatThrownBy(() -> node.complete(begun, approved(begun))).isInstanceOf(TransportException.class);
        assertUsedBefore(() -> node.complete(begun, approved(begun)));
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409})
    void whatTheBankRefusesToConfirmIsOverAndTheTokenGone(int status) {
        scene.answers(Step.CONFIRM, status);
        assertThatThrownBy(() -> node.complete(begun, approved(begun))).isInstanceOf(TppException.class);
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
        assertThat(scene.sent(Step.CODE)).isEqualTo(1);
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
    }

    @Test
    void aConfirmationThatCameTooSoonAfterOthersCanBeResumed() {
        scene.answers(Step.CONFIRM, 429);
        assertThatThrownBy(() -> node.complete(begun, approved(begun))).isInstanceOf(TppException.class);
        assertThat(node.resume(begun).awaitsConfirmation()).isFalse();
        assertThat(scene.tokensOf(Step.CONFIRM)).containsExactly("Bearer psu-token-2", "Bearer psu-token-2");
    }

    @Test
    void aPaymentThatIsConfirmedButCannotBeReadIsNotConfirmedAgain() {
        for (int i = 0; i < 10; i++) {
            scene.answers(Step.FIND, 404);
        }
        assertThatThrownBy(() -> node.complete(begun, approved(begun))).isInstanceOf(RequestRejectedException.class);
        assertThat(scene.status(begun)).isEqualTo(new Status.Done());
        assertUsedBefore(() -> node.complete(begun, approved(begun)));
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    // ------------------------------------------------------------------ a store in trouble

    @Test
    void withoutAClaimNoCodeIsSent() {
        scene.store.next(StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> node.complete(begun, approved(begun))).isInstanceOf(TokenStoreException.class);
        assertThat(scene.sent(Step.CODE)).isZero();
        assertThat(node.complete(begun, approved(begun)).awaitsConfirmation()).isFalse();
    }

    @Test
    void whatIsConfirmedIsToldEvenWhereItCannotBeNoted() {
        scene.store.nth(4, StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThat(node.complete(begun, approved(begun)).awaitsConfirmation()).isFalse();
        assertThat(scene.sent(Step.CONFIRM)).isEqualTo(1);
    }

    @Test
    void whatIsUnknownIsToldEvenWhereItCannotBeNoted() {
        scene.store.nth(4, StoreOperation.REPLACE).failsBeforeTakingEffect();
        scene.fails(Step.CONFIRM, TransportException.Reason.CONNECTION_LOST, true);
        assertThatThrownBy(() -> node.complete(begun, approved(begun)))
                .isInstanceOf(PaymentOutcomeUnknownException.class);
    }

    @Test
    void aRefusalIsToldEvenWhereItCannotBeNoted() {
        scene.store.nth(2, StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> node.complete(begun, callback(begun, "&error=access_denied")))
                .isInstanceOf(ConsentRefusedException.class);
    }

    @Test
    void everyStepIsToldToListenersAndNoSecretWithIt() {
        node.complete(begun, approved(begun));
        assertThat(scene.events.ended())
                .extracting(ended -> ended.operation())
                .containsExactly(
                        Operation.CLIENT_TOKEN,
                        Operation.INITIATE_PAYMENT,
                        Operation.EXCHANGE_CODE,
                        Operation.CONFIRM_PAYMENT,
                        Operation.FIND_PAYMENT);
        assertThat(scene.events.all().toString())
                .doesNotContain("-token-")
                .doesNotContain("secret-code")
                .doesNotContain(PaymentScene.state(begun))
                .doesNotContain("Jane");
    }

    private void assertUsedBefore(ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining("used before")
                .isInstanceOfSatisfying(
                        CallbackException.class,
                        e -> assertThat(e.existing().map(PaymentId::decode)).contains(begun.payment()));
    }

    private static void assertRefused(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CallbackException.class, e -> assertThat(e.existing()).isEmpty())
                .hasMessageContaining(why);
    }
}
