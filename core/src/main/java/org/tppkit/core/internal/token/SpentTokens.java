package org.tppkit.core.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * The refresh tokens that this process has seen replaced, as digests. A store that gives one back has lost an update;
 * using it would end the consent at banks that take a second use for theft (RFC 9700 section 4.14.2).
 */
final class SpentTokens {
    private static final int MOST = 10_000;

    private final Set<String> digests =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            }));

    void add(TokenKey key, RefreshToken token) {
        digests.add(digest(key, token));
    }

    void check(TokenKey key, RefreshToken token) {
        if (digests.contains(digest(key, token))) {
            throw new TokenStoreException(
                    "the token store gave back a refresh token that was replaced before: it has lost an update", null);
        }
    }

    private static String digest(TokenKey key, RefreshToken token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(key.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(sha256.digest(token.value().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
