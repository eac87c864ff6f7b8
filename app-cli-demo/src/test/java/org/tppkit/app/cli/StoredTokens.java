package org.tppkit.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** The tokens in a user's folder, in clear: what nothing that is printed may hold. */
final class StoredTokens {
    /** As the simulator makes them: 192 bits in base64url. In a record the bytes around them are none of these characters. */
    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])");

    private StoredTokens() {}

    /** None where there is no store, or where a test has made it unreadable. */
    static Set<String> in(Path home) {
        Path key = home.resolve("store.key");
        if (!Files.exists(key) || !Files.isDirectory(home.resolve("tokens"))) {
            return Set.of();
        }
        try {
            return in(TokenStores.encrypted(TokenStores.file(home.resolve("tokens")), key(Files.readString(key))));
        } catch (TppException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> in(TokenStore store) {
        Set<String> tokens = new TreeSet<>();
        for (TokenKey.Kind kind : List.of(TokenKey.Kind.CONSENT, TokenKey.Kind.CLIENT_TOKEN)) {
            store.list(TokenFilter.builder().kind(kind).build(), null, 100)
                    .tokens()
                    .forEach(stored -> {
                        Matcher found =
                                TOKEN.matcher(new String(stored.record().payload(), StandardCharsets.ISO_8859_1));
                        while (found.find()) {
                            tokens.add(found.group());
                        }
                    });
        }
        return tokens;
    }

    /** With the id that the command line gives it. */
    private static EncryptionKey key(String text) {
        byte[] bytes = Base64.getDecoder().decode(text.strip());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return EncryptionKey.of("cli-" + HexFormat.of().formatHex(Arrays.copyOf(hash, 6)), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
