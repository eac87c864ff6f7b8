package org.tppkit.app.client;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses of this very machine, told by how they are written: no name is looked up. */
public final class Loopback {
    private static final Pattern NUMERIC = Pattern.compile("127(\\.\\d{1,3}){3}|\\[(::1|(0+:){7}0*1)]");

    private Loopback() {}

    /** Whether an address leads to this machine. */
    public static boolean holds(URI address) {
        String host = address.getHost();
        return host != null
                && (host.toLowerCase(Locale.ROOT).equals("localhost")
                        || NUMERIC.matcher(host).matches());
    }
}
