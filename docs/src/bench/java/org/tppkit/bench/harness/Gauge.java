package org.tppkit.bench.harness;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM's Java threads have used so far. The compiler's and the collector's threads are not among them.
 *
 * @param cpuNanos processor time
 * @param bytes allocated, whether collected since or not
 */
record Gauge(long cpuNanos, long bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Gauge read() {
        long[] ids = THREADS.getAllThreadIds();
        return new Gauge(sum(THREADS.getThreadCpuTime(ids)), sum(THREADS.getThreadAllocatedBytes(ids)));
    }

    Gauge since(Gauge before) {
        return new Gauge(cpuNanos - before.cpuNanos, bytes - before.bytes);
    }

    /** A thread that has just ended counts as -1: nothing is known of it. */
    private static long sum(long[] perThread) {
        long sum = 0;
        for (long one : perThread) {
            sum += Math.max(0, one);
        }
        return sum;
    }
}
