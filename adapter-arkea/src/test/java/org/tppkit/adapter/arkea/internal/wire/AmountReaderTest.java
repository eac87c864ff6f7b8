package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Money;

class AmountReaderTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "-0, 0.00",
        "2868.06, 2868.06",
        "-12.5, -12.50",
        "12345.0, 12345.00",
        "0.00001, 0.00001",
        "999999999999999.99999, 999999999999999.99999",
        "0.1, 0.10",
        "90071992547409.93, 90071992547409.93"
    })
    void numberAndTextGiveTheSameExactAmount(String raw, String value) {
        assertThat(read(raw)).isEqualTo(Money.of(value, "EUR"));
        assertThat(read("\"" + raw + "\"")).isEqualTo(Money.of(value, "EUR"));
    }

    @ParameterizedTest
    @DisplayName("J3 everything that is no amount is refused at its place")
    @ValueSource(
            strings = {
                "1E+99999999",
                "1e2",
                "1.5E7",
                "0.000001",
                "1234567890123456",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\" 12.30\"",
                "\"12.30 \"",
                "\"+1\"",
                "\".5\"",
                "\"1.\"",
                "\"12,30\"",
                "\"1 000\"",
                "\"1E+99999999\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"٣\"",
                "\"--1\"",
                "\"0x10\"",
                "\"12.30EUR\"",
                "\"1.2.3\"",
                "\"−5\"",
                "null"
            })
    void everythingElseIsRefusedAtItsPlace(String raw) {
        assertThatThrownBy(() -> read(raw)).isInstanceOfSatisfying(UnexpectedAnswerException.class, e -> {
            assertThat(e.path()).isEqualTo("money.amount");
            assertThat(e).hasNoCause();
        });
    }

    @Test
    void aThousandDigitsAreRefusedAsNumberAndAsText() {
        String digits = "9".repeat(1_000);
        assertThatThrownBy(() -> read(digits)).isInstanceOf(UnexpectedAnswerException.class);
        assertThatThrownBy(() -> read("\"" + digits + "\"")).isInstanceOf(UnexpectedAnswerException.class);
        assertThatThrownBy(() -> read("0." + digits)).isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    @DisplayName("J3 every amount keeps its exact value and never passes through a double")
    void everyAmountKeepsItsExactValueAndNeverPassesThroughADouble() {
        Seeded.forAll(1_000, random -> {
            BigDecimal amount = new BigDecimal(new BigInteger(49, random), random.nextInt(6));
            BigDecimal signed = random.nextBoolean() ? amount : amount.negate();
            String raw = signed.toPlainString();
            assertThat(read(random.nextBoolean() ? raw : "\"" + raw + "\"").amount())
                    .isEqualByComparingTo(signed);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"eur\"", "\"EURO\"", "\"XTS\"", "\"ZZZ\"", "\"€\""})
    void anAmountNeedsAKnownCurrency(String currency) {
        String body = "{\"money\":{\"amount\":1,\"currency\":" + currency + "}}";
        assertThatThrownBy(() -> readBody(body))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo("money.currency"));
    }

    @Test
    void theOrderOfFieldsAndUnknownFieldsDoNotMatter() {
        assertThat(readBody("{\"money\":{\"new\":{\"a\":[1]},\"currency\":\"JPY\",\"amount\":5,\"x\":null}}"))
                .isEqualTo(Money.of("5", "JPY"));
    }

    @Test
    void amountsAreReadAlikeInEveryLocale() {
        Locales.underEach(() -> assertThat(read("-1234.5")).isEqualTo(Money.of("-1234.50", "EUR")));
    }

    private static Money read(String raw) {
        return readBody("{\"money\":{\"amount\":" + raw + ",\"currency\":\"EUR\"}}");
    }

    private static Money readBody(String body) {
        return Json.read(body, json -> {
            Money money = null;
            json.enterObject();
            while (json.nextField()) {
                if (json.field().equals("money")) {
                    money = AmountReader.read(json);
                }
            }
            return money;
        });
    }
}
