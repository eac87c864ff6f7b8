package org.tppkit.core.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.payment.PaymentScene.request;
import static org.tppkit.core.internal.payment.PaymentScene.state;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.payment.PaymentBank.Step;
import org.tppkit.core.internal.token.PendingPaymentRecord;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.StoreOperation;

/** A payment is initiated once, in the application's own name, and then waits for its customer. */
class InitiationTest {
    private final PaymentScene scene = new PaymentScene();

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void aPaymentThatTheBankTookWaitsForItsCustomer() {
        PaymentService.Begun begun = scene.node().begin();
        assertThat(begun.payment().resourceId()).isEqualTo("r-1");
        assertThat(begun.payment().version()).isEqualTo(PaymentScene.NEW);
        assertThat(begun.expiresAt()).isEqualTo(scene.time.now().plus(Duration.ofMinutes(30)));
        assertThat(PaymentId.decode(scene.record(begun).paymentId())).isEqualTo(begun.payment());
        assertThat(scene.record(begun).redirectUri()).isEqualTo(PaymentScene.REDIRECT);
        assertThat(scene.record(begun).expiresAt()).isEqualTo(begun.expiresAt());
        assertThat(scene.status(begun)).isEqualTo(new PendingPaymentRecord.Status.Waiting());
    }

    @Test
    void theAdapterIsGivenTheRequestTheInitiatingPartyAndAFreshState() {
        PaymentScene.Node node = scene.node();
        PaymentService.Begun one = node.begin();
        PaymentService.Begun two = node.begin();
        PaymentSetup setup = scene.setups.get(0);
        assertThat(setup.request()).isEqualTo(request());
        assertThat(setup.initiatingParty()).map(Party::name).contains("The Third Party");
        assertThat(setup.back().redirectUri()).isEqualTo(PaymentScene.REDIRECT);
        assertThat(setup.back().state()).matches("[A-Za-z0-9_-]{32}").isEqualTo(state(one));
        assertThat(state(two)).isNotEqualTo(state(one));
    }

    @Test
    void neitherTheStoreNorTheHandleKnowsTheState() {
        PaymentService.Begun begun = scene.node().begin();
        assertThat(begun.pendingId()).isEqualTo(PendingRecord.idOf(state(begun)));
        assertThat(begun.toString()).doesNotContain(state(begun));
    }

    @Test
    void theApplicationsTokenIsGotOnceAndUsedForEveryPayment() {
        PaymentScene.Node node = scene.node();
        node.begin();
        node.begin();
        assertThat(scene.sent(Step.TOKEN)).isEqualTo(1);
        assertThat(scene.tokensOf(Step.INITIATE)).containsExactly("Bearer client-token-1", "Bearer client-token-1");
        assertThat(scene.headers(Step.INITIATE, "X-Attended")).containsOnly("true");
        assertThat(scene.events.ended(Operation.INITIATE_PAYMENT)).hasSize(2);
    }

