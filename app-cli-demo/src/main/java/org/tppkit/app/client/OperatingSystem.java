package org.tppkit.app.client;

import java.util.Locale;

/** What differs between systems: where a user's settings are, how a browser is opened. */
enum OperatingSystem {
    WINDOWS,
    MAC,
    OTHER;

    /** @param name as the Java machine calls it, {@code os.name} */
    static OperatingSystem named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        return lower.startsWith("mac") ? MAC : OTHER;
    }
}
