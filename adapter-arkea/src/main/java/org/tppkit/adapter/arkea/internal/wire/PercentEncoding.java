package org.tppkit.adapter.arkea.internal.wire;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 section 2.1) over UTF-8. */
public final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Encodes everything but RFC 3986's unreserved characters: right for a path segment, a query value and a form value. */
    public static String encode(String text) {
        return encode(text, "");
    }

    /**
     * Encodes everything but unreserved characters and some more.
     *
     * @param kept ASCII characters that also stay as they are
     */
    public static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (isUnreserved(c) || kept.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }
}
