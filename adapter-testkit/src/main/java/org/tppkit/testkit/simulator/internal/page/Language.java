package org.tppkit.testkit.simulator.internal.page;

import java.util.List;
import java.util.Locale;

/** A language of the pages. The banks are French: English is shown to those who prefer it. */
enum Language {
    FRENCH("fr"),
    ENGLISH("en");

    private static final double NOT_WANTED = 0;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The tag of BCP 47, for instance {@code fr}. */
    String tag() {
        return tag;
    }

    /**
     * The language that a browser prefers (RFC 9110, section 12.5.4). Of two that it likes as much, the first named; French
     * if it names neither. What cannot be read is passed over.
     *
     * @param acceptLanguage values of Accept-Language
     */
    static Language preferred(List<String> acceptLanguage) {
        Language best = FRENCH;
        double bestWeight = NOT_WANTED;
        for (String range : String.join(",", acceptLanguage).split(",", -1)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", 2);
            double weight = parts.length == 1 ? 1 : weight(parts[1]);
            for (Language language : values()) {
                if (language.isIn(parts[0]) && weight > bestWeight) {
                    best = language;
                    bestWeight = weight;
                }
            }
        }
        return best;
    }

    private boolean isIn(String range) {
        return range.equals(tag) || range.startsWith(tag + "-");
    }

    private static double weight(String parameter) {
        return parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
                ? Double.parseDouble(parameter.substring(2))
                : NOT_WANTED;
    }
}
