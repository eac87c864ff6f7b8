package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.Seeds;

class SepaTextTest {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /-?:().,'+";
    /** U+FDFA, an Arabic ligature: the longest of all compatibility decompositions. */
    private static final int LONGEST_DECOMPOSITION = 18;

    @Test
    void theLatinSetOfTheEpcIsPlainAndNothingElseIs() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            assertThat(SepaText.isPlain("a" + c)).as("U+%04X", (int) c).isEqualTo(PLAIN.indexOf(c) >= 0);
        }
        assertThat(SepaText.isPlain("")).isTrue();
        assertThat(SepaText.isPlain("a\uD83D\uDE00")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ça coûte à l’Haÿ | Ca coute a l'Hay",
                "Cœur d'Œuvre, Ægir | Coeur d'OEuvre, AEgir",
                "Müller & Söhne, Weißstraße | Muller + Sohne, Weissstrasse",
                "GROẞ | GROSS",
                "Łódź, Zażółć gęślą jaźń | Lodz, Zazolc gesla jazn",
                "Søren Ångström | Soren Angstrom",
                "Đorđević, Þór Sigurðsson, Ħal Għaxaq | Dordevic, Thor Sigurdsson, Hal Ghaxaq",
                "Ștefan Țîțeica | Stefan Titeica",
                "Ñandú 10–12 — 3½ | Nandu 10-12 - 31 2",
                "ﬁn… | fin...",
                "Αθήνα | '     '",
                "a_b@c#d | a b c d"
            })
    void namesOfSepaCountriesStayReadable(String written, String carried) {
        assertThat(SepaText.transliterate(written)).isEqualTo(carried);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "\uD83D", "\uDE00", "\t", "\n", "\u0000", "\u00A0", "漢"})
    void whatHasNoLatinFormBecomesOneBlank(String strange) {
        assertThat(SepaText.transliterate("a" + strange + "b")).isEqualTo("a b");
    }

    @Test
    void accentsInTwoPartsAreTakenOffToo() {
        assertThat(SepaText.transliterate("e\u0301te\u0301")).isEqualTo("ete");
    }

    @Test
    void theResultIsAlwaysPlainAndStaysAsItIs() {
        Seeds.times(3_000, random -> {
            String text = anyText(random);
            String plain = SepaText.transliterate(text);
            assertThat(SepaText.isPlain(plain)).isTrue();
            assertThat(SepaText.transliterate(plain)).isEqualTo(plain);
            assertThat(plain.length()).isLessThanOrEqualTo(LONGEST_DECOMPOSITION * text.length());
        });
    }

    @Test
    void plainTextIsLeftAlone() {
        Seeds.times(500, random -> {
            String plain = Seeds.text(random, PLAIN, random.nextInt(200));
            assertThat(SepaText.transliterate(plain)).isEqualTo(plain);
        });
    }

    @Test
    void everyLetterOfEuropesLatinAlphabetsKeepsALetter() {
        String letters = "áàâäãåāăąćĉċčçďđéèêëēĕėęěĝğġģĥħíìîïĩīĭįıĵķĺļľłńņňñóòôöõøōŏőœŕŗřśŝşșšßţťțúùûüũūŭůűųŵýÿŷźżžæðþ";
        for (String letter : letters.split("")) {
            assertThat(SepaText.transliterate(letter)).as(letter).matches("[a-z]{1,2}");
        }
    }

    /** Any characters at all: of every plane, unassigned ones and halves of pairs too. */
    private static String anyText(Random random) {
        return random.ints(random.nextInt(40), 0, random.nextBoolean() ? 0x250 : 0x11_0000)
                .collect(
                        StringBuilder::new,
                        (text, c) -> text.append(c < 0x1_0000 ? String.valueOf((char) c) : Character.toString(c)),
                        StringBuilder::append)
                .toString();
    }
}
