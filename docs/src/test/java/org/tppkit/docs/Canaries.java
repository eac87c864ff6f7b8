package org.tppkit.docs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Texts that occur nowhere by chance, and where each was put in. */
final class Canaries {
    private final Map<String, String> places = new LinkedHashMap<>();

    /**
     * A new canary: ten lower-case letters and digits, which pass for a token, an id, or a part of a bank's id.
     *
     * @param place where it goes, for instance {@code Account.name}
     */
    String at(String place) {
        return put(String.format(Locale.ROOT, "cnry%06d", 100_000 + places.size()), place);
    }

    /** Makes a text of a form of its own a canary. */
    String put(String text, String place) {
        places.put(text, place);
        return text;
    }

    /** The places whose canaries stand in a text. */
    Set<String> seenIn(String text) {
        Set<String> seen = new TreeSet<>();
        places.forEach((canary, place) -> {
            if (text.contains(canary)) {
                seen.add(place);
            }
        });
        return seen;
    }
}
