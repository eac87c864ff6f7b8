package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.ports.error.ConsentRequiredException.Reason;

@Timeout(60)
class RenewalTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void aConsent() {
        scene.give();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aRenewalTakesThePlaceOfALostConsent() {
        scene.tokens.markLost(Scene.KEY, scene.current(), Reason.REVOKED);
        StoredConsent renewed =
                scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2")).orElseThrow();

        assertThat(renewed.key()).isEqualTo(Scene.KEY);
        assertThat(renewed.subject()).contains("subject-f1");
        assertThat(scene.stored().isActive()).isTrue();
        assertThat(family(scene.current())).isEqualTo("f2");
    }

    @Test
    void aRenewalReplacesATokenThatIsStillFreshInTheCache() {
        scene.current();
        scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2"));
        assertThat(family(scene.current())).isEqualTo("f2");
        assertThat(scene.bank.calls()).isZero();
    }

    @Test
    void thereIsNothingToRenewWhereTheConsentWasRemoved() {
        scene.tokens.remove(
                Scene.KEY, scene.tokens.read(Scene.KEY).orElseThrow().revision());
        assertThat(scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2"))).isEmpty();
        assertThat(scene.tokens.read(Scene.KEY)).isEmpty();
    }

    @Test
    void aRenewalDuringARefreshWins() {
        scene.time.advance(Duration.ofHours(2));
        scene.bank.afterwards = () -> scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2"));
        assertThat(family(scene.current())).isEqualTo("f2");
        assertThat(family(scene.current())).isEqualTo("f2");
        assertThat(scene.storedAccessToken().orElseThrow().value()).contains("-f2-");
    }

    @Test
    void aRenewalWhileTheRefreshIsRefusedWins() {
        scene.time.advance(Duration.ofHours(2));
        scene.bank.end(Scene.FAMILY);
        scene.bank.whileAsked = () -> scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2"));
        assertThat(family(scene.current())).isEqualTo("f2");
        assertThat(scene.events).isEmpty();
    }

    @Test
    void aRenewalJustBeforeTheRefreshIsStoredWins() {
        scene.time.advance(Duration.ofHours(2));
        scene.bank.afterwards = () -> scene.store.beforeReplace = () -> {
            scene.store.beforeReplace = () -> {};
            scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2"));
        };
        assertThat(family(scene.current())).isEqualTo("f2");
        assertThat(family(scene.current())).isEqualTo("f2");
    }

    @Test
    void aRenewalJustAfterTheRefreshIsStoredIsNotHiddenByTheCache() {
        scene.time.advance(Duration.ofHours(2));
        scene.whenTold = () -> scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2"));
        assertThat(family(scene.current())).isEqualTo("f1");
        assertThat(family(scene.current())).isEqualTo("f2");
    }

    @RepeatedTest(50)
    void renewalAndRefreshAtTheSameMomentLeaveTheRenewal() throws Exception {
        scene.time.advance(Duration.ofHours(2));
        ConsentRecord renewal = scene.consent("f2");
        Callable<Object> use = scene::current;
        Callable<Object> renew = () -> scene.tokens.replaceTokens(Scene.KEY, renewal);
        List<Object> outcomes = Crowd.outcomes(List.of(use, renew, use));

        assertThat(outcomes.get(1)).isInstanceOf(Optional.class);
        assertThat(scene.storedAccessToken()).isEqualTo(renewal.tokens().map(Tokens::accessToken));
        assertThat(family(scene.current())).isEqualTo("f2");
        assertThat(scene.bank.isDead("f1")).isFalse();
    }

    @Test
    void fieldsOfANewerVersionOutliveRefreshAndRenewal() {
        Field strange = new Field(900, new byte[] {1, 2, 3});
        ConsentStore consents = new ConsentStore(scene.store);
        StoredConsent stored = scene.tokens.read(Scene.KEY).orElseThrow();
        consents.replace(
                stored, stored.record().change().addUnknownFields(strange).build());
        scene.time.advance(Duration.ofHours(2));
        scene.current();
        assertThat(scene.stored().unknownFields()).containsExactly(strange);
        scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2"));
        assertThat(scene.stored().unknownFields()).containsExactly(strange);
    }

    static String family(UsableToken token) {
        return token.accessToken().orElseThrow().value().split("-")[1];
    }
}
