package org.tppkit.bench.harness;

import java.util.List;
import java.util.Locale;

/**
 * One line of the results.
 *
 * @param id the goal's number, for instance {@code P1}
 * @param what the measured thing
 * @param beside what it is compared with
 * @param unit what the figure is, for instance {@code CPU, ratio}
 * @param figure median and quartiles
 * @param goal what it should reach; empty where there is no goal
 * @param verdict whether it does
 */
public record Row(String id, String what, String beside, String unit, String figure, String goal, Verdict verdict) {
    private static final String COLUMN = "\t";
    private static final double KILO = 1_024;

    /** A ratio that has a goal. */
    public static Row ratio(String id, String what, String beside, String measure, Quartiles ratio, Goal goal) {
        return of(id, what, beside, measure + ", ratio", ratio, goal);
    }

    /** A ratio to compare with. */
    public static Row ratio(String id, String what, String beside, String measure, Quartiles ratio) {
        return of(id, what, beside, measure + ", ratio", ratio);
    }

    /** Bytes that have a goal in KB of 1,024 bytes. */
    public static Row kilobytes(String id, String what, String beside, Quartiles bytes, Goal goal) {
        return of(id, what, beside, "allocated KB", bytes.divided(KILO), goal);
    }

    /** Bytes to compare with. */
    public static Row kilobytes(String id, String what, String beside, Quartiles bytes) {
        return of(id, what, beside, "allocated KB", bytes.divided(KILO));
    }

    /** Anything that has a goal. */
    public static Row of(String id, String what, String beside, String unit, Quartiles value, Goal goal) {
        return new Row(id, what, beside, unit, text(value), goal.toString(), goal.judge(value));
    }

    /** Anything to compare with. */
    public static Row of(String id, String what, String beside, String unit, Quartiles value) {
        return new Row(id, what, beside, unit, text(value), "", Verdict.NO_GOAL);
    }

    /** Something that could not be measured here, and why. */
    public static Row missing(String id, String what, String why) {
        return new Row(id, what, "", "", "not measured here: " + why, "", Verdict.NO_GOAL);
    }

    /** As one line between processes. */
    public String encode() {
        return String.join(COLUMN, List.of(id, what, beside, unit, figure, goal, verdict.name()));
    }

    /** Out of {@link #encode()}. */
    public static Row decode(String line) {
        String[] parts = line.split(COLUMN, -1);
        return new Row(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], Verdict.valueOf(parts[6]));
    }

    /** As a line of a table in Markdown. */
    public String markdown() {
        return "| " + String.join(" | ", List.of(id, what, beside, unit, figure, goal, verdict.words())) + " |";
    }

    private static String text(Quartiles value) {
        if (value.lower() == value.upper()) {
            return number(value.median());
        }
        return number(value.median()) + " [" + number(value.lower()) + "–" + number(value.upper()) + "]";
    }

    private static String number(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
