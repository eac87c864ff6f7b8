package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BicTest {

    @ParameterizedTest
    @ValueSource(strings = {"CMBRFR2B", "DEUTDEFF500", "NCBVXKPR", "A1B2FR01", "FTNOFRP1"})
    void codesOfTheStandardAreTaken(String bic) {
        assertThat(new Bic(bic).value()).isEqualTo(bic);
        assertThat(new Bic(bic)).hasToString(bic);
        assertThat(Bic.of(" " + bic.toLowerCase(Locale.ROOT) + "\t")).isEqualTo(new Bic(bic));
    }

    @Test
    void theCountryIsInTheMiddle() {
        assertThat(new Bic("CMBRFR2B").country()).isEqualTo("FR");
    }

    @Test
    void theReasonIsNamed() {
        refusal("CMBRFR2", () -> Bic.of("CMBRFR2")).isEqualTo("BIC has 7 characters, not 8 or 11");
        refusal("CMBRFR2B12", () -> Bic.of("CMBRFR2B12")).isEqualTo("BIC has 10 characters, not 8 or 11");
        refusal("", () -> Bic.of("")).isEqualTo("BIC has 0 characters, not 8 or 11");
        refusal("CMBRZZ2B", () -> Bic.of("CMBRZZ2B")).isEqualTo("BIC has an unknown country code at position 5");
        refusal("CMB FR2B", () -> Bic.of("CMB FR2B")).isEqualTo("BIC has a bad character at position 4");
        refusal("CMBRFR2\u0131", () -> Bic.of("CMBRFR2\u0131")).isEqualTo("BIC has a bad character at position 8");
        refusal("cmbrfr2b", () -> new Bic("cmbrfr2b")).isEqualTo("BIC has a bad character at position 1");
        assertThatNullPointerException().isThrownBy(() -> new Bic(null));
    }
}
