package org.tppkit.testkit.simulator.internal.dictionary;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Dates of requests in the forms that the versions know; a date without offset is meant in Europe/Paris. */
public final class WireDates {

    /** How a date can be written. */
    public enum Form {
        /** {@code 2026-03-18} */
        DATE,
        /** {@code 2026-03-18T00:00:00} */
        LOCAL,
        /** {@code 2026-03-18T00:00:00+01:00} */
        OFFSET
    }

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private WireDates() {}

    /**
     * Which form a text has.
     *
     * @throws java.time.DateTimeException if it has none
     */
    static Form form(String text) {
        if (!text.contains("T")) {
            LocalDate.parse(text);
            return Form.DATE;
        }
        if (text.matches(".*T.*([Zz]|[+-].*)")) {
            OffsetDateTime.parse(text);
            return Form.OFFSET;
        }
        LocalDateTime.parse(text);
        return Form.LOCAL;
    }

    /** The day in Europe/Paris that a checked text means. */
    public static LocalDate day(String text) {
        return switch (form(text)) {
            case DATE -> LocalDate.parse(text);
            case LOCAL -> LocalDateTime.parse(text).toLocalDate();
            case OFFSET -> OffsetDateTime.parse(text).atZoneSameInstant(PARIS).toLocalDate();
        };
    }
}
