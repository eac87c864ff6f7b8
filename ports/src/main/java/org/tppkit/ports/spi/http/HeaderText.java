package org.tppkit.ports.spi.http;

import java.net.URI;
import org.tppkit.ports.error.InvalidRequestException;

/** What can travel over HTTP unchanged (RFC 9110 sections 5.1 and 5.5, narrowed to ASCII). */
final class HeaderText {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    static void requireName(String name) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderText::isTokenCharacter)) {
            throw new InvalidRequestException("header", "a header's name is an HTTP token");
        }
    }

    static void requireValue(String name, String value) {
        boolean printable = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        boolean bare = value.equals(value.strip());
        if (!printable || !bare) {
            throw new InvalidRequestException(
                    name, "the value must be printable ASCII without leading or trailing blanks to arrive unchanged");
        }
    }

    static String requireMethod(String method) {
        if (method.isEmpty() || !method.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new InvalidRequestException("method", "a method is written in capital letters A to Z");
        }
        return method;
    }

    static URI requireSendable(URI uri) {
        boolean ascii = uri.toString().chars().allMatch(c -> c > 0x20 && c < 0x7f);
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!ascii || !https || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new InvalidRequestException(
                    "uri", "an absolute https address in ASCII without user information and fragment is needed");
        }
        return uri;
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }
}
