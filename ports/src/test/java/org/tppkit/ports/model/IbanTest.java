package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    private static final String FRENCH = "FR1420041010050500013M02606";
    private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FRENCH,
                "DE89370400440532013000",
                "GB29NWBK60161331926819",
                "NO9386011117947",
                "BE68539007547034",
                "BR1800360305000010009795493C1",
                "BY13NBRB3600900000002Z00AB00",
                "EG380019000500000000263180002",
                "LC55HEMM000100010012001200023015",
                "MT84MALT011000012345MTLCAST001S",
                "RU0304452522540817810538091310419"
            })
    void examplesOfTheRegistryAreTaken(String example) {
        assertThat(new Iban(example).value()).isEqualTo(example);
        assertThat(Iban.of(example)).isEqualTo(new Iban(example));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FR14 2004 1010 0505 0001 3M02 606",
                " fr1420041010050500013m02606 ",
                "FR14\u00A02004\u00A01010\u00A00505\u00A00001\u00A03M02\u00A0606",
                "FR14\u202F2004 1010 0505 0001 3m02 606"
            })
    void blanksAndLowerCaseAreNormalised(String written) {
        assertThat(Iban.of(written).value()).isEqualTo(FRENCH);
    }

    @Test
    void theConstructorTakesTheElectronicFormOnly() {
        refusal(FRENCH, () -> new Iban("FR14 2004 1010 0505 0001 3M02 606")).contains("bad character at position 5");
        refusal(FRENCH, () -> new Iban("fr1420041010050500013m02606")).contains("unknown country");
        refusal(FRENCH, () -> new Iban("FR1420041010050500013m02606")).contains("bad character at position 22");
        assertThatNullPointerException().isThrownBy(() -> new Iban(null));
    }

    @Test
    void theReasonIsNamed() {
        refusal("1420041010050500013M0260", () -> Iban.of("FR1420041010050500013M0260"))
                .isEqualTo("IBAN has 26 characters, but the length for FR is 27");
        refusal("1420041010050500013M02607", () -> Iban.of("FR1420041010050500013M02607"))
                .isEqualTo("IBAN has wrong check digits");
        refusal("QQ1420041010050500013M02606", () -> Iban.of("QQ1420041010050500013M02606"))
                .contains("unknown country");
        refusal("A420041010050500013M02606", () -> Iban.of("FRA420041010050500013M02606"))
                .isEqualTo("IBAN has a bad character at position 3");
        refusal("20041010050500013-02606", () -> Iban.of("FR1420041010050500013-02606"))
                .isEqualTo("IBAN has a bad character at position 22");
        refusal("FR1", () -> Iban.of("FR1")).contains("too short");
        refusal("", () -> Iban.of("   ")).contains("too short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"F\u0131", "\uFF26\uFF32", "F\u00AE"})
    void onlyAsciiLettersMakeACountry(String country) {
        refusal("20041010050500013", () -> Iban.of(country + "1420041010050500013M02606"))
                .contains("unknown country");
    }

    @Test
    void foreignDigitsAreNotDigits() {
        refusal("1420041010050500013", () -> Iban.of("FR14\u06602041010050500013M02606"))
                .contains("position 5");
    }

    @Test
    void checkDigitsThatNoBankIssuesAreRefused() {
        // 99 and 02 leave the same remainder, and so do 01 and 98, 00 and 97: only the second of each pair is ever
        // issued.
        Seeds.times(2_000, random -> {
            String iban = iban(random, "FR", 27);
            int digits = Integer.parseInt(iban, 2, 4, 10);
            int twin = digits == 2 ? 99 : digits - 97;
            if (twin >= 0) {
                String twinned = "FR" + twoDigits(twin) + iban.substring(4);
                assertThat(remainder(twinned)).isEqualTo(1);
                refusal(twinned, () -> new Iban(twinned)).contains("check digits");
            }
        });
    }

    @Test
    void everyCountryOfTheRegistryIsReadAndWrittenAlike() {
        Seeds.times(
                20,
                random -> IbanLengths.all().forEach((country, length) -> {
                    String iban = iban(random, country, length);
                    Iban read = Iban.of(grouped(iban).toLowerCase(java.util.Locale.ROOT));
                    assertThat(read.value()).isEqualTo(iban);
                    assertThat(read.country()).isEqualTo(country);
                    assertThat(read).isEqualTo(new Iban(iban)).hasSameHashCodeAs(new Iban(iban));
                }));
    }

    @Test
    void oneChangedDigitIsRefused() {
        Seeds.times(
                20,
                random -> IbanLengths.all().forEach((country, length) -> {
                    String iban = iban(random, country, length);
                    int position = 2 + random.nextInt(length - 2);
                    if (Ascii.isDigit(iban.charAt(position))) {
                        char other = (char) ('0' + (iban.charAt(position) - '0' + 1 + random.nextInt(9)) % 10);
                        String changed = iban.substring(0, position) + other + iban.substring(position + 1);
                        refusal(changed.substring(4), () -> new Iban(changed)).isEqualTo("IBAN has wrong check digits");
                    }
                }));
    }

    @Test
    void twoNeighboursSwappedAreRefused() {
        Seeds.times(
                20,
                random -> IbanLengths.all().forEach((country, length) -> {
                    String iban = iban(random, country, length);
                    int position = 4 + random.nextInt(length - 5);
                    char first = iban.charAt(position);
                    char second = iban.charAt(position + 1);
                    if (first != second && Ascii.isDigit(first) == Ascii.isDigit(second)) {
                        String swapped = iban.substring(0, position) + second + first + iban.substring(position + 2);
                        refusal(swapped.substring(4), () -> new Iban(swapped)).isEqualTo("IBAN has wrong check digits");
                    }
                }));
    }

    @Test
    void oneCharacterMoreOrLessIsRefused() {
        Seeds.times(
                5,
                random -> IbanLengths.all().forEach((country, length) -> {
                    String longer = iban(random, country, length + 1);
                    refusal(longer, () -> new Iban(longer)).contains("the length for " + country + " is " + length);
                    String shorter = iban(random, country, length - 1);
                    refusal(shorter, () -> new Iban(shorter)).contains("the length for " + country + " is " + length);
                }));
    }

    @Test
    void theTextIsMasked() {
        Iban iban = new Iban(FRENCH);
        assertThat(iban.masked()).isEqualTo("FR** **** 2606");
        assertThat(iban).hasToString("FR** **** 2606");
        assertThat(iban.country()).isEqualTo("FR");
    }

    private static String iban(Random random, String country, int length) {
        String account = Seeds.text(random, ALPHANUMERIC, length - 4);
        int digits = 98 - remainder(country + "00" + account);
        return country + twoDigits(digits) + account;
    }

    /** The rule in another way than the code's: one large number. */
    private static int remainder(String iban) {
        StringBuilder number = new StringBuilder();
        for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
            number.append(ALPHANUMERIC.indexOf(c));
        }
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValueExact();
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String grouped(String iban) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < iban.length(); i++) {
            groups.append(i > 0 && i % 4 == 0 ? " " : "").append(iban.charAt(i));
        }
        return groups.toString();
    }
}
