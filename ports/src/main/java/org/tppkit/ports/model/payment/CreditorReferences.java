package org.tppkit.ports.model.payment;

/** The check of ISO 11649 creditor references: ISO 7064 mod 97-10, as in an IBAN. */
final class CreditorReferences {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 25;

    private CreditorReferences() {}

    static boolean isValid(String reference) {
        boolean formed = reference.length() >= SHORTEST
                && reference.length() <= LONGEST
                && reference.startsWith("RF")
                && isDigit(reference.charAt(2))
                && isDigit(reference.charAt(3))
                && reference.chars().allMatch(c -> isDigit(c) || isLetter(c));
        return formed && isIssued(reference) && remainder(reference.substring(4) + reference.substring(0, 4)) == 1;
    }

    /** 00, 01 and 99 leave the same remainders as 97, 98 and 02, and nobody issues them. */
    private static boolean isIssued(String reference) {
        int checkDigits = Integer.parseInt(reference, 2, 4, 10);
        return checkDigits >= 2 && checkDigits <= 98;
    }

    private static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
