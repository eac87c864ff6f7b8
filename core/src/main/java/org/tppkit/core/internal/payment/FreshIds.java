package org.tppkit.core.internal.payment;

import java.util.random.RandomGenerator;

/** Ids for payments: letters and digits only, so that every bank takes them. */
public final class FreshIds {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** 26 characters of 62: 154 bits, within STET's 35 characters. */
    private static final int LENGTH = 26;

    private final RandomGenerator random;

    /** @param random draws the ids */
    public FreshIds(RandomGenerator random) {
        this.random = random;
    }

    /** An id that nobody has drawn before. */
    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
