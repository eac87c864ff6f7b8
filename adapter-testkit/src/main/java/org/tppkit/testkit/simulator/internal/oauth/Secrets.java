package org.tppkit.testkit.simulator.internal.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes codes, tokens and the ids of pending pages. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 192 random bits, URL-safe. */
    static String next() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
