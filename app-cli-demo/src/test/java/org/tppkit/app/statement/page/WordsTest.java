package org.tppkit.app.statement.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.Money;

class WordsTest {
    private final Words english = Language.EN.words();
    private final Words french = Language.FR.words();

    @Test
    void amountsAreWrittenAsPeopleWriteThem() {
        assertThat(english.amount(Money.of("-1234567.5", "EUR"))).isEqualTo("\u2212€1,234,567.50");
        assertThat(english.signed(Money.of("999", "CHF"))).isEqualTo("+CHF\u00A0999.00");
        assertThat(english.signed(Money.of("0", "EUR"))).isEqualTo("€0.00");
        assertThat(french.amount(Money.of("-1234567.5", "EUR"))).isEqualTo("\u22121\u202F234\u202F567,50\u00A0€");
        assertThat(french.signed(Money.of("1000", "JPY"))).isEqualTo("+1\u202F000\u00A0JPY");
        assertThat(english.number(new BigDecimal("-0.125"))).isEqualTo("\u22120.125");
    }

    @Test
    void daysAreWrittenAsPeopleWriteThem() {
        assertThat(english.day(LocalDate.of(2026, 11, 1))).isEqualTo("1 Nov 2026");
        assertThat(french.day(LocalDate.of(2026, 8, 1))).isEqualTo("1er août 2026");
        assertThat(french.day(LocalDate.of(2026, 2, 12))).isEqualTo("12 févr. 2026");
        assertThat(english.month(YearMonth.of(2026, 5))).isEqualTo("May 2026");
        assertThat(french.month(YearMonth.of(2026, 12))).isEqualTo("décembre 2026");
    }

    @Test
    void frenchIsForThoseWhoSpeakItEnglishForAllOthers() {
        assertThat(Language.of(Locale.CANADA_FRENCH)).isEqualTo(Language.FR);
        assertThat(Language.of(Locale.GERMANY)).isEqualTo(Language.EN);
        assertThat(Language.of(Locale.ROOT)).isEqualTo(Language.EN);
    }
}
