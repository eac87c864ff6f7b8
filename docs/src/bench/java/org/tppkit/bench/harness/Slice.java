package org.tppkit.bench.harness;

import java.util.Arrays;

/**
 * Some calls of one contender in a row.
 *
 * @param cpuNanos processor time for each call, of all threads
 * @param wallNanos time by the clock for each call
 * @param bytes allocated for each call, by all threads
 * @param p50Nanos the time by the clock that half of the calls stayed within
 */
public record Slice(double cpuNanos, double wallNanos, double bytes, double p50Nanos) {
    private static volatile Object result = "";

    static Slice of(Contender contender, int calls) throws Exception {
        long[] times = new long[calls];
        Gauge before = Gauge.read();
        long begin = System.nanoTime();
        long last = begin;
        for (int i = 0; i < calls; i++) {
            result = contender.work().once();
            long now = System.nanoTime();
            times[i] = now - last;
            last = now;
        }
        Gauge used = Gauge.read().since(before);
        Arrays.sort(times);
        return new Slice(
                (double) used.cpuNanos() / calls,
                (double) (last - begin) / calls,
                (double) used.bytes() / calls,
                times[calls / 2]);
    }
}
