package org.tppkit.ports.model;

import java.util.Objects;

/**
 * The name of a bank in TPPKit, written {@code arkea:cmb}: the family that shares an interface, and the bank within
 * it. Each part is a lower case letter followed by at most 30 lower case letters, digits or hyphens.
 *
 * @param family the group of banks, {@code arkea}
 * @param bank the bank within the family, {@code cmb}
 */
public record BankId(String family, String bank) {

    private static final int MAX_LENGTH = 31;

    /**
     * Takes the two parts.
     *
     * @param family 1 to 31 characters, for instance {@code arkea}
     * @param bank 1 to 31 characters, for instance {@code cmb}
     * @throws IllegalArgumentException if a part has other characters than the class says, or is empty or too long
     */
    public BankId {
        checkPart("family", family);
        checkPart("bank", bank);
    }

    /**
     * Reads the written form {@code family:bank}.
     *
     * @param text with one colon, for instance {@code arkea:cmb}
     * @return the id that is written so, whether or not an adapter knows the bank
     * @throws IllegalArgumentException if there is no colon, or a part is not written as the class says
     */
    public static BankId of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("bank id is written family:bank, as in arkea:cmb");
        }
        return new BankId(text.substring(0, colon), text.substring(colon + 1));
    }

    /**
     * {@return the id of a bank within a family}
     *
     * @param family 1 to 31 characters, for instance {@code arkea}
     * @param bank 1 to 31 characters, for instance {@code cmb}
     * @throws IllegalArgumentException if a part is not written as the class says
     */
    public static BankId of(String family, String bank) {
        return new BankId(family, bank);
    }

    /** The written form, {@code arkea:cmb}, which {@link #of(String)} reads. */
    @Override
    public String toString() {
        return family + ":" + bank;
    }

    private static void checkPart(String name, String part) {
        Objects.requireNonNull(part, name);
        boolean wellFormed = !part.isEmpty() && part.length() <= MAX_LENGTH && Ascii.isLowerCaseLetter(part.charAt(0));
        for (int i = 1; wellFormed && i < part.length(); i++) {
            char c = part.charAt(i);
            wellFormed = Ascii.isLowerCaseLetter(c) || Ascii.isDigit(c) || c == '-';
        }
        if (!wellFormed) {
            throw new IllegalArgumentException("the part " + name
                    + " of a bank id is a lower case letter and at most 30 lower case letters, digits or hyphens");
        }
    }
}
