package org.tppkit.app.statement.page;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A horizontal axis of days. */
final class DayAxis {
    private static final int MOST_MARKS = 13;
    private static final int SHORT_DAYS = 62;
    private static final int[] DAYS_APART = {1, 2, 3, 7, 14};
    private static final int[] MONTHS_APART = {1, 2, 3, 6, 12, 24, 60, 120, 600, 12_000};

    private final LocalDate first;
    private final LocalDate last;
    private final double left;
    private final double right;

    /**
     * A labelled day.
     *
     * @param day the day
     * @param label what stands below it
     * @param year the year below the label; no text where the mark before has the same
     */
    record Mark(LocalDate day, String label, String year) {}

    /**
     * @param last the day after the last one that is shown
     * @param left where the first day stands on the page, in units of the drawing
     * @param right where it ends
     */
    DayAxis(LocalDate first, LocalDate last, double left, double right) {
        this.first = first;
        this.last = last;
        this.left = left;
        this.right = right;
    }

    /** Where a day stands on the page. */
    double x(LocalDate day) {
        long days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        return left + (right - left) * ChronoUnit.DAYS.between(first, day) / days;
    }

    List<Mark> marks(Words words) {
        List<Mark> marks = new ArrayList<>();
        int year = Integer.MIN_VALUE;
        boolean single = ChronoUnit.DAYS.between(first, last) <= SHORT_DAYS;
        for (LocalDate day : single ? someDays() : firstsOfMonths()) {
            String label = single ? words.shortDay(day) : words.shortMonth(YearMonth.from(day));
            marks.add(new Mark(day, label, day.getYear() == year ? "" : Integer.toString(day.getYear())));
            year = day.getYear();
        }
        return marks;
    }

    private List<LocalDate> someDays() {
        long days = ChronoUnit.DAYS.between(first, last);
        int apart = IntStream.of(DAYS_APART)
                .filter(candidate -> days <= (long) candidate * MOST_MARKS)
                .findFirst()
                .orElse(SHORT_DAYS);
        return first.datesUntil(last, Period.ofDays(apart)).toList();
    }

    private List<LocalDate> firstsOfMonths() {
        YearMonth start = YearMonth.from(first.plusMonths(1).minusDays(1));
        long months = ChronoUnit.MONTHS.between(start, YearMonth.from(last));
        int apart = apart(months);
        int offset = Math.floorMod(-Math.floorMod((int) start.getLong(ChronoField.PROLEPTIC_MONTH), apart), apart);
        List<LocalDate> days = new ArrayList<>();
        for (long i = offset; i <= months; i += apart) {
            days.add(start.plusMonths(i).atDay(1));
        }
        return days;
    }

    private static int apart(long months) {
        for (int apart : MONTHS_APART) {
            if (months / apart < MOST_MARKS) {
                return apart;
            }
        }
        return MONTHS_APART[MONTHS_APART.length - 1];
    }
}
