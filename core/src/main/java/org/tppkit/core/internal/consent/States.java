package org.tppkit.core.internal.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.tppkit.core.internal.token.PendingRecord;

/**
 * The state that ties a customer's return to what was begun (RFC 6749 section 10.12). Neither the store nor a handle holds
 * it: they know its hash, {@link PendingRecord#idOf}.
 */
public final class States {
    /** 192 bits: more than the 128 that guessing needs, and no padding in base64. */
    private static final int BYTES = 24;

    private States() {}

    /** A fresh state: 32 characters {@code [A-Za-z0-9_-]}, hence no comma, which Arkéa forbids. */
    public static String fresh(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a state belongs to an id; takes the same time whatever the answer. */
    public static boolean belongTo(String id, String state) {
        return MessageDigest.isEqual(
                id.getBytes(StandardCharsets.UTF_8), PendingRecord.idOf(state).getBytes(StandardCharsets.UTF_8));
    }
}
