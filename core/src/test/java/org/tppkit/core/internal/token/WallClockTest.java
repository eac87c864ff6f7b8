package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WallClockTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void aConsent() {
        scene.give();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P-1D", "PT1H", "PT-1H", "PT1S"})
    @DisplayName("O13 a jump of the wall clock neither forces nor suppresses a refresh")
    void aJumpNeitherForcesNorSuppressesARefresh(Duration jump) {
        UsableToken old = scene.current();
        scene.time.jumpWallClock(jump);
        assertThat(scene.current()).isEqualTo(old);
        scene.time.advance(Duration.ofMinutes(57).minusNanos(1));
        assertThat(scene.current()).isEqualTo(old);
        assertThat(scene.bank.calls()).isZero();

        scene.time.advance(Duration.ofNanos(1));
        UsableToken fresh = scene.current();
        assertThat(fresh.looksTheSameAs(old)).isFalse();
        assertThat(scene.bank.calls()).isOne();

        scene.time.jumpWallClock(jump.negated());
        assertThat(scene.current()).isEqualTo(fresh);
        scene.time.advance(Duration.ofHours(1));
        assertThat(scene.current().looksTheSameAs(fresh)).isFalse();
        assertThat(scene.bank.calls()).isEqualTo(2);
    }

    @Test
    void aJumpDoesNotEndAConsentThatIsInUse() {
        ConsentRecord ending = scene.consent(Scene.FAMILY)
                .change()
                .validUntil(scene.time.now().plus(Duration.ofHours(12)))
                .build();
        scene.tokens.replaceTokens(Scene.KEY, ending);
        UsableToken token = scene.current();
        scene.time.jumpWallClock(Duration.ofDays(1));
        assertThat(scene.current()).isEqualTo(token);
    }

    @Test
    void aRecordFromTheFutureLivesNoLongerThanItsWholeLife() {
        scene.time.jumpWallClock(Duration.ofDays(-1));
        UsableToken old = scene.current();
        scene.time.advance(Duration.ofMinutes(57));
        assertThat(scene.current().looksTheSameAs(old)).isFalse();
        assertThat(scene.bank.calls()).isOne();
    }

    @Test
    @DisplayName("O13 across a restart the wall clock tells how much is left")
    void afterARestartTheRecordTellsHowMuchIsLeft() {
        scene.time.advance(Duration.ofMinutes(30));
        ConsentTokens restarted = scene.client("restarted");
        UsableToken old = scene.current(restarted, null);
        scene.time.advance(Duration.ofMinutes(27).minusNanos(1));
        assertThat(scene.current(restarted, null)).isEqualTo(old);
        scene.time.advance(Duration.ofNanos(1));
        assertThat(scene.current(restarted, null).looksTheSameAs(old)).isFalse();
    }

    @Test
    void theFloorHoldsAcrossProcesses() {
        UsableToken fresh = scene.current(scene.tokens, scene.current());
        UsableToken elsewhere = scene.current(scene.client("second"), fresh);
        assertThat(elsewhere.looksTheSameAs(fresh)).isTrue();
        assertThat(elsewhere.freshlyObtained()).isTrue();
        assertThat(scene.bank.calls()).isOne();
    }
}
