package org.tppkit.ports.model;

/**
 * Letters and digits of ASCII only. {@link Character} and {@link String#toUpperCase()} know too much for identifiers: they take Arabic digits
 * for digits, and turn a dotless i into an ordinary one.
 */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpperCaseLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLowerCaseLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isLetterOrDigit(char c) {
        return isDigit(c) || isUpperCaseLetter(c) || isLowerCaseLetter(c);
    }

    static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Upper case for the letters a to z; every other character stays. */
    static String toUpperCase(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper.append(isLowerCaseLetter(c) ? (char) (c - 'a' + 'A') : c);
        }
        return upper.toString();
    }
}
