package org.tppkit.app.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.tppkit.core.EncryptionKey;
import org.tppkit.ports.error.ConfigurationException;

/** The key that tokens are encrypted with: from the environment, else from a file that is made at its first use. */
final class StoreKey {
    static final String VARIABLE = "TPPKIT_STORE_KEY";

    private static final int SIZE = 32;
    private static final int ID_BYTES = 6;

    private StoreKey() {}

    /**
     * The key of that folder.
     *
     * @throws ConfigurationException if it cannot be read or made, is none, or is open to other users
     */
    static EncryptionKey of(HomeFolder home, Surroundings surroundings) {
        return surroundings
                .variable(VARIABLE)
                .map(text -> key("the environment variable " + VARIABLE, text))
                .orElseGet(() -> key(home.storeKey().toString(), text(home)));
    }

    /** Its id is a fingerprint: a record that another key wrote says so, in place of looking damaged. */
    private static EncryptionKey key(String source, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            return EncryptionKey.of("cli-" + fingerprint(bytes), bytes);
        } catch (IllegalArgumentException e) {
            // Without the cause: the decoder's message quotes a character of the key.
            throw new ConfigurationException(
                    List.of(source + " holds no key: 32 random bytes in base64 are needed (openssl rand -base64 32)"));
        }
    }

    private static String fingerprint(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
    }

    /** Two processes may come here at once: only one of them makes the key. */
    private static String text(HomeFolder home) {
        return FolderLock.holding(home, "lock", () -> {
            if (!Files.exists(home.storeKey())) {
                make(home);
            }
            return OwnerFiles.read(home.storeKey());
        });
    }

    private static void make(HomeFolder home) {
        if (hasRecords(home.tokens().resolve("records"))) {
            throw new ConfigurationException(List.of(home.storeKey() + " is missing, but there are tokens that it"
                    + " encrypted: put it back, or remove " + home.tokens() + " and ask for the consents anew"));
        }
        byte[] bytes = new byte[SIZE];
        new SecureRandom().nextBytes(bytes);
        OwnerFiles.write(home.storeKey(), Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    private static boolean hasRecords(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of("the folder " + folder + " cannot be read (" + OwnerFiles.kind(e) + ")"), e);
        }
    }
}
