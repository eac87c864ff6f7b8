package org.tppkit.bench.scaling;

import java.util.List;
import org.tppkit.bench.harness.Quartiles;

/**
 * What something costs at one size.
 *
 * @param series what was done
 * @param size of how many things, or by how many threads
 * @param micros time of one, in microseconds; the median of the rounds
 * @param ratio to the smallest size of the series, round by round
 */
record Point(String series, int size, double micros, Quartiles ratio) {
    private static final String COLUMN = "\t";

    /** As one line between processes. */
    String encode() {
        return String.join(
                COLUMN,
                List.of(
                        series,
                        Integer.toString(size),
                        Double.toString(micros),
                        Double.toString(ratio.lower()),
                        Double.toString(ratio.median()),
                        Double.toString(ratio.upper()),
                        Double.toString(ratio.least())));
    }

    static Point decode(String line) {
        String[] parts = line.split(COLUMN, -1);
        return new Point(
                parts[0],
                Integer.parseInt(parts[1]),
                Double.parseDouble(parts[2]),
                new Quartiles(
                        Double.parseDouble(parts[3]),
                        Double.parseDouble(parts[4]),
                        Double.parseDouble(parts[5]),
                        Double.parseDouble(parts[6])));
    }
}
