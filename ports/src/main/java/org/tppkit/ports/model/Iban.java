package org.tppkit.ports.model;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * An International Bank Account Number (ISO 13616) in electronic form: {@code FR1420041010050500013M02606}. Country,
 * length, characters and check digits are checked; whether the account exists is not.
 *
 * <p>An IBAN is personal data: {@link #toString()} masks it, {@link #value()} is the way out.
 *
 * @param value the electronic form: upper case, no blanks
 */
public record Iban(String value) {

    private static final int HEAD = 4;
    private static final int MODULUS = 97;

    /**
     * Takes the electronic form and nothing else.
     *
     * @param value capitals and digits without blanks, with right check digits
     * @throws IllegalArgumentException if it is no IBAN; the message says why and does not repeat it
     */
    public Iban {
        Objects.requireNonNull(value, "value");
        if (value.length() < HEAD) {
            throw new IllegalArgumentException("IBAN is too short: it starts with a country code and two check digits");
        }
        int expected = lengthFor(value.substring(0, 2));
        checkCharacters(value);
        if (value.length() != expected) {
            throw new IllegalArgumentException("IBAN has " + value.length() + " characters, but the length for "
                    + value.substring(0, 2) + " is " + expected);
        }
        if (!hasRightCheckDigits(value)) {
            throw new IllegalArgumentException("IBAN has wrong check digits");
        }
    }

    /**
     * Takes an IBAN as people write it: blanks and no-break spaces are dropped, the letters a to z become upper case.
     *
     * @param text in any case and grouping: {@code FR14 2004 1010 0505 0001 3m02 606}
     * @return the IBAN in electronic form
     * @throws IllegalArgumentException if it is no IBAN; positions in the message count without the blanks
     */
    public static Iban of(String text) {
        return new Iban(Ascii.toUpperCase(withoutBlanks(text)));
    }

    /** {@return the two-letter country code, as in ISO 3166 (and XK for Kosovo)} */
    public String country() {
        return value.substring(0, 2);
    }

    /** {@return enough to recognise one's own account, not enough to use it: {@code FR** **** 2606}} */
    public String masked() {
        return country() + "** **** " + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static int lengthFor(String country) {
        OptionalInt length = IbanLengths.of(country);
        return length.orElseThrow(
                () -> new IllegalArgumentException("IBAN has an unknown country code: not in the ISO 13616 registry"));
    }

    private static void checkCharacters(String value) {
        for (int i = 2; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letterAllowed = i >= HEAD;
            if (!Ascii.isDigit(c) && !(letterAllowed && Ascii.isUpperCaseLetter(c))) {
                throw new IllegalArgumentException("IBAN has a bad character at position " + (i + 1));
            }
        }
    }

    /**
     * ISO 7064 MOD 97-10. The rule makes 02 to 98 only; 00, 01 and 99 would pass the division, but no bank issues them.
     */
    private static boolean hasRightCheckDigits(String value) {
        int digits = 10 * (value.charAt(2) - '0') + (value.charAt(3) - '0');
        if (digits < 2 || digits > 98) {
            return false;
        }
        int remainder = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt((i + HEAD) % value.length());
            remainder = Ascii.isDigit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10);
            remainder %= MODULUS;
        }
        return remainder == 1;
    }

    private static String withoutBlanks(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // French web pages group digits with the no-break spaces U+00A0 and U+202F.
            if (c != ' ' && c != '\u00A0' && c != '\u202F') {
                compact.append(c);
            }
        }
        return compact.toString();
    }
}
