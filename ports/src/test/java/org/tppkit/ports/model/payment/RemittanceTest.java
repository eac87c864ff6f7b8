package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.ports.model.Refusals.refusal;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.Seeds;

class RemittanceTest {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void aTextHasOneToHundredAndFortyPlainCharacters() {
        assertThat(new Remittance.Text("x".repeat(140)).text()).hasSize(140);
        refusal("x".repeat(141), () -> new Remittance.Text("x".repeat(141))).contains("1 to 140");
        refusal("", () -> new Remittance.Text(" ")).contains("1 to 140");
        refusal("Été chez Anne", () -> new Remittance.Text("Été chez Anne")).contains("does not carry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF18539007547034", "RF712348231", "RF45G72UUR", "RF6518K5"})
    void publishedExamplesAreTaken(String reference) {
        assertThat(new Remittance.CreditorReference(reference).reference()).isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RF18",
                "RF6",
                "rf18539007547034",
                "RF18 5390 0754 7034",
                "FR18539007547034",
                "RFA8539007547034",
                "RF1853900754703ü",
                "RF18539007547034539007547034",
                "RF18539007547034\n",
                "RF1\u0668539007547034"
            })
    void whatHasAnotherFormIsRefused(String reference) {
        refusal(reference, () -> new Remittance.CreditorReference(reference)).contains("ISO 11649");
    }

    @Test
    void everyReferenceWithRightCheckDigitsIsTaken() {
        Seeds.times(1_000, random -> {
            String reference = reference(random);
            assertThat(new Remittance.CreditorReference(reference).reference()).isEqualTo(reference);
        });
    }

    @Test
    void oneOtherDigitOrLetterIsNoticed() {
        Seeds.times(1_000, random -> {
            String reference = reference(random);
            int place = 2 + random.nextInt(reference.length() - 2);
            String kind = DIGITS.indexOf(reference.charAt(place)) >= 0 ? DIGITS : LETTERS;
            int other = (kind.indexOf(reference.charAt(place)) + 1 + random.nextInt(kind.length() - 1)) % kind.length();
            String changed = reference.substring(0, place) + kind.charAt(other) + reference.substring(place + 1);
            refusal(changed, () -> new Remittance.CreditorReference(changed)).contains("ISO 11649");
        });
    }

    @Test
    void checkDigitsThatNobodyIssuesAreRefused() {
        Seeds.times(1_000, random -> {
            String reference = reference(random);
            int digits = Integer.parseInt(reference, 2, 4, 10);
            int twin = digits == 2 ? 99 : digits - 97;
            if (twin >= 0) {
                String twinned = head(twin) + reference.substring(4);
                refusal(twinned, () -> new Remittance.CreditorReference(twinned))
                        .contains("ISO 11649");
            }
        });
    }

    /** The check digits in another way than the code's: one large number. */
    private static String reference(Random random) {
        String own = Seeds.text(random, DIGITS + LETTERS, 1 + random.nextInt(21));
        StringBuilder number = new StringBuilder();
        for (char c : (own + "RF00").toCharArray()) {
            number.append((DIGITS + LETTERS).indexOf(c));
        }
        int remainder =
                new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValueExact();
        return head(98 - remainder) + own;
    }

    private static String head(int checkDigits) {
        return String.format(Locale.ROOT, "RF%02d", checkDigits);
    }
}
