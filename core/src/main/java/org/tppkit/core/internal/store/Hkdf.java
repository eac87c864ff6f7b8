package org.tppkit.core.internal.store;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869): keys made of a key. The JDK has it from version 24 on. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int BLOCK = 32;
    private static final int MOST_BLOCKS = 255;

    private Hkdf() {}

    /**
     * Extract and expand.
     *
     * @param secret the key that is made use of
     * @param salt random, not secret; not empty
     * @param info what the result is for
     * @param length how many bytes are wanted
     */
    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        if (length > MOST_BLOCKS * BLOCK) {
            throw new IllegalArgumentException("HKDF gives " + MOST_BLOCKS * BLOCK + " bytes at most");
        }
        byte[] extracted = keyed(salt).doFinal(secret);
        Mac mac = keyed(extracted);
        byte[] derived = new byte[length];
        byte[] block = new byte[0];
        for (int i = 0; i * BLOCK < length; i++) {
            mac.update(block);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) (i + 1)});
            System.arraycopy(block, 0, derived, i * BLOCK, Math.min(BLOCK, length - i * BLOCK));
        }
        Arrays.fill(extracted, (byte) 0);
        Arrays.fill(block, (byte) 0);
        return derived;
    }

    private static Mac keyed(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac;
    }
}