    @Test
    void aRefusedTokenIsGivenUpAndThePaymentNotSentAgain() {
        PaymentScene.Node node = scene.node();
        scene.answers(Step.INITIATE, 401);
        assertThatThrownBy(node::begin)
                .isInstanceOfSatisfying(
                        RequestRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
        assertThat(scene.sent(Step.INITIATE)).isEqualTo(1);
        node.begin();
        assertThat(scene.tokensOf(Step.INITIATE)).containsExactly("Bearer client-token-1", "Bearer client-token-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 408, 409, 422, 429, 500, 503, PaymentScene.UNREADABLE})
    void noAnswerLetsItBeSentAgainNorItsTokenBeGivenUp(int status) {
        PaymentScene.Node node = scene.node();
        scene.answers(Step.INITIATE, status);
        assertThatThrownBy(node::begin).isInstanceOf(TppException.class);
        assertThat(scene.sent(Step.INITIATE)).isEqualTo(1);
        assertThat(scene.time.pauses()).isEmpty();
        node.begin();
        assertThat(scene.sent(Step.TOKEN)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, false",
        "UNREACHABLE, true",
        "TIMEOUT, true",
        "TIMEOUT, false",
        "CONNECTION_LOST, true",
        "CONNECTION_LOST, false",
        "MALFORMED, true",
        "TLS_HANDSHAKE, false",
        "INTERRUPTED, true"
    })
    void noFailureLetsItBeSentAgain(TransportException.Reason reason, boolean mayHaveArrived) {
        PaymentScene.Node node = scene.node();
        scene.fails(Step.INITIATE, reason, mayHaveArrived);
        assertThatThrownBy(node::begin)
                .isInstanceOf(mayHaveArrived ? PaymentOutcomeUnknownException.class : TransportException.class);
        assertThat(scene.sent(Step.INITIATE)).isEqualTo(1);
        assertThat(scene.time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whereTheTokenCannotBeGotNothingIsUnknown(boolean mayHaveArrived) {
        scene.fails(Step.TOKEN, TransportException.Reason.TIMEOUT, mayHaveArrived);
        assertThatThrownBy(() -> scene.node().begin())
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.requestsSent()).isEqualTo(mayHaveArrived ? 1 : 0));
        assertThat(scene.sent(Step.INITIATE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503})
    void aTokenEndpointOutOfOrderLeavesNothingUnknown(int status) {
        scene.answers(Step.TOKEN, status);
        assertThatThrownBy(() -> scene.node().begin()).isInstanceOf(BankUnavailableException.class);
        assertThat(scene.sent(Step.INITIATE)).isZero();
    }

    @Test
    void whetherAnInitiatingPartyIsNeededIsForTheAdapterToSay() {
        scene.initiatingParty = null;
        scene.node().begin();
        assertThat(scene.setups)
                .singleElement()
                .satisfies(setup -> assertThat(setup.initiatingParty()).isEmpty());
    }

    @Test
    void aBankWithoutTokensForApplicationsIsAskedWithoutOne() {
        scene.without(Capability.APPLICATION_TOKENS);
        PaymentScene.Node node = scene.node();
        PaymentService.Begun begun = node.begin();
        node.service.find(begun.payment(), PaymentScene.CUSTOMER);
        node.service.cancel(begun.payment(), CancellationReason.TECHNICAL, PaymentScene.CUSTOMER);
        assertThat(scene.sent(Step.TOKEN)).isZero();
        assertThat(scene.sent(Step.INITIATE) + scene.sent(Step.FIND) + scene.sent(Step.CANCEL))
                .isEqualTo(4);
        assertThat(scene.tokensOf(Step.INITIATE)).isEmpty();
        assertThat(scene.tokensOf(Step.FIND)).isEmpty();
        assertThat(scene.tokensOf(Step.CANCEL)).isEmpty();
    }

    @Test
    void aReadThatIsRefusedWithoutATokenIsARefusalOfTheThirdParty() {
        scene.without(Capability.APPLICATION_TOKENS);
        PaymentScene.Node node = scene.node();
        PaymentService.Begun begun = node.begin();
        scene.answers(Step.FIND, 401);
        assertThatThrownBy(() -> node.service.find(begun.payment(), PaymentScene.CUSTOMER))
                .isInstanceOf(IdentityRejectedException.class)
                .hasMessageContaining("carries no token");
        assertThat(scene.sent(Step.FIND)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r-é", "r\n"})
    void anIdThatCannotBeLookedUpLeavesThePaymentUnknown(String resourceId) {
        scene.resourceId = resourceId;
        assertThatThrownBy(() -> scene.node().begin())
                .isInstanceOfSatisfying(PaymentOutcomeUnknownException.class, e -> {
                    assertThat(e.operation()).isEqualTo(PaymentOutcomeUnknownException.Operation.INITIATION);
                    assertThat(e.requestsSent()).isEqualTo(1);
                });
    }

    @Test
    void aStoreThatFailsAfterwardsIsToldAndNothingIsSentAgain() {
        PaymentScene.Node node = scene.node();
        node.begin();
        scene.store.next(StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(node::begin).isInstanceOf(TokenStoreException.class);
        assertThat(scene.sent(Step.INITIATE)).isEqualTo(2);
    }

    @Test
    void theSameValueIsTheSameSetUpButForTheState() {
        PaymentScene.Node node = scene.node();
        scene.fails(Step.INITIATE, TransportException.Reason.TIMEOUT, true);
        assertThatThrownBy(node::begin).isInstanceOf(PaymentOutcomeUnknownException.class);
        node.begin();
        assertThat(scene.setups).extracting(PaymentSetup::request).containsExactly(request(), request());
    }

    @Test
    void aClosedClientSendsNothing() {
        PaymentScene.Node node = scene.node();
        node.close();
        assertThatThrownBy(node::begin).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED);
            assertThat(e.requestMayHaveArrived()).isFalse();
        });
        assertThat(scene.sent()).isZero();
    }
}
