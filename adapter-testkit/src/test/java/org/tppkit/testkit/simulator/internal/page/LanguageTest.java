package org.tppkit.testkit.simulator.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | FRENCH",
                "en | ENGLISH",
                "en-GB,en;q=0.9,fr;q=0.8 | ENGLISH",
                "fr-FR,fr;q=0.9,en;q=0.8 | FRENCH",
                "en;q=0.5, fr;q=0.7 | FRENCH",
                "en;q=0.7, fr;q=0.5 | ENGLISH",
                "de, en;q=0.3 | ENGLISH",
                "de | FRENCH",
                "* | FRENCH",
                "*, en;q=0.5 | ENGLISH",
                "en;q=0 | FRENCH",
                "en;q=0, fr;q=0 | FRENCH",
                "EN | ENGLISH",
                "fr,en | FRENCH",
                "en,fr | ENGLISH",
                "english | FRENCH",
                "en;q=2 | FRENCH",
                "en;q=high | FRENCH",
                "en;q=0.1234 | FRENCH",
                "en ; q=0.8 | ENGLISH",
                ",,; | FRENCH"
            })
    void frenchUnlessEnglishIsPreferred(String header, Language language) {
        assertThat(Language.preferred(List.of(header))).isEqualTo(language);
    }

    @Test
    void withoutTheHeaderFrenchAndSeveralHeadersAreOneList() {
        assertThat(Language.preferred(List.of())).isEqualTo(Language.FRENCH);
        assertThat(Language.preferred(List.of("fr;q=0.2", "en;q=0.4"))).isEqualTo(Language.ENGLISH);
    }
}
