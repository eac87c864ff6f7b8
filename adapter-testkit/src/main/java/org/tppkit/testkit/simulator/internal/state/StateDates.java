package org.tppkit.testkit.simulator.internal.state;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The days that states give back, as requests write them. Days are in Europe/Paris. */
public final class StateDates {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final int LATER = 29;

    private StateDates() {}

    /** The day of payments that are not for now. */
    public static LocalDate later(LocalDate today) {
        return today.plusDays(LATER);
    }

    /** The last day on which money moved, so that a payment of it is carried out on Sundays too. */
    public static LocalDate settled(LocalDate today) {
        LocalDate day = today;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** As payments write a day. */
    static String midnight(LocalDate day) {
        return OFFSET.format(day.atStartOfDay(PARIS));
    }

    /** By the names that the pacts use. */
    public static Map<String, String> values(LocalDate today, LocalDate payday) {
        return Map.of(
                "dateFrom", LOCAL.format(today.minusDays(30).atStartOfDay()),
                "dateTo", LOCAL.format(today.plusDays(1).atStartOfDay()),
                "tooEarly", LOCAL.format(today.minusDays(200).atStartOfDay()),
                "today", midnight(payday),
                "executionDate", midnight(later(today)),
                "endDate", midnight(today.plusDays(200)));
    }
}
