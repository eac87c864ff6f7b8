package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankIdTest {

    @Test
    void theWrittenFormIsReadAgain() {
        BankId cmb = BankId.of("arkea:cmb");
        assertThat(cmb).isEqualTo(BankId.of("arkea", "cmb")).isEqualTo(new BankId("arkea", "cmb"));
        assertThat(cmb).hasToString("arkea:cmb");
        assertThat(cmb.family()).isEqualTo("arkea");
        assertThat(cmb.bank()).isEqualTo("cmb");
    }

    @Test
    void partsAreRandomWordsOfTheAlphabet() {
        Seeds.times(2_000, random -> {
            String letters = "abcdefghijklmnopqrstuvwxyz";
            String family = Seeds.text(random, letters, 1) + Seeds.text(random, letters + "0123456789-", 30);
            String bank =
                    Seeds.text(random, letters, 1) + Seeds.text(random, letters + "0123456789-", random.nextInt(31));
            assertThat(BankId.of(BankId.of(family, bank).toString())).isEqualTo(new BankId(family, bank));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "arkea",
                "arkea:",
                ":cmb",
                "Arkea:cmb",
                "arkea:CMB",
                "arkea:cmb:x",
                "arkea:cmb ",
                "1arkea:cmb",
                "-arkea:cmb",
                "arkea:c_b",
                "ark\u00E9a:cmb",
                "ark\u0131a:cmb",
                "arkea:abcdefghijabcdefghijabcdefghijab"
            })
    void otherWritingIsRefused(String text) {
        refusal(text, () -> BankId.of(text)).contains("bank id");
    }

    @Test
    void theBadPartIsNamed() {
        refusal("arkea!!", () -> BankId.of("arkea!!", "cmb")).contains("part family");
        refusal("secret!", () -> BankId.of("arkea", "secret!")).contains("part bank");
        assertThatNullPointerException().isThrownBy(() -> BankId.of(null, "cmb"));
    }
}
