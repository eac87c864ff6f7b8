package org.tppkit.testkit.simulator.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private static final Wording FRENCH = new Wording(Language.FRENCH);
    private static final Wording ENGLISH = new Wording(Language.ENGLISH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.34 | 12,34\u00a0€ | €12.34",
                "5 | 5,00\u00a0€ | €5.00",
                "0.5 | 0,50\u00a0€ | €0.50",
                "0.001 | 0,001\u00a0€ | €0.001",
                "999 | 999,00\u00a0€ | €999.00",
                "1000 | 1\u202f000,00\u00a0€ | €1,000.00",
                "1234567.8 | 1\u202f234\u202f567,80\u00a0€ | €1,234,567.80",
                "-3.10 | −3,10\u00a0€ | −€3.10",
                "1E+3 | 1\u202f000,00\u00a0€ | €1,000.00",
                "0.1 | 0,10\u00a0€ | €0.10"
            })
    void amountsAreWrittenAsInTheLanguage(BigDecimal amount, String french, String english) {
        assertThat(FRENCH.euro(amount)).isEqualTo(french);
        assertThat(ENGLISH.euro(amount)).isEqualTo(english);
    }

    @Test
    void anAmountReadBackIsTheAmount() {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(), random.nextInt(6));
            String back = ENGLISH.euro(amount).replaceAll("[€,]", "").replace('−', '-');
            assertThat(new BigDecimal(back)).as("seed " + seed).isEqualByComparingTo(amount);
        }
    }

    @Test
    void daysAndTimesAreWrittenAsInTheLanguageAndAreThoseOfFrance() {
        assertThat(FRENCH.day(LocalDate.of(2026, 4, 1))).isEqualTo("1er avril 2026");
        assertThat(FRENCH.day(LocalDate.of(2026, 8, 31))).isEqualTo("31 août 2026");
        assertThat(ENGLISH.day(LocalDate.of(2026, 12, 1))).isEqualTo("1 December 2026");
        Instant lateInUtc = Instant.parse("2026-03-17T23:30:00Z");
        assertThat(ENGLISH.day(lateInUtc)).isEqualTo("18 March 2026");
        assertThat(ENGLISH.time(lateInUtc)).isEqualTo("00:30");
    }

    @Test
    void anIbanIsShownInGroupsToCompareAndMaskedToChoose() {
        assertThat(Wording.iban("FR7690101000010000000000123")).isEqualTo("FR76 9010 1000 0100 0000 0000 123");
        assertThat(Wording.iban("BE68539007547034")).isEqualTo("BE68 5390 0754 7034");
        assertThat(ENGLISH.masked("IBAN", "FR7690101000010000000000123")).isEqualTo("IBAN FR76 … 0123");
        assertThat(ENGLISH.masked("CPAN", "************4711")).isEqualTo("Card ending in 4711");
        assertThat(FRENCH.masked("OTHR", "12")).isEqualTo("Numéro se terminant par 12");
    }
}
