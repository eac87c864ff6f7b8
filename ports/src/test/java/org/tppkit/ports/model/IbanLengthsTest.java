package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class IbanLengthsTest {

    @Test
    void theTableHasTheCountriesOfTheRegistry() {
        assertThat(IbanLengths.all()).hasSize(89);
        assertThat(IbanLengths.all().values()).allMatch(length -> length >= 15 && length <= 34);
    }

    @Test
    void everyCountryIsOneOfIso3166OrKosovo() {
        assertThat(IbanLengths.all().keySet())
                .allMatch(country -> country.equals("XK")
                        || Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
                                .contains(country));
    }

    @Test
    void everyCountryOfSepaIsThere() {
        assertThat(IbanLengths.all())
                .containsKeys("AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB")
                .containsKeys("GI", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK")
                .containsKeys("MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA");
    }

    @Test
    void anUnknownCountryHasNoLength() {
        assertThat(IbanLengths.of("US")).isEmpty();
        assertThat(IbanLengths.of("fr")).isEmpty();
        assertThat(IbanLengths.of("FR")).hasValue(27);
    }
}
