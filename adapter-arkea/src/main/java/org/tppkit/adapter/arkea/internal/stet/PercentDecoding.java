package org.tppkit.adapter.arkea.internal.stet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes percent-encoding, for comparisons only: what is sent stays encoded. */
final class PercentDecoding {

    private PercentDecoding() {}

    /** Decodes a text whose percent signs are all well-formed; a plus sign stays a plus sign. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '%') {
                decoded.write(Character.digit(octets[i + 1], 16) << 4 | Character.digit(octets[i + 2], 16));
                i += 2;
            } else {
                decoded.write(octets[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
