package org.tppkit.app.statement.page;

import java.util.Locale;

/** The languages that a page can be in. */
public enum Language {
    /** English. */
    EN,
    /** French. */
    FR;

    /** French for those who speak French, English for all others. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("fr") ? FR : EN;
    }

    /** That of the process. */
    public static Language ofSystem() {
        return of(Locale.getDefault(Locale.Category.DISPLAY));
    }

    Words words() {
        return new Words(this);
    }
}
