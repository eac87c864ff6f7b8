package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are read and written alike whatever the machine's language: Turkish has its own i, Arabic and Thai their own digits. */
class LocalesTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "fr-FR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "az-AZ", "lt-LT", "fa-IR"})
    void theLanguageOfTheMachineDoesNotMatter(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));

        assertThat(Iban.of("gi75nwbk000000007099453").value()).isEqualTo("GI75NWBK000000007099453");
        assertThat(Iban.of("gi75nwbk000000007099453")).hasToString("GI** **** 9453");
        assertThat(Bic.of("aibkie2d").value()).isEqualTo("AIBKIE2D");
        assertThat(Money.of("-1234567.5", "EUR")).hasToString("-1234567.50 EUR");
        assertThat(GeoLocation.of("-52.5,13.1").header()).isEqualTo("GEO:-52.5,13.1");
        assertThat(new RequestId(new UUID(0x0123456789ABCDEFL, 0x8000000000000001L)))
                .hasToString("01234567-89ab-cdef-8000-000000000001");
        assertThat(BankId.of("arkea:credit-mutuel-i")).hasToString("arkea:credit-mutuel-i");
        assertThat(Callback.parse("?state=%C4%B1i%49").state()).contains("\u0131iI");
        assertThat(PsuContext.present("2001:DB8::1").ipAddress()).contains("2001:DB8::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "fr-FR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai"})
    void refusalsAreWrittenInAsciiDigits(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));

        Refusals.refusal("", () -> Iban.of("FR14")).isEqualTo("IBAN has 4 characters, but the length for FR is 27");
        Refusals.refusal("", () -> Bic.of("A")).isEqualTo("BIC has 1 characters, not 8 or 11");
    }
}
