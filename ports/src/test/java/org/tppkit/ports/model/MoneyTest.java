package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Pattern GRAMMAR = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,5})?");

    @ParameterizedTest
    @CsvSource({
        "12.3, EUR, 12.30 EUR",
        "12.300, EUR, 12.30 EUR",
        "12, EUR, 12.00 EUR",
        "-0, EUR, 0.00 EUR",
        "-0.00000, EUR, 0.00 EUR",
        "0.125, EUR, 0.125 EUR",
        "0.12500, EUR, 0.125 EUR",
        "100, JPY, 100 JPY",
        "5.0, JPY, 5 JPY",
        "5.5, JPY, 5.5 JPY",
        "1.2, TND, 1.200 TND",
        "000000000000001, EUR, 1.00 EUR",
        "-999999999999999.99999, EUR, -999999999999999.99999 EUR"
    })
    void theScaleIsMadeUniform(String amount, String currency, String written) {
        assertThat(Money.of(amount, currency)).hasToString(written);
    }

    @Test
    void equalityIsByValue() {
        assertThat(Money.of("12.3", "EUR"))
                .isEqualTo(Money.of("12.30", "EUR"))
                .hasSameHashCodeAs(Money.of("12.30000", "EUR"));
        assertThat(Money.of("-0", "EUR")).isEqualTo(Money.of("0", "EUR"));
        assertThat(Money.of("1", "EUR")).isNotEqualTo(Money.of("1", "CHF"));
        assertThat(Money.of(new BigDecimal("1E+3"), EUR)).isEqualTo(Money.of("1000", "EUR"));
        assertThat(Money.of(new BigDecimal("0E+3"), EUR)).isEqualTo(Money.of("0", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "-.",
                "+1",
                "--1",
                ".5",
                "1.",
                "-.5",
                "12,30",
                "1 000",
                " 1",
                "1 ",
                "1\n",
                "1e3",
                "1E+99999999",
                "1E-99999999",
                "NaN",
                "Infinity",
                "0x10",
                "1d",
                "1.2.3",
                "1_000",
                "\u0661\u0662",
                "\uFF11\uFF12",
                "\u22121",
                "1234567890123456",
                "1.123456",
                "null"
            })
    void otherWritingIsRefused(String amount) {
        refusal(amount, () -> Money.of(amount, "EUR")).contains("not a plain decimal number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E", "eur", "EURO", "ZZZ", "978", "EU\u0130", " EUR"})
    void unknownCurrenciesAreRefused(String currency) {
        refusal(currency, () -> Money.of("1", currency)).contains("ISO 4217");
    }

    @Test
    void codesForGoldTestsAndNoCurrencyAreRefused() {
        List<Currency> pseudo = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() < 0)
                .toList();
        assertThat(pseudo)
                .extracting(Currency::getCurrencyCode)
                .contains("XAU", "XTS", "X".repeat(3))
                .doesNotContain("XAF");
        assertThat(pseudo)
                .allSatisfy(currency -> refusal("", () -> Money.of(BigDecimal.ONE, currency))
                        .isEqualTo("not a currency that can be paid in"));
    }

    @Test
    void everyOtherCurrencyIsTaken() {
        assertThat(Currency.getAvailableCurrencies())
                .filteredOn(currency -> currency.getDefaultFractionDigits() >= 0)
                .hasSizeGreaterThan(150)
                .allSatisfy(currency -> assertThat(
                                Money.of(BigDecimal.ONE, currency).amount().scale())
                        .isEqualTo(currency.getDefaultFractionDigits()));
    }

    @Test
    void hugeNumbersAreRefusedAtOnce() {
        List<BigDecimal> monsters = List.of(
                new BigDecimal("1E+99999999"),
                new BigDecimal("1E-99999999"),
                new BigDecimal("0E+99999999"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                new BigDecimal(BigInteger.ONE.shiftLeft(200_000_000)),
                new BigDecimal("1234567890123456"),
                new BigDecimal("1E+15"),
                new BigDecimal("0.123456"));
        assertThat(monsters)
                .allSatisfy(monster -> refusal("", () -> Money.of(monster, EUR))
                        .isEqualTo("number has more than 15 digits before and 5 after the decimal point"));
    }

    @Test
    void aTextInAKnownCurrencyIsReadAsWithItsCode() {
        for (String text :
                List.of("0", "-0", "12.3", "-12.30", "007.5", "999999999999999.99999", "-123456789012345.6")) {
            assertThat(Money.parse(text, EUR))
                    .isEqualTo(Money.of(text, "EUR"))
                    .isEqualTo(Money.of(new BigDecimal(text), EUR));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("1e3", EUR));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse("1", Currency.getInstance("XAU")));
    }

    @Test
    void nullsAreRefused() {
        assertThatNullPointerException().isThrownBy(() -> new Money(null, EUR));
        assertThatNullPointerException().isThrownBy(() -> new Money(BigDecimal.ONE, null));
        assertThatNullPointerException().isThrownBy(() -> Money.of((String) null, "EUR"));
        assertThatNullPointerException().isThrownBy(() -> Money.of("1", null));
    }

    @Test
    void sumsAndSigns() {
        Money ten = Money.of("10.10", "EUR");
        Money three = Money.of("3.105", "EUR");
        assertThat(ten.plus(three)).isEqualTo(Money.of("13.205", "EUR"));
        assertThat(three.minus(ten)).isEqualTo(Money.of("-6.995", "EUR"));
        assertThat(three.minus(ten).abs()).isEqualTo(ten.minus(three));
        assertThat(ten.negate()).isEqualTo(Money.of("-10.1", "EUR"));
        assertThat(ten.isPositive()).isTrue();
        assertThat(ten.isNegative()).isFalse();
        assertThat(ten.negate().isNegative()).isTrue();
        assertThat(ten.negate().isPositive()).isFalse();
        assertThat(ten.minus(ten).isZero()).isTrue();
        assertThat(ten.isZero()).isFalse();
        assertThat(ten).isGreaterThan(three).isEqualByComparingTo(Money.of("10.1", "EUR"));
    }

    @Test
    void differentCurrenciesDoNotMix() {
        Money euro = Money.of("1", "EUR");
        Money franc = Money.of("1", "CHF");
        refusal("", () -> euro.plus(franc)).isEqualTo("currencies differ: EUR and CHF");
        refusal("", () -> euro.minus(franc)).contains("currencies differ");
        refusal("", () -> euro.compareTo(franc)).contains("currencies differ");
    }

    @Test
    void aSumTooLargeIsRefused() {
        Money most = Money.of("999999999999999.99999", "EUR");
        refusal("999999999999999", () -> most.plus(most)).contains("more than 15 digits");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Seeds.times(5_000, random -> {
            BigDecimal amount = new BigDecimal(new BigInteger(random.nextInt(67), random), random.nextInt(6));
            amount = random.nextBoolean() ? amount.negate() : amount;
            if (amount.precision() - amount.scale() <= 15) {
                Money money = Money.of(amount, EUR);
                assertThat(money.amount()).isEqualByComparingTo(amount);
                assertThat(money.amount().scale()).isBetween(2, 5);
                assertThat(Money.of(money.amount().toPlainString(), "EUR")).isEqualTo(money);
            }
        });
    }

    @Test
    void exactlyTheGrammarIsTaken() {
        Seeds.times(20_000, random -> {
            String text = amountLike(random);
            if (GRAMMAR.matcher(text).matches()) {
                assertThat(Money.of(text, "EUR").amount()).isEqualByComparingTo(text);
            } else {
                refusal(text, () -> Money.of(text, "EUR"));
            }
        });
    }

    @Test
    void hostileTextNeitherHangsNorComesBack() {
        Seeds.times(2_000, random -> {
            String hostile = Seeds.text(random, "0123456789eE+-.,\u0660\u00A0\u0000\uD800x ", random.nextInt(3_000));
            refusal("CANARY", () -> Money.of("1" + hostile + "CANARY", "EUR")).doesNotContain("CANARY");
            refusal("CANARY", () -> Money.of("1", "CANARY" + hostile)).doesNotContain("CANARY");
        });
    }

    private static String amountLike(Random random) {
        String sign = random.nextInt(3) == 0 ? "-" : "";
        String whole = Seeds.text(random, "0123456789", random.nextInt(18));
        String decimals = random.nextBoolean() ? "." + Seeds.text(random, "0123456789", random.nextInt(8)) : "";
        String text = sign + whole + decimals;
        if (random.nextInt(4) > 0 || text.isEmpty()) {
            return text;
        }
        int position = random.nextInt(text.length());
        return text.substring(0, position) + Seeds.text(random, "+-.eE ,\u0665", 1) + text.substring(position);
    }
}
