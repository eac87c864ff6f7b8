package org.tppkit.ports.model.payment;

import java.text.Normalizer;
import java.util.Objects;

/**
 * The characters that every bank in SEPA carries unchanged (EPC217-08, Latin character set): letters and digits without
 * accents, blank and {@code / - ? : ( ) . , ' +}.
 */
public final class SepaText {
    private static final String MARKS = " /-?:().,'+";

    private SepaText() {}

    /**
     * {@return whether every bank in SEPA carries the text unchanged; true for an empty one}
     *
     * @param text of any length: lengths are for the value that holds it to check
     */
    public static boolean isPlain(String text) {
        return text.chars().allMatch(SepaText::isPlain);
    }

    /**
     * {@return a text in the characters of SEPA: accents are taken off, ligatures are spelled out, anything else
     * becomes a blank} For callers who prefer a changed text to a refused one.
     *
     * @param text anything; the result may be longer, for {@code œ} becomes {@code oe}
     */
    public static String transliterate(String text) {
        String spelled = text.replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("ß", "ss")
                .replace("ẞ", "SS")
                .replace("þ", "th")
                .replace("Þ", "Th")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("đ", "d")
                .replace("Đ", "D")
                .replace("ð", "d")
                .replace("Ð", "D")
                .replace("ħ", "h")
                .replace("Ħ", "H")
                .replace("ı", "i")
                .replace('’', '\'')
                .replace('–', '-')
                .replace('—', '-')
                .replace("&", "+");
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(spelled, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .map(c -> isPlain(c) ? c : ' ')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c < 0x7f && MARKS.indexOf(c) >= 0);
    }

    static void require(String what, String text, int longest) {
        Objects.requireNonNull(text);
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters");
        }
        if (!isPlain(text)) {
            throw new IllegalArgumentException(what
                    + " holds a character that SEPA does not carry; allowed are A-Z a-z 0-9 blank and / - ? : ( ) . , ' +"
                    + " (SepaText.transliterate takes accents off)");
        }
    }

    /** An id that is passed on to the receiver: 1 to 35 characters, no slash at its ends, none twice in a row. */
    static void requireId(String what, String id) {
        require(what, id, 35);
        if (id.startsWith("/") || id.endsWith("/") || id.contains("//") || id.indexOf('+') >= 0) {
            throw new IllegalArgumentException(
                    what + " neither begins nor ends with a slash, and holds neither two in a row nor a plus");
        }
    }
}
