package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.call.CallScene.CUSTOMER;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Answer;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.spi.http.BankRequest;

/** What a 401, a 403 and a token that cannot be got mean for a read. */
class TokenRuleTest {

    @Test
    void aRefusedTokenIsReplacedOnceAndTheReadRepeatedAtOnce() {
        CallScene scene = new CallScene().answers(401, 200);
        Answer<String> answer = scene.read(CUSTOMER);
        assertThat(answer.requestsSent()).isEqualTo(2);
        assertThat(scene.tokens.replaced).containsExactly("token-1");
        assertThat(authorizations(scene)).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(scene.time.pauses()).isEmpty();
    }

    @Test
    void ifTheNewTokenIsRefusedTooItIsTheIdentityThatTheBankMinds() {
        CallScene scene = new CallScene().answers(401, 401);
        assertThatThrownBy(() -> scene.read(CUSTOMER))
                .hasCauseInstanceOf(RequestRejectedException.class)
                .isInstanceOfSatisfying(IdentityRejectedException.class, e -> {
                    assertThat(e.requestsSent()).isEqualTo(2);
                    assertThat(e.answer()).map(BankAnswer::status).contains(401);
                });
        assertThat(scene.tokens.replaced).hasSize(1);
        assertThat(scene.requests()).isEqualTo(2);
    }

    @Test
    void aTokenThatWasGotForThisVeryCallIsNotReplaced() {
        CallScene scene = new CallScene().answers(401);
        scene.tokens.replaceable = false;
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOf(IdentityRejectedException.class);
        assertThat(scene.tokens.replaced).isEmpty();
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void theNewTokenIsKeptForLaterRepeats() {
        CallScene scene = new CallScene().answers(401, 503, 200);
        assertThat(scene.read(CUSTOMER).requestsSent()).isEqualTo(3);
        assertThat(authorizations(scene)).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-2");
    }

    @Test
    void theReplacementDoesNotUseUpARepeat() {
        CallScene scene = new CallScene().answers(503, 401, 503, 200);
        assertThat(scene.read(CUSTOMER).requestsSent()).isEqualTo(4);
    }

    @Test
    void aConsentThatTheBankDeclaresOverIsReportedAndNotAskedForAgain() {
        CallScene scene = new CallScene().answers(403);
        assertThatThrownBy(() -> scene.read(CUSTOMER))
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.requestsSent()).isEqualTo(1));
        assertThat(scene.tokens.ended).containsExactly(ConsentRequiredException.Reason.REVOKED);
        assertThat(scene.tokens.replaced).isEmpty();
    }

    @Test
    void aTokenThatCannotBeGotEndsTheReadBeforeAnythingIsSent() {
        CallScene scene = new CallScene();
        scene.tokens.failure =
                () -> new ConsentRequiredException(ConsentRequiredException.Reason.NEVER_GIVEN, "no such consent");
        assertThatThrownBy(() -> scene.read(CUSTOMER))
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.requestsSent()).isZero());
        assertThat(scene.requests()).isZero();
        assertThat(scene.tokens.ended).isEmpty();
    }

    @Test
    void theRequestsOfAFailedRefreshAreToldByTheErrorAfterTheReadsOwn() {
        CallScene scene = new CallScene().answers(401);
        RequestId ofRefresh = new RequestId(UUID.randomUUID());
        assertThatThrownBy(() -> scene.read(CUSTOMER, call -> {
                    scene.tokens.failure = () -> failedRefresh(ofRefresh);
                    return CallScene.ask(call);
                }))
                .isInstanceOfSatisfying(BankUnavailableException.class, e -> {
                    assertThat(e.requestsSent()).isEqualTo(2);
                    assertThat(e.requestIds()).hasSize(2).endsWith(ofRefresh);
                });
        assertThat(scene.events.ended().get(0).requestsSent())
                .as("the refresh has an event of its own")
                .isEqualTo(1);
    }

    private static TppException failedRefresh(RequestId id) {
        TppException failure = new BankUnavailableException("no refresh now", BankAnswer.of(503), null);
        failure.belongsTo(new CallFacts(CallScene.BANK, List.of(id), 1));
        return failure;
    }

    private static List<String> authorizations(CallScene scene) {
        return scene.transport.requests().stream()
                .map((BankRequest request) -> request.header("Authorization").orElseThrow())
                .toList();
    }
}
