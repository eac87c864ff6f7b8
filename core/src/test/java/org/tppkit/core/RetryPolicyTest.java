package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void theStandardRepeatsTwiceForACustomerAndNeverOtherwise() {
        RetryPolicy standard = RetryPolicy.standard();
        assertThat(standard.attended()).isEqualTo(2);
        assertThat(standard.unattended()).isZero();
        assertThat(standard.longestPause()).isEqualTo(Duration.ofSeconds(20));
        assertThat(standard.withUnattended(1).unattended()).isEqualTo(1);
        assertThat(standard.withUnattended(1).attended()).isEqualTo(2);
    }

    @Test
    void neverIsNever() {
        assertThat(RetryPolicy.never().attended()).isZero();
        assertThat(RetryPolicy.never().unattended()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6, Integer.MAX_VALUE})
    void repeatsHaveBounds(int repeats) {
        assertThatThrownBy(() -> new RetryPolicy(repeats, 0, SECOND, SECOND, SECOND))
                .hasMessageContaining("attended");
        assertThatThrownBy(() -> new RetryPolicy(0, repeats, SECOND, SECOND, SECOND))
                .hasMessageContaining("unattended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P2D", "PT2562047788015215H"})
    void pausesArePositiveAndAtMostADay(String text) {
        Duration bad = Duration.parse(text);
        assertThatThrownBy(() -> new RetryPolicy(0, 0, bad, SECOND, SECOND)).hasMessageContaining("firstPause");
        assertThatThrownBy(() -> new RetryPolicy(0, 0, SECOND, bad, SECOND)).hasMessageContaining("longestPause");
        assertThatThrownBy(() -> new RetryPolicy(0, 0, SECOND, SECOND, bad)).hasMessageContaining("outagePause");
    }
}
