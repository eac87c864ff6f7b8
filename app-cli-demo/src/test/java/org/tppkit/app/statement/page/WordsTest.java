package org.tppkit.app.statement.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    void countsAreWrittenAsEachLanguageHasThem() {
        assertThat(english.entries(0)).isEqualTo("0 entries");
        assertThat(english.entries(1)).isEqualTo("1 entry");
        assertThat(french.entries(0)).isEqualTo("0 opération");
        assertThat(french.entries(1000)).isEqualTo("1\u202F000 opérations");
        assertThat(english.rule(Text.OTHER_RULE, 1)).startsWith("1 entry is neither");
        assertThat(english.rule(Text.PENDING_RULE, 2)).startsWith("2 entries are pending");
        assertThat(french.rule(Text.PENDING_RULE, 2)).startsWith("2 opérations en attente : ");
    }

    @ParameterizedTest
    @EnumSource(Text.class)
    void aTextTakesTheSameValuesInBothLanguages(Text text) {
        // No text has a number of its own; the moment of the page wants some among its values.
        Object[] values = text == Text.MOMENT ? new Object[] {11, 22, 33, 44} : new Object[] {"11", "22", "33", "44"};

        assertThat(numbers(text.in(Language.EN, values)))
                .containsExactlyInAnyOrderElementsOf(numbers(text.in(Language.FR, values)));
    }

    private static List<String> numbers(String text) {
        return Pattern.compile("[1-4]{2}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void frenchIsForThoseWhoSpeakItEnglishForAllOthers() {
        assertThat(Language.of(Locale.CANADA_FRENCH)).isEqualTo(Language.FR);
        assertThat(Language.of(Locale.GERMANY)).isEqualTo(Language.EN);
        assertThat(Language.of(Locale.ROOT)).isEqualTo(Language.EN);
    }
}
