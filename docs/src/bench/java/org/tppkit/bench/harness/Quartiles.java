package org.tppkit.bench.harness;

import java.util.Arrays;

/**
 * Where the middle half of many measurements lies.
 *
 * @param lower a quarter lies below
 * @param median half lies below
 * @param upper a quarter lies above
 * @param least the smallest of all
 */
public record Quartiles(double lower, double median, double upper, double least) {

    /** The quartiles of at least one value; between two values by the way between them. */
    public static Quartiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), sorted[0]);
    }

    /** Something that was counted, not measured: all quartiles are alike. */
    public static Quartiles exactly(double value) {
        return new Quartiles(value, value, value, value);
    }

    /** All of them in another unit. */
    public Quartiles divided(double by) {
        return new Quartiles(lower / by, median / by, upper / by, least / by);
    }

    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
