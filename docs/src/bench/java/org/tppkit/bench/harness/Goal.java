package org.tppkit.bench.harness;

import java.util.Locale;

/**
 * What a figure should reach.
 *
 * @param direction which side is good
 * @param limit good enough
 * @param stretch better; the same as the limit where nothing better was set
 */
public record Goal(Direction direction, double limit, double stretch) {

    /** Which side of a limit is good. */
    public enum Direction {
        /** Small figures are good. */
        AT_MOST("≤"),
        /** Large figures are good. */
        AT_LEAST("≥"),
        /** Only this one is good: for counts. */
        EXACTLY("=");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    /** A figure that should be small. */
    public static Goal atMost(double limit, double stretch) {
        return new Goal(Direction.AT_MOST, limit, stretch);
    }

    /** A figure that should be small. */
    public static Goal atMost(double limit) {
        return atMost(limit, limit);
    }

    /** A figure that should be large. */
    public static Goal atLeast(double limit, double stretch) {
        return new Goal(Direction.AT_LEAST, limit, stretch);
    }

    /** A count that must be this one. */
    public static Goal exactly(double limit) {
        return new Goal(Direction.EXACTLY, limit, limit);
    }

    /** Reached or not, by the median; missed for sure only if three quarters of the rounds say so. */
    public Verdict judge(Quartiles measured) {
        if (reaches(measured.median(), stretch) && stretch != limit) {
            return Verdict.STRETCH_REACHED;
        }
        if (reaches(measured.median(), limit)) {
            return Verdict.REACHED;
        }
        double best = direction == Direction.AT_LEAST ? measured.upper() : measured.lower();
        return reaches(best, limit) ? Verdict.UNDECIDED : Verdict.MISSED;
    }

    private boolean reaches(double value, double wanted) {
        return switch (direction) {
            case AT_MOST -> value <= wanted;
            case AT_LEAST -> value >= wanted;
            case EXACTLY -> value == wanted;
        };
    }

    @Override
    public String toString() {
        String text = direction.sign + " " + number(limit);
        return stretch == limit ? text : text + " (" + number(stretch) + ")";
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
