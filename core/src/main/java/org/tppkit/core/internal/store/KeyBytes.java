package org.tppkit.core.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * A key, and texts beside it, as bytes that nothing else has: each part with its length before it, as UTF-16, so that even
 * a text that is no proper Unicode keeps bytes of its own.
 */
final class KeyBytes {
    private KeyBytes() {}

    static byte[] of(TokenKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    static void write(DataOutputStream out, TokenKey key) throws IOException {
        List<String> parts =
                List.of(key.kind().name(), key.environment().name(), key.bank().toString(), key.clientId(), key.id());
        for (String part : parts) {
            writeText(out, part);
        }
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }
}
