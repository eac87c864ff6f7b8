package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

@Timeout(60)
class StoreTroubleTest {
    private static final int ALL_TRIES = 4;

    private final Scene scene = new Scene();

    @BeforeEach
    void anExpiredToken() {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Lets the claim of the lease pass and the next writes fail. */
    private void failAfterTheBankAnswered(int writes) {
        scene.bank.afterwards = () -> scene.store.failingReplaces.set(writes);
    }

    @Test
    void aStoreThatIsBackSoonGetsTheTokens() {
        failAfterTheBankAnswered(2);
        UsableToken token = scene.current();

        assertThat(token.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.bank.calls()).isOne();
        assertThat(scene.time.sleeps()).hasSize(2);
        assertThat(scene.events)
                .extracting(Object::getClass)
                .map(Object.class::cast)
                .containsExactly(ConsentEvent.RefreshNotStored.class, ConsentEvent.Refreshed.class);
    }

    @Test
    @DisplayName("O9 until new tokens are stored nobody uses them and the bank is not asked again")
    void untilTheTokensAreStoredNobodyUsesThemAndTheBankIsNotAskedAgain() {
        failAfterTheBankAnswered(ALL_TRIES + 2);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::current);
        }
        assertThat(scene.bank.calls()).isOne();

        UsableToken token = scene.current();
        assertThat(token.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.stored()
                        .tokens()
                        .flatMap(Tokens::refreshToken)
                        .orElseThrow()
                        .value())
                .isEqualTo("refresh-f1-2");
        assertThat(scene.bank.calls()).isOne();
        assertThat(scene.bank.isDead(Scene.FAMILY)).isFalse();
        assertThat(scene.tokens.writeUnsaved()).isZero();
    }

    @Test
    void aCloseWritesWhatIsStillUnsaved() {
        failAfterTheBankAnswered(ALL_TRIES + 1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::current);
        assertThat(scene.tokens.writeUnsaved()).isOne();
        assertThat(scene.tokens.writeUnsaved()).isZero();
        assertThat(scene.storedAccessToken().orElseThrow().value()).isEqualTo("access-f1-2");
    }

    @Test
    void aWriteThatTookEffectThoughItFailedIsFoundAgain() {
        scene.bank.afterwards = () -> scene.store.failingReplacesAfterEffect.set(1);
        assertThat(scene.current().accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.bank.calls()).isOne();
    }

    @Test
    void aClaimThatTookEffectThoughItFailedIsTakenUpAtOnce() {
        scene.store.failingReplacesAfterEffect.set(1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::current);
        assertThat(scene.bank.calls()).isZero();
        assertThat(scene.stored().lease()).isPresent();

        assertThat(scene.current().freshlyObtained()).isTrue();
        assertThat(scene.time.sleeps()).isEmpty();
    }

    @Test
    @DisplayName("O12 a store that cannot be read is no lost consent")
    void aStoreThatCannotBeReadIsNoLostConsent() {
        scene.store.failingFinds.set(1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::current);
        assertThat(scene.current().freshlyObtained()).isTrue();
        assertThat(scene.events).noneMatch(ConsentEvent.Lost.class::isInstance);
    }

    @Test
    void aRefusalThatCannotBeCheckedIsNoLostConsent() {
        scene.bank.end(Scene.FAMILY);
        scene.bank.whileAsked = () -> scene.store.failingFinds.set(1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::current);
        assertThat(scene.stored().isActive()).isTrue();

        scene.bank.whileAsked = () -> {};
        assertThatExceptionOfType(ConsentRequiredException.class).isThrownBy(scene::current);
        assertThat(scene.stored().isActive()).isFalse();
    }

    @Test
    @DisplayName("O12 a lost update is noticed and the spent token not used again")
    void aLostUpdateIsNoticedAndTheSpentTokenIsNotUsedAgain() {
        scene.bank.afterwards = () -> scene.store.losesUpdates = true;
        UsableToken token = scene.current();
        scene.store.losesUpdates = false;
        scene.time.advance(Duration.ofMinutes(59));

        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> scene.current(scene.tokens, token))
                .withMessageContaining("lost an update");
        assertThat(scene.bank.calls()).isOne();
        assertThat(scene.bank.isDead(Scene.FAMILY)).isFalse();
    }

    @Test
    void aStoreThatRefusesEveryChangeDoesNotHoldAnybodyForEver() {
        scene.store.refusesEverything = true;
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::current);
        assertThat(scene.bank.calls()).isZero();
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> scene.tokens.replaceTokens(Scene.KEY, scene.consent("f2")));
    }

    @Test
    void aConsentThatWasRemovedDuringItsRefreshIsNotUsed() {
        scene.bank.whileAsked = this::removeIt;
        assertThatExceptionOfType(ConsentRequiredException.class)
                .isThrownBy(scene::current)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REVOKED));
        assertThat(scene.tokens.read(Scene.KEY)).isEmpty();
        assertThat(scene.tokens.writeUnsaved()).isZero();
    }

    @Test
    void aConsentThatWasRemovedWhileItsTokensWereUnsavedIsNotBroughtBack() {
        failAfterTheBankAnswered(ALL_TRIES);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(scene::current);
        removeIt();
        assertThat(scene.tokens.writeUnsaved()).isZero();
        assertThat(scene.tokens.read(Scene.KEY)).isEmpty();
    }

    @Test
    void whatAStoreThrowsAgainstItsContractShowsNoPayload() {
        TokenStore odd = new TokenStore() {
            @Override
            public Optional<StoredToken> find(TokenKey key) {
                throw new UnsupportedOperationException("payload: SECRET");
            }

            @Override
            public Optional<Long> replace(TokenKey key, @Nullable Long expected, TokenRecord record) {
                throw new UnsupportedOperationException("payload: SECRET");
            }

            @Override
            public boolean remove(TokenKey key, long expectedRevision) {
                throw new UnsupportedOperationException("payload: SECRET");
            }

            @Override
            public TokenPage list(TokenFilter filter, @Nullable String page, int limit) {
                throw new UnsupportedOperationException("payload: SECRET");
            }

            @Override
            public int purgeExpired(Instant before) {
                throw new UnsupportedOperationException("payload: SECRET");
            }
        };
        Executor sameThread = Runnable::run;
        ConsentTokens tokens =
                new ConsentTokens(odd, scene.time, sameThread, Settings.standard(), new CallListener() {}, "x");
        AtomicReference<Throwable> caught = new AtomicReference<>();
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> tokens.current(Scene.KEY, null, scene.bank, scene.aMinute()))
                .withMessageContaining("UnsupportedOperationException")
                .satisfies(caught::set);
        assertThat(caught.get()).hasStackTraceContaining("StoreTroubleTest");
        assertThat(stackTrace(caught.get())).doesNotContain("SECRET");
        assertThat(List.of(caught.get().getSuppressed())).hasSize(1);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void removeIt() {
        long revision = scene.tokens.read(Scene.KEY).orElseThrow().revision();
        assertThat(scene.tokens.remove(Scene.KEY, revision)).isTrue();
    }
}
