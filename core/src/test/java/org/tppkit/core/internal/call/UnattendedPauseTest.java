package org.tppkit.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.call.CallScene.CUSTOMER;
import static org.tppkit.core.internal.call.CallScene.NOBODY;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.RetryPolicy;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;

/** Calls without the customer are held back after trouble; calls with the customer never. */
class UnattendedPauseTest {
    private static final Instant START = Instant.parse("2026-11-16T09:30:00Z");

    @Test
    void afterARateLimitTheBanksOwnTimeHolds() {
        CallScene scene = new CallScene().answersWithRetryAfter(429, 300);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOfSatisfying(QuotaException.class, e -> {
            assertThat(e.nextAt()).isEqualTo(START.plusSeconds(300));
            assertThat(e.requestsSent()).isZero();
            assertThat(e.bank()).contains(CallScene.BANK);
        });
        assertThat(scene.requests()).isEqualTo(1);
    }

    @Test
    void itEndsAtTheVeryMomentThatItNames() {
        CallScene scene = new CallScene().answersWithRetryAfter(429, 300).answers(200);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        scene.time.advance(Duration.ofSeconds(300).minusNanos(1));
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(QuotaException.class);
        scene.time.advance(Duration.ofNanos(1));
        assertThat(scene.read(NOBODY).requestsSent()).isEqualTo(1);
    }

    @Test
    void withoutATimeOfTheBankThePolicysHolds() {
        for (int status : new int[] {429, 500, 503}) {
            CallScene scene = new CallScene().answers(status);
            assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
            assertHeldBackUntil(scene, START.plus(RetryPolicy.standard().outagePause()));
        }
    }

    @Test
    void aBankThatCannotBeReachedIsLeftAloneToo() {
        CallScene scene = new CallScene().fails(TransportException.Reason.UNREACHABLE, false);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        assertHeldBackUntil(scene, START.plusSeconds(60));
    }

    @Test
    void otherErrorsHoldNothingBack() {
        CallScene scene = new CallScene()
                .answers(404)
                .fails(TransportException.Reason.CONNECTION_LOST, true)
                .answers(200);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        assertThat(scene.read(NOBODY).value()).isEqualTo("body of 200");
    }

    @Test
    void aDayIsTheLongest() {
        CallScene scene = new CallScene().answersWithRetryAfter(503, 1_000_000_000_000L);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        assertHeldBackUntil(scene, START.plus(Duration.ofDays(1)));
    }

    @Test
    void aShorterTroubleDoesNotShortenIt() {
        CallScene scene = new CallScene(RetryPolicy.never())
                .answersWithRetryAfter(429, 300)
                .answersWithRetryAfter(429, 5);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        assertThatThrownBy(() -> scene.read(CUSTOMER)).isInstanceOf(TppException.class);
        assertHeldBackUntil(scene, START.plusSeconds(300));
    }

    @Test
    @DisplayName("S5 the customer is never held back")
    void theCustomerIsNeverHeldBack() {
        CallScene scene = new CallScene().answersWithRetryAfter(429, 300).answers(200);
        assertThatThrownBy(() -> scene.read(NOBODY)).isInstanceOf(TppException.class);
        assertThat(scene.read(CUSTOMER).value()).isEqualTo("body of 200");
    }

    @Test
    void troubleOfAnAttendedCallHoldsBackTheOthersEvenWhereARepeatMendsIt() {
        CallScene scene = new CallScene().answers(503, 200);
        scene.read(CUSTOMER);
        assertHeldBackUntil(scene, START.plusSeconds(60));
    }

    private static void assertHeldBackUntil(CallScene scene, Instant moment) {
        assertThatThrownBy(() -> scene.read(NOBODY))
                .hasMessageContaining(moment.toString())
                .isInstanceOfSatisfying(
                        QuotaException.class, e -> assertThat(e.nextAt()).isEqualTo(moment));
    }
}
