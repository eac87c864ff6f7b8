package org.tppkit.testkit.simulator.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RememberedTest {

    private static void fill(Remembered<Integer> memory, int count) {
        for (int i = 0; i < count; i++) {
            memory.put("n" + i, i);
        }
    }

    @Test
    void neverMoreThanTheCapacityIsKeptAndTheOldestGoFirst() {
        Remembered<Integer> memory = new Remembered<>(2_000, number -> false, number -> false);
        for (int i = 0; i < 10_000; i++) {
            memory.put("n" + i, i);
            assertThat(memory.size()).isLessThanOrEqualTo(2_000);
        }
        assertThat(memory.size()).isGreaterThanOrEqualTo(1_800);
        assertThat(memory.get("n9999")).isEqualTo(9_999);
        assertThat(memory.has("n7999")).isFalse();
    }

    @Test
    void whatIsOverGoesBeforeThereIsNoRoom() {
        Remembered<Integer> memory = new Remembered<>(100_000, number -> number % 100 != 0, number -> false);
        fill(memory, 50_000);
        assertThat(memory.size()).isLessThan(2_100);
        assertThat(memory.has("n0")).isTrue();
    }

    @Test
    void fewAreKeptAlthoughTheyAreOver() {
        Remembered<Integer> memory = new Remembered<>(100_000, number -> true, number -> true);
        fill(memory, 1_000);
        assertThat(memory.size()).isEqualTo(1_000);
    }

    @Test
    void whatCanBeSparedGoesBeforeWhatIsOlder() {
        Remembered<Integer> memory = new Remembered<>(1_000, number -> false, number -> number >= 200);
        fill(memory, 3_000);
        for (int i = 0; i < 200; i++) {
            assertThat(memory.has("n" + i)).isTrue();
        }
        assertThat(memory.size()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void aNameIsKnownWhenItComesAgain() {
        Remembered<Integer> memory = new Remembered<>(10, number -> false, number -> false);
        assertThat(memory.put("a", 1)).isEmpty();
        assertThat(memory.put("a", 2)).contains(1);
        memory.remove("a");
        assertThat(memory.all()).isEmpty();
        assertThatThrownBy(() -> new Remembered<Integer>(9, number -> false, number -> false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
