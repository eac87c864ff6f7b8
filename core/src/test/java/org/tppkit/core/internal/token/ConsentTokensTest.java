package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.spi.event.ConsentEvent;

@Timeout(60)
class ConsentTokensTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aFreshTokenIsUsedWithoutAskingTheBankAndTheStoreOnlyOnce() {
        scene.give();
        UsableToken first = scene.current();
        int finds = scene.store.finds.get();
        UsableToken second = scene.current();

        assertThat(second).isEqualTo(first);
        assertThat(first.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.store.finds.get() - 1).isEqualTo(finds); // the one is the test's own
        assertThat(scene.bank.calls()).isZero();
        assertThat(first.freshlyObtained()).isFalse();
    }

    @Test
    @DisplayName("O9 new tokens are stored before they are handed out")
    void aTokenIsRefreshedAMarginBeforeItsEndAndStoredBeforeItIsUsed() {
        scene.give();
        UsableToken old = scene.current();
        scene.time.advance(Duration.ofMinutes(57).minusNanos(1));
        assertThat(scene.current()).isEqualTo(old);

        scene.time.advance(Duration.ofNanos(1));
        UsableToken fresh = scene.current();

        assertThat(fresh.looksTheSameAs(old)).isFalse();
        assertThat(fresh.freshlyObtained()).isTrue();
        assertThat(fresh.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(fresh.revision())
                .isEqualTo(scene.tokens.read(Scene.KEY).orElseThrow().revision());
        assertThat(scene.stored().lease()).isEmpty();
        assertThat(scene.stored().lastRefreshAt()).contains(scene.time.now());
        assertThat(scene.bank.calls()).isOne();
        assertThat(scene.events)
                .hasOnlyElementsOfType(ConsentEvent.Refreshed.class)
                .hasSize(1);
    }

    @Test
    void anAnswerWithoutRefreshTokenKeepsTheOldOne() {
        scene.bank.rotates = false;
        scene.give();
        Optional<RefreshToken> before = scene.stored().tokens().flatMap(Tokens::refreshToken);
        scene.time.advance(Duration.ofHours(1));
        scene.current();
        scene.time.advance(Duration.ofHours(1));
        scene.current();

        assertThat(scene.bank.calls()).isEqualTo(2);
        assertThat(scene.stored().tokens().flatMap(Tokens::refreshToken)).isEqualTo(before);
    }

    @Test
    void aTokenOfUnknownLifeIsUsedUntilItIsRefused() {
        scene.bank.life = Optional.empty();
        scene.give();
        UsableToken old = scene.current();
        scene.time.advance(Duration.ofDays(400));
        assertThat(scene.current()).isEqualTo(old);
        assertThat(scene.bank.calls()).isZero();

        assertThat(scene.current(scene.tokens, old).looksTheSameAs(old)).isFalse();
        assertThat(scene.bank.calls()).isOne();
    }

    @Test
    void aRefusedTokenThatWasReplacedMeanwhileCostsNoRefresh() {
        scene.give();
        UsableToken old = scene.current();
        UsableToken fresh = scene.current(scene.tokens, old);
        UsableToken again = scene.current(scene.tokens, old);
        UsableToken elsewhere = scene.current(scene.client("second"), old);

        assertThat(again).isEqualTo(fresh);
        assertThat(elsewhere.accessToken()).isEqualTo(fresh.accessToken());
        assertThat(scene.bank.calls()).isOne();
    }

    @Test
    void aTokenThatARefreshJustGaveIsNotRefreshedForARefusal() {
        scene.give();
        UsableToken fresh = scene.current(scene.tokens, scene.current());
        UsableToken again = scene.current(scene.tokens, fresh);

        assertThat(again.looksTheSameAs(fresh)).isTrue();
        assertThat(again.freshlyObtained()).isTrue();
        assertThat(scene.bank.calls()).isOne();

        scene.time.advance(scene.settings.refreshFloor());
        assertThat(scene.current().freshlyObtained()).isFalse();
        assertThat(scene.current(scene.tokens, fresh).looksTheSameAs(fresh)).isFalse();
        assertThat(scene.bank.calls()).isEqualTo(2);
    }

    @Test
    void aShortLifeCausesNoStorm() {
        scene.bank.life = Optional.of(Duration.ofSeconds(60));
        scene.give();
        for (int second = 0; second < 600; second++) {
            scene.current();
            scene.time.advance(Duration.ofSeconds(1));
        }
        // due 12 s before the end: every 48 s
        assertThat(scene.bank.calls()).isEqualTo(12);
    }

    @Test
    void aLifeShorterThanTheFloorIsUsedToItsEnd() {
        try (Scene slow = new Scene(
                Settings.builder().refreshFloor(Duration.ofSeconds(30)).build())) {
            slow.bank.life = Optional.of(Duration.ofSeconds(20));
            slow.give();
            for (int second = 0; second < 120; second++) {
                slow.current();
                slow.time.advance(Duration.ofSeconds(1));
            }
            // the first is due 4 s before its end; after that each lives to its end, for the floor is longer
            assertThat(slow.bank.calls()).isEqualTo(6);
        }
    }

    @Test
    void aTokenWithoutRefreshTokenLivesToItsEndAndThenTheCustomerIsAsked() {
        Tokens plain = new Tokens(
                new AccessToken("plain"),
                Optional.of(scene.time.now().plusSeconds(100)),
                Optional.empty(),
                scene.time.now());
        scene.tokens.create(Scene.KEY, "subject", scene.bare().tokens(plain).build());
        scene.time.advance(Duration.ofSeconds(99));
        assertThat(scene.current().accessToken()).contains(new AccessToken("plain"));

        scene.time.advance(Duration.ofSeconds(1));
        assertConsentRequired(Reason.EXPIRED);
        assertThat(scene.bank.calls()).isZero();
    }

    @Test
    void aBankWithoutTokensHasOnlyAReference() {
        scene.tokens.create(
                Scene.KEY, "subject", scene.bare().consentReference("ref-7").build());
        UsableToken token = scene.current();

        assertThat(token.accessToken()).isEmpty();
        assertThat(token.consentReference()).contains("ref-7");
        assertThat(scene.current(scene.tokens, token).looksTheSameAs(token)).isTrue();
        assertThat(scene.bank.calls()).isZero();
    }

    @Test
    void whatWasNeverGivenOrIsOverSendsTheCustomerToTheBank() {
        assertConsentRequired(Reason.NEVER_GIVEN);

        ConsentRecord ending = scene.consent(Scene.FAMILY)
                .change()
                .validUntil(scene.time.now().plusSeconds(10))
                .build();
        scene.tokens.create(Scene.KEY, "subject", ending);
        scene.current();
        scene.time.advance(Duration.ofSeconds(10));
        assertConsentRequired(Reason.EXPIRED);
        assertThat(scene.bank.calls()).isZero();
    }

    @Test
    void aLostConsentKeepsSubjectAndScopeAndNoToken() {
        scene.give();
        UsableToken token = scene.current();
        assertThat(scene.tokens.markLost(Scene.KEY, token, Reason.SCA_REQUIRED)).isTrue();

        assertConsentRequired(Reason.SCA_REQUIRED);
        StoredConsent lost = scene.tokens.read(Scene.KEY).orElseThrow();
        assertThat(lost.subject()).contains("subject-f1");
        assertThat(lost.record().tokens()).isEmpty();
        assertThat(scene.events).singleElement().isInstanceOf(ConsentEvent.Lost.class);
        assertThat(scene.tokens.markLost(Scene.KEY, token, Reason.REVOKED)).isFalse();
    }

    @Test
    void aConsentIsNotLostForATokenThatWasReplacedMeanwhile() {
        scene.give();
        UsableToken old = scene.current();
        UsableToken fresh = scene.current(scene.client("second"), old);

        assertThat(scene.tokens.markLost(Scene.KEY, old, Reason.REVOKED)).isFalse();
        assertThat(scene.current().looksTheSameAs(fresh)).isTrue();
    }

    @Test
    void aRemovedConsentIsNoLongerUsed() {
        StoredConsent given = scene.give();
        scene.current();
        assertThat(scene.tokens.remove(Scene.KEY, given.revision() + 1)).isFalse();
        assertThat(scene.current()).isNotNull();
        assertThat(scene.tokens.remove(Scene.KEY, given.revision())).isTrue();
        assertConsentRequired(Reason.NEVER_GIVEN);
    }

    @Test
    void anOutageKeepsTheRefreshTokenAndGivesTheLeaseBack() {
        scene.give();
        Optional<Tokens> before = scene.stored().tokens();
        scene.time.advance(Duration.ofHours(1));
        outage();
        assertThatExceptionOfType(BankUnavailableException.class).isThrownBy(scene::current);
        assertThat(scene.stored().tokens()).isEqualTo(before);
        assertThat(scene.stored().lease()).isEmpty();

        // within the floor the bank is left alone
        assertThatExceptionOfType(BankUnavailableException.class).isThrownBy(scene::current);
        assertThat(scene.bank.calls()).isOne();

        scene.bank.outage = Optional::empty;
        scene.time.advance(Duration.ofSeconds(1));
        assertThat(scene.current().freshlyObtained()).isTrue();
        assertThat(scene.bank.calls()).isEqualTo(2);
    }

    @Test
    void aTokenThatStillLivesCarriesACallOverAFailedEarlyRefresh() {
        scene.give();
        UsableToken old = scene.current();
        scene.time.advance(Duration.ofMinutes(58));
        outage();
        assertThat(scene.current().looksTheSameAs(old)).isTrue();
        assertThat(scene.current().looksTheSameAs(old)).isTrue();
        assertThat(scene.bank.calls()).isOne();

        scene.time.advance(scene.settings.refreshFloor());
        assertThat(scene.current().looksTheSameAs(old)).isTrue();
        assertThat(scene.bank.calls()).isEqualTo(2);

        scene.time.advance(Duration.ofMinutes(2));
        assertThatExceptionOfType(BankUnavailableException.class).isThrownBy(scene::current);
    }

    @Test
    void aRefusedCertificateIsToldAlsoWhileTheTokenLives() {
        scene.give();
        scene.current();
        scene.time.advance(Duration.ofMinutes(58));
        scene.bank.outage = () -> Optional.of(new IdentityRejectedException("certificate", BankAnswer.of(401), null));
        assertThatExceptionOfType(IdentityRejectedException.class).isThrownBy(scene::current);
        assertThat(scene.stored().isActive()).isTrue();
        assertThat(scene.stored().lease()).isEmpty();
    }

    @Test
    void aTokenThatLivesIsUsedWhileItsEarlyRefreshFailsAlsoWhereItIsLookedUpAnew() {
        scene.give();
        UsableToken old = scene.current();
        scene.time.advance(Duration.ofMinutes(58));
        outage();
        assertThat(scene.current().looksTheSameAs(old)).isTrue();
        scene.tokens.forget(Scene.KEY);
        assertThat(scene.current().looksTheSameAs(old)).isTrue();
        assertThat(scene.bank.calls()).isOne();
        assertThatExceptionOfType(BankUnavailableException.class).isThrownBy(() -> scene.current(scene.tokens, old));
    }

    @Test
    void aBugInTheRefreshGivesTheLeaseBackAndIsSaid() {
        scene.give();
        scene.time.advance(Duration.ofHours(1));
        scene.bank.outage = () -> Optional.of(new ArithmeticException("bug"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(scene::current)
                .withCauseInstanceOf(ArithmeticException.class);
        assertThat(scene.stored().lease()).isEmpty();
        assertThat(scene.stored().tokens()).isPresent();
    }

    @Test
    void twoConsentsOfOneIdAreRefused() {
        scene.give();
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::give);
    }

    private void outage() {
        scene.bank.outage =
                () -> Optional.of(new BankUnavailableException("a refresh", BankAnswer.of(503), Duration.ofSeconds(7)));
    }

    private void assertConsentRequired(Reason reason) {
        assertThatExceptionOfType(ConsentRequiredException.class)
                .isThrownBy(scene::current)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
