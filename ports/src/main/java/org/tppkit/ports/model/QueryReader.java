package org.tppkit.ports.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query of {@code application/x-www-form-urlencoded} with names and values in UTF-8. A pair that does not decode is left out and the
 * reason is kept; nothing is mended. For one query and one thread.
 */
final class QueryReader {

    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private @Nullable String malformation;

    void read(String query) {
        int start = 0;
        while (start <= query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            if (end > start) {
                readPair(query.substring(start, end));
            }
            start = end + 1;
        }
    }

    /** Decoded values by decoded name, both in the order they came. */
    Map<String, List<String>> parameters() {
        return parameters;
    }

    /** Why the first pair that was left out could not be decoded. */
    Optional<String> malformation() {
        return Optional.ofNullable(malformation);
    }

    private void readPair(String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
        if (name != null && value != null) {
            parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
    }

    private @Nullable String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int i = 0;
        while (i < encoded.length()) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (!isOctet(encoded, i)) {
                    return malformed("bad percent-encoding");
                }
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 3;
            } else if (c > ' ' && c < 0x7F) {
                bytes.write(c == '+' ? ' ' : c);
                i++;
            } else {
                return malformed("a character that a URI cannot have");
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static boolean isOctet(String encoded, int percent) {
        return percent + 2 < encoded.length()
                && Ascii.isHexDigit(encoded.charAt(percent + 1))
                && Ascii.isHexDigit(encoded.charAt(percent + 2));
    }

    private @Nullable String utf8(byte[] bytes) {
        try {
            // A decoder of its own reports errors; new String would put U+FFFD in their place.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException invalid) {
            return malformed("invalid UTF-8");
        }
    }

    private @Nullable String malformed(String reason) {
        if (malformation == null) {
            malformation = reason;
        }
        return null;
    }
}
