package org.tppkit.adapter.arkea.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the three forms of dates that STET's versions and banks use: a date, a local date-time without offset (Arkéa 1.4.2),
 * a date-time with offset, {@code +01:00} or {@code +0100} or {@code Z}. ASCII digits at fixed places in every locale;
 * nothing is mended: there is no 30 February.
 *
 * @param zone the bank's zone: where its local times stand, and whose days are meant
 */
record BankDates(ZoneId zone) {
    private static final int DATE_LENGTH = 10;
    private static final int TIME_END = 19;
    private static final int LONGEST_FRACTION = 9;

    /** The day in the bank's zone; empty for a text that is no date. A local time is in that zone already. */
    Optional<LocalDate> day(String text) {
        try {
            LocalDate date = date(text);
            return Optional.of(text.length() == DATE_LENGTH ? date : dayOfTime(text, date));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** The moment, a date counting from its first instant in the bank's zone; empty for a text that is none. */
    Optional<Instant> moment(String text) {
        try {
            LocalDate date = date(text);
            return Optional.of(
                    text.length() == DATE_LENGTH ? date.atStartOfDay(zone).toInstant() : moment(text, date));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private LocalDate dayOfTime(String text, LocalDate date) {
        int end = timeEnd(text);
        LocalTime time = time(text, end);
        return end == text.length()
                ? date
                : date.atTime(time)
                        .toInstant(offset(text.substring(end)))
                        .atZone(zone)
                        .toLocalDate();
    }

    private Instant moment(String text, LocalDate date) {
        int end = timeEnd(text);
        LocalDateTime local = date.atTime(time(text, end));
        return end == text.length() ? local.atZone(zone).toInstant() : local.toInstant(offset(text.substring(end)));
    }

    private static LocalTime time(String text, int end) {
        return LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, TIME_END), nanos(text, end));
    }

    private static LocalDate date(String text) {
        require(text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-');
        int year = number(text, 0, 4);
        require(year > 0);
        return LocalDate.of(year, number(text, 5, 7), number(text, 8, DATE_LENGTH));
    }

    /** Where the time ends, with its fraction if it has one. */
    private static int timeEnd(String text) {
        require(text.length() >= TIME_END && text.charAt(DATE_LENGTH) == 'T');
        require(text.charAt(13) == ':' && text.charAt(16) == ':');
        if (text.length() == TIME_END || text.charAt(TIME_END) != '.') {
            return TIME_END;
        }
        int end = TIME_END + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - TIME_END - 1;
        require(digits >= 1 && digits <= LONGEST_FRACTION);
        return end;
    }

    private static int nanos(String text, int fractionEnd) {
        if (fractionEnd == TIME_END) {
            return 0;
        }
        int nanos = 0;
        for (int i = 0; i < LONGEST_FRACTION; i++) {
            int place = TIME_END + 1 + i;
            nanos = nanos * 10 + (place < fractionEnd ? text.charAt(place) - '0' : 0);
        }
        return nanos;
    }

    /** {@code Z}, {@code +01}, {@code +0100} or {@code +01:00}. */
    private static ZoneOffset offset(String text) {
        if (text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        char sign = text.charAt(0);
        require(sign == '+' || sign == '-');
        String digits = text.length() == 6 && text.charAt(3) == ':'
                ? text.substring(1, 3) + text.substring(4)
                : text.substring(1);
        require(digits.length() == 2 || digits.length() == 4);
        int hours = number(digits, 0, 2);
        int minutes = digits.length() == 4 ? number(digits, 2, 4) : 0;
        return sign == '+' ? ZoneOffset.ofHoursMinutes(hours, minutes) : ZoneOffset.ofHoursMinutes(-hours, -minutes);
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            require(isDigit(text.charAt(i)));
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The text is not repeated: dates of birth look like dates. */
    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw new DateTimeException("not a date");
        }
    }
}
