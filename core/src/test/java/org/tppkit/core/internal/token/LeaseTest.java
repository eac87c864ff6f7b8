package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.event.ConsentEvent;

@Timeout(60)
class LeaseTest {
    private final Scene scene = new Scene();
    private final ConsentStore elsewhere = new ConsentStore(scene.store);

    @BeforeEach
    void aConsent() {
        scene.give();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private StoredConsent stored() {
        return scene.tokens.read(Scene.KEY).orElseThrow();
    }

    private StoredConsent leaseToAnother(Duration forHowLong) {
        Lease lease = new Lease("another", scene.time.now().plus(forHowLong));
        return elsewhere.replace(stored(), stored().record().leasedTo(lease)).orElseThrow();
    }

    /** What another process does when the bank has answered it. */
    private void anotherRefreshes() {
        Tokens old = stored().record().tokens().orElseThrow();
        Tokens fresh = old.refreshedBy(
                scene.bank.refresh(old.refreshToken().orElseThrow(), Optional.empty()), scene.time.now());
        elsewhere.replace(stored(), stored().record().refreshed(fresh)).orElseThrow();
    }

    @Test
    void whoComesSecondWaitsForTheHolderAndUsesWhatItGot() {
        scene.time.advance(Duration.ofHours(2));
        leaseToAnother(Duration.ofSeconds(90));
        scene.time.duringSleep(() -> {
            if (scene.time.sleeps().size() == 7) {
                anotherRefreshes();
            }
        });
        UsableToken token = scene.current();

        assertThat(token.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.bank.calls()).isOne();
        assertThat(scene.time.sleeps())
                .extracting(Duration::toMillis)
                .containsExactly(20L, 40L, 80L, 160L, 250L, 250L, 250L);
    }

    @Test
    @DisplayName("O11 a holder that died is replaced when its lease is over")
    void aHolderThatDiedIsReplacedWhenItsLeaseIsOver() {
        scene.time.advance(Duration.ofHours(2));
        leaseToAnother(Duration.ofSeconds(90));
        UsableToken token = scene.current();

        assertThat(token.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.bank.calls()).isOne();
        Duration waited = scene.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
    }

    @Test
    void aLeaseThatEndedBeforeIsNoReasonToWait() {
        leaseToAnother(Duration.ofSeconds(90));
        scene.time.advance(Duration.ofHours(2));
        scene.current();
        assertThat(scene.time.sleeps()).isEmpty();
    }

    @Test
    @DisplayName("O11 a holder whose clock is a day ahead is waited for one lease at most")
    void aHolderWhoseClockIsADayAheadIsWaitedForOneLeaseAtMost() {
        scene.time.advance(Duration.ofHours(2));
        leaseToAnother(Duration.ofDays(1));
        scene.current();
        Duration waited = scene.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
    }

    @Test
    void aTokenThatStillLivesIsUsedWhileAnotherRefreshesIt() {
        UsableToken old = scene.current();
        scene.time.advance(Duration.ofMinutes(58));
        leaseToAnother(Duration.ofSeconds(90));
        assertThat(scene.current().looksTheSameAs(old)).isTrue();
        assertThat(scene.time.sleeps()).isEmpty();

        anotherRefreshes();
        scene.time.advance(Duration.ofSeconds(1));
        assertThat(scene.current().accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.bank.calls()).isOne();
    }

    @Test
    void anEngineThatIsStoppedWaitsNoLonger() {
        scene.time.advance(Duration.ofHours(2));
        leaseToAnother(Duration.ofSeconds(90));
        scene.time.duringSleep(() -> Thread.currentThread().interrupt());
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(scene::current)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED));
        assertThat(scene.bank.calls()).isZero();
    }

    @Test
    void aRefusedRefreshTokenThatIsStillTheStoredOneEndsTheConsent() {
        scene.time.advance(Duration.ofHours(2));
        scene.bank.end(Scene.FAMILY);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(ConsentRequiredException.class)
                    .isThrownBy(scene::current)
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.REFRESH_REFUSED));
        }
        assertThat(scene.bank.calls()).isOne();
        assertThat(scene.events).singleElement().isInstanceOf(ConsentEvent.Lost.class);
        assertThat(scene.stored().tokens()).isEmpty();
        assertThat(stored().subject()).contains("subject-f1");
    }

    @Test
    void aLostConsentIsNotKeptAliveByTheCache() {
        UsableToken token = scene.current();
        scene.bank.end(Scene.FAMILY);
        assertThatExceptionOfType(ConsentRequiredException.class).isThrownBy(() -> scene.current(scene.tokens, token));
        assertThatExceptionOfType(ConsentRequiredException.class).isThrownBy(scene::current);
    }

    @Test
    void aRefusalOfATokenThatAnotherHasReplacedIsNoLoss() {
        scene.time.advance(Duration.ofHours(2));
        beforeTheFirstAnswer(this::anotherRefreshes);
        UsableToken token = scene.current();

        assertThat(token.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.stored().isActive()).isTrue();
        assertThat(scene.events).noneMatch(ConsentEvent.Lost.class::isInstance);
    }

    @Test
    void aRefusalWaitsWhileAnotherHoldsTheLease() {
        scene.time.advance(Duration.ofHours(2));
        // our call took too long; another took over, and its answer is on the way into the store
        Tokens old = scene.stored().tokens().orElseThrow();
        beforeTheFirstAnswer(() -> {
            leaseToAnother(Duration.ofSeconds(90));
            Tokens fresh = old.refreshedBy(
                    scene.bank.refresh(old.refreshToken().orElseThrow(), Optional.empty()), scene.time.now());
            scene.time.duringSleep(() -> {
                if (scene.time.sleeps().size() == 3) {
                    elsewhere
                            .replace(stored(), stored().record().refreshed(fresh))
                            .orElseThrow();
                }
            });
        });
        UsableToken token = scene.current();

        assertThat(scene.time.sleeps()).hasSize(3);
        assertThat(token.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.events).noneMatch(ConsentEvent.Lost.class::isInstance);
    }

    /** The bank that kills nothing on reuse: what matters here is what we make of its refusal. */
    private void beforeTheFirstAnswer(Runnable act) {
        AtomicBoolean first = new AtomicBoolean(true);
        scene.bank.whileAsked = () -> {
            if (first.getAndSet(false)) {
                act.run();
            }
        };
    }

    @Test
    void anAnswerThatComesAfterTheLeaseIsStillStored() {
        scene.time.advance(Duration.ofHours(2));
        scene.bank.afterwards = () -> leaseToAnother(Duration.ofSeconds(90));
        UsableToken token = scene.current();
        assertThat(token.accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.stored().lease()).isEmpty();
        assertThat(scene.bank.calls()).isOne();
    }
}
