package org.tppkit.core.internal.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.token.PendingRecord;

class StatesTest {
    private static final int MANY = 20_000;

    @Test
    void aStateHas192BitsInCharactersThatEveryBankTakes() {
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            String state = States.fresh(random);
            assertThat(state).hasSize(32).matches("[A-Za-z0-9_-]+").doesNotContain(",");
            assertThat(Base64.getUrlDecoder().decode(state)).hasSize(24);
        }
    }

    @Test
    void statesDoNotRepeatAndUseTheirWholeAlphabetEvenly() {
        Random random = new Random(6);
        Set<String> states = new HashSet<>();
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            String state = States.fresh(random);
            states.add(state);
            state.chars().forEach(c -> counts.merge((char) c, 1, Integer::sum));
        }
        assertThat(states).hasSize(MANY);
        assertThat(counts).hasSize(64);
        double expected = MANY * 32 / 64.0;
        assertThat(counts.values())
                .allSatisfy(count -> assertThat((double) count).isBetween(expected * 0.9, expected * 1.1));
    }

    @Test
    void everyBitComesFromTheGenerator() {
        RandomGenerator ones = new RandomGenerator() {
            @Override
            public long nextLong() {
                return -1;
            }
        };
        assertThat(States.fresh(ones)).isEqualTo("_".repeat(32));
    }

    @Test
    void aStateBelongsToItsOwnIdOnly() {
        Random random = new Random(7);
        String state = States.fresh(random);
        String id = PendingRecord.idOf(state);
        assertThat(States.belongTo(id, state)).isTrue();
        assertThat(States.belongTo(id, States.fresh(random))).isFalse();
        assertThat(States.belongTo(id, state + "A")).isFalse();
        assertThat(States.belongTo(id, state.substring(1))).isFalse();
        assertThat(States.belongTo(id, "")).isFalse();
        assertThat(States.belongTo(id, id)).as("the id is no state").isFalse();
        assertThat(States.belongTo("", state)).isFalse();
    }

    @Test
    void theIdSaysNothingOfTheState() {
        String state = States.fresh(new Random(8));
        assertThat(PendingRecord.idOf(state)).hasSize(43).doesNotContain(state).doesNotContain(state.substring(0, 8));
    }

    /** Time is not measured here: that the comparison is the JDK's constant-time one is seen in the class file. */
    @Test
    @DisplayName("O1 states are compared in constant time")
    void theComparisonIsTheOneThatTakesTheSameTimeWhateverTheAnswer() throws IOException {
        String constants = constantsOf(States.class);
        assertThat(constants).contains("java/security/MessageDigest").contains("isEqual");
        assertThat(constants).doesNotContain("equals");
    }

    private static String constantsOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
