package org.tppkit.app.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void whatPeopleWriteStaysAsItIs() {
        for (String text : new String[] {"VIR MAMIE 🎂 joyeux anniversaire", "👩‍👧", "Œuvre & Fils", "مرحبا", ""}) {
            assertThat(SafeText.of(text)).isEqualTo(text);
        }
    }

    @Test
    void linesEndInBlanksAndHarmfulCharactersAreReplaced() {
        assertThat(SafeText.of("a\nb\tc\u2028d")).isEqualTo("a b c d");
        assertThat(SafeText.of("\u001B[2J\u009B\u0000")).isEqualTo("\uFFFD[2J\uFFFD\uFFFD");
        assertThat(SafeText.of("gift\u202Etxt.exe\u2066")).isEqualTo("gift\uFFFDtxt.exe\uFFFD");
        assertThat(SafeText.of("\uD83D!\uDE00")).isEqualTo("\uFFFD!\uFFFD");
        assertThat(SafeText.of("\uFFFE\uFDD0\uFEFF")).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void noHostileTextKeepsAControlCharacterAFormatCharacterOrHalfACharacter() {
        for (long seed = 0; seed < 2_000; seed++) {
            String safe = SafeText.of(HostileText.of(new SplittableRandom(seed)));
            assertThat(safe.codePoints())
                    .as("seed %d", seed)
                    .noneMatch(c -> Character.getType(c) == Character.CONTROL
                            || Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.SURROGATE
                            || Character.getType(c) == Character.LINE_SEPARATOR);
        }
    }
}
