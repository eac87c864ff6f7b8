package org.tppkit.ports.model;

/**
 * Recognises the written form of an IP address. {@link java.net.InetAddress} is no judge: it asks the DNS about what it does not recognise,
 * and takes {@code 127.1} and numbers in octal for addresses.
 */
final class IpLiteral {

    private static final int GROUPS = 8;
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
    private static final int NONE = -1;

    private IpLiteral() {}

    /** Whether the text is an IPv4 or IPv6 address: no name, no port, no brackets, no zone, no prefix length. */
    static boolean isValid(String text) {
        return text.length() <= LONGEST && (isIpv4(text) || isIpv6(text));
    }

    /** Four decimal numbers up to 255 without leading zeros. */
    static boolean isIpv4(String text) {
        int octets = 0;
        int start = 0;
        while (start <= text.length()) {
            int dot = indexOrEnd(text, '.', start);
            if (!isOctet(text, start, dot)) {
                return false;
            }
            octets++;
            start = dot + 1;
        }
        return octets == 4;
    }

    /** The forms of RFC 4291 section 2.2: eight groups, {@code ::} for one or more groups of zeros, an IPv4 address as the last two groups. */
    static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        boolean secondGap = text.indexOf("::", gap + 1) >= 0;
        if (secondGap) {
            return false;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before != NONE && after != NONE && before + after < GROUPS;
    }

    /** How many groups of 16 bits the text writes, an IPv4 address at the end counting as two; NONE if it is not well formed. */
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        int count = 0;
        int start = 0;
        while (start <= text.length()) {
            int colon = indexOrEnd(text, ':', start);
            boolean last = colon == text.length();
            if (isGroup(text, start, colon)) {
                count++;
            } else if (last && mayEndInIpv4 && isIpv4(text.substring(start))) {
                count += 2;
            } else {
                return NONE;
            }
            start = colon + 1;
        }
        return count;
    }

    private static boolean isGroup(String text, int start, int end) {
        if (end == start || end - start > 4) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!Ascii.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOctet(String text, int start, int end) {
        int length = end - start;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
            return false;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            if (!Ascii.isDigit(text.charAt(i))) {
                return false;
            }
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number <= 255;
    }

    private static int indexOrEnd(String text, char c, int start) {
        int index = text.indexOf(c, start);
        return index < 0 ? text.length() : index;
    }
}
