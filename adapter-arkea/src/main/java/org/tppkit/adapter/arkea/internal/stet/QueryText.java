package org.tppkit.adapter.arkea.internal.stet;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tppkit.adapter.arkea.internal.wire.PercentEncoding;

/** Queries as texts of {@code name=value} pairs, already encoded. */
final class QueryText {
    /** What RFC 3986 lets stand in a query beside unreserved characters. */
    private static final String KEPT = "!$&'()*+,;=:@/?%";

    private static final String HEX = "0123456789ABCDEFabcdef";

    private QueryText() {}

    /** Encodes what a query cannot hold, non-ASCII above all; what is encoded already stays. */
    static String encode(String query) {
        return PercentEncoding.encode(query, KEPT);
    }

    /** Whether each percent sign stands before two hexadecimal digits. */
    static boolean isWellEncoded(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            boolean octet = i + 2 < text.length()
                    && HEX.indexOf(text.charAt(i + 1)) >= 0
                    && HEX.indexOf(text.charAt(i + 2)) >= 0;
            if (!octet) {
                return false;
            }
        }
        return true;
    }

    /** Whether a query can be sent as it stands. */
    static boolean isSendable(String query) {
        return isWellEncoded(query) && encode(query).equals(query);
    }

    /** The query without the parameters of those names. */
    static String without(Set<String> names, String query) {
        return pairs(query, pair -> !names.contains(name(pair)));
    }

    /** Two queries after another. */
    static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "&" + second;
    }

    /** A form in which two queries of the same parameters are equal, in whatever order and encoding they were written. */
    static String comparable(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> PercentEncoding.encode(PercentDecoding.decode(pair), "="))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String pairs(String query, Predicate<String> wanted) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .filter(wanted)
                .collect(Collectors.joining("&"));
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return PercentDecoding.decode(equals < 0 ? pair : pair.substring(0, equals));
    }
}
