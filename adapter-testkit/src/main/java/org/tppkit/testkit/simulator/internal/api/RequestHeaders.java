package org.tppkit.testkit.simulator.internal.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.memory.Remembered;

/** Checks the plain headers: X-Request-ID is a UUID not among the newest seen before, PSU-IP-Address is an address and not a name. */
final class RequestHeaders {

    private static final int REMEMBERED_IDS = 100_000;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private final Remembered<Boolean> seen = new Remembered<>(REMEMBERED_IDS, id -> false, id -> false);

    /** What is wrong, or empty. Remembers the request id. */
    Optional<String> complaintAbout(Call call) {
        List<String> ids = call.all("x-request-id");
        if (ids.isEmpty()) {
            return Optional.of("header X-Request-ID is missing");
        }
        if (ids.size() > 1 || !UUID.matcher(ids.get(0)).matches()) {
            return Optional.of("X-Request-ID is not one UUID");
        }
        if (wasSeen(ids.get(0).toLowerCase(Locale.ROOT))) {
            return Optional.of("X-Request-ID was seen before");
        }
        List<String> addresses = call.all("psu-ip-address");
        if (addresses.size() > 1 || !addresses.stream().allMatch(RequestHeaders::isAddress)) {
            return Optional.of("PSU-IP-Address is not one IPv4 or IPv6 address");
        }
        return Optional.empty();
    }

    private synchronized boolean wasSeen(String id) {
        return seen.put(id, true).isPresent();
    }

    private static boolean isAddress(String text) {
        if (IPV4.matcher(text).matches()) {
            return true;
        }
        if (!IPV6_CHARACTERS.matcher(text).matches()) {
            return false;
        }
        try {
            // A text with a colon is parsed as an address and never looked up.
            return InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
