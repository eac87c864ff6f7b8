package org.tppkit.adapter.arkea.scripted;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** The locales that break careless code: a dotless i, a decimal comma, other digits, another calendar. */
public final class Locales {
    public static final List<String> TAGS = List.of("tr-TR", "fr-FR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai");

    private Locales() {}

    /** Runs something under each of them, far from the bank's zone, and puts back what was there. */
    public static void underEach(Runnable test) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : TAGS) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                test.run();
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
