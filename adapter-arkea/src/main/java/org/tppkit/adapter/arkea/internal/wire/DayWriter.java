package org.tppkit.adapter.arkea.internal.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes days and moments as STET's payments want them: date-times with the offset that the bank's zone has then, a day by
 * its midnight. ASCII digits in every locale.
 *
 * @param zone the bank's zone
 */
record DayWriter(ZoneId zone) {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    /** The day, from its first instant. */
    String day(LocalDate day) {
        return text(day.atStartOfDay(zone));
    }

    /** The moment, to the millisecond. */
    String moment(Instant moment) {
        return text(moment.atZone(zone));
    }

    /** The day that a moment falls on. */
    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private static String text(ZonedDateTime time) {
        return FORM.format(time);
    }
}
