package org.tppkit.ports.spi.http;

import java.net.URI;
import org.tppkit.ports.error.InvalidRequestException;

/** What can travel over HTTP unchanged (RFC 9110 sections 5.1 and 5.5, narrowed to ASCII). */
final class HeaderText {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    static void requireName(String name) {
        if (name.isEmpty() || !isToken(name)) {
            throw new InvalidRequestException("header", "a header's name is an HTTP token");
        }
    }

    static void requireValue(String name, String value) {
        boolean bare = !value.startsWith(" ") && !value.endsWith(" ");
        if (!isWithin(value, ' ') || !bare) {
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
        boolean ascii = isWithin(uri.toString(), '!');
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!ascii || !https || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new InvalidRequestException(
                    "uri", "an absolute https address in ASCII without user information and fragment is needed");
        }
        return uri;
    }

    /** Whether all characters lie between the least one and the last printable one of ASCII. */
    private static boolean isWithin(String text, char least) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < least || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isTokenCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }
}
