package org.tppkit.ports.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A Business Identifier Code (ISO 9362:2014 and later): four letters or digits for the party, a country, two letters
 * or digits for the place, and three more for a branch where there is one. {@code CMBRFR2B} and the same with a branch
 * are different values.
 *
 * <p>STET's own pattern is narrower: letters only for the party, and no 0 or 1 first in the place. The wider rule of
 * the standard is taken here; what a bank cannot take is for its adapter to say.
 *
 * @param value 8 or 11 characters, upper case
 */
public record Bic(String value) {

    /** ISO 3166, and Kosovo's XK, which SWIFT issues BICs for. */
    private static final Set<String> COUNTRIES = countries();

    private static final int SHORT_LENGTH = 8;
    private static final int LONG_LENGTH = 11;

    /**
     * Takes the upper case form and nothing else.
     *
     * @param value the eight or eleven characters
     * @throws IllegalArgumentException if it is no BIC; the message says why and does not repeat it
     */
    public Bic {
        Objects.requireNonNull(value, "value");
        if (value.length() != SHORT_LENGTH && value.length() != LONG_LENGTH) {
            throw new IllegalArgumentException("BIC has " + value.length() + " characters, not 8 or 11");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Ascii.isDigit(c) && !Ascii.isUpperCaseLetter(c)) {
                throw new IllegalArgumentException("BIC has a bad character at position " + (i + 1));
            }
        }
        if (!COUNTRIES.contains(value.substring(4, 6))) {
            throw new IllegalArgumentException("BIC has an unknown country code at position 5");
        }
    }

    /**
     * Takes a BIC as people write it: blanks around it are dropped, the letters a to z become upper case.
     *
     * @param text 8 or 11 letters and digits, for instance {@code cmbrfr2b}
     * @return the BIC in upper case
     * @throws IllegalArgumentException if it is no BIC; the message says why and does not repeat it
     */
    public static Bic of(String text) {
        return new Bic(Ascii.toUpperCase(text.strip()));
    }

    /** {@return the two-letter country code} */
    public String country() {
        return value.substring(4, 6);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Set<String> countries() {
        Set<String> countries = new HashSet<>(Set.of(Locale.getISOCountries()));
        countries.add("XK");
        return Set.copyOf(countries);
    }
}
