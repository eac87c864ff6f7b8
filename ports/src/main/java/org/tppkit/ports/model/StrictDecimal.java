package org.tppkit.ports.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Decimal numbers of a bounded size. {@link BigDecimal} reads exponents, plus signs and foreign digits, and a number such as
 * {@code 1E+99999999} is read at once but hangs the first calculation: so the text is checked before, and a ready number is measured before.
 */
record StrictDecimal(int integerDigits, int fractionDigits) {

    /** Bits of the largest number with 20 digits: measured first, because counting the digits of a monster is slow. */
    private static final int MAX_BITS = 67;

    /** So many characters have at most 18 digits, whatever they are. */
    private static final int MAX_LENGTH_OF_LONG = 18;

    StrictDecimal {
        if (integerDigits + fractionDigits > 20) {
            throw new IllegalArgumentException("at most 20 digits");
        }
    }

    /**
     * Reads {@code -?[0-9]+(\.[0-9]+)?} within the bounds: ASCII digits, no exponent, no plus sign, no blanks.
     *
     * @throws IllegalArgumentException if the text is anything else; it is not repeated
     */
    BigDecimal parse(String text) {
        Objects.requireNonNull(text, "text");
        int start = text.startsWith("-") ? 1 : 0;
        int point = digitsEnd(text, start, integerDigits);
        boolean wellFormed = point > start;
        if (wellFormed && point < text.length()) {
            int end = digitsEnd(text, point + 1, fractionDigits);
            wellFormed = text.charAt(point) == '.' && end > point + 1 && end == text.length();
        }
        if (!wellFormed) {
            throw new IllegalArgumentException("not a plain decimal number with at most " + bounds());
        }
        return text.length() <= MAX_LENGTH_OF_LONG ? small(text, start, point) : new BigDecimal(text);
    }

    /** Digits that fit a long: no detour over an array of characters. */
    private static BigDecimal small(String text, int start, int point) {
        long unscaled = 0;
        for (int i = start; i < text.length(); i++) {
            if (i != point) {
                unscaled = unscaled * 10 + (text.charAt(i) - '0');
            }
        }
        int decimals = Math.max(0, text.length() - point - 1);
        return BigDecimal.valueOf(start == 0 ? unscaled : -unscaled, decimals);
    }

    /**
     * Lets a number of the right size through, in constant time.
     *
     * @throws IllegalArgumentException if it has too many digits; it is not repeated
     */
    BigDecimal check(BigDecimal number) {
        Objects.requireNonNull(number, "number");
        boolean small = number.scale() <= fractionDigits
                && number.unscaledValue().bitLength() <= MAX_BITS
                && (long) number.precision() - number.scale() <= integerDigits;
        if (!small) {
            throw new IllegalArgumentException("number has more than " + bounds());
        }
        return number;
    }

    private String bounds() {
        return integerDigits + " digits before and " + fractionDigits + " after the decimal point";
    }

    private static int digitsEnd(String text, int start, int maxDigits) {
        int end = start;
        while (end < text.length() && end - start < maxDigits && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
