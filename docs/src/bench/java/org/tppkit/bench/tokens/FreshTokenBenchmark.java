package org.tppkit.bench.tokens;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tppkit.bench.bank.TokenDesk;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Slice;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.spi.token.TokenKey;

/** A token that is fresh: how long a call waits for it, and what it touches on the way. */
public final class FreshTokenBenchmark implements Benchmark {
    private static final int BATCH = 1_000;
    private static final int THREADS = 8;
    private static final int EACH = 125_000;
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final TokenKey KEY = OurTokens.key("consent");
    private static final String OURS = "a fresh token";
    private static final String GOOGLE = "google-auth";
    /** Got once: getting it takes a lock, and a thread that waited for that one would be counted. */
    private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "fresh-token";
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            CountingStore store = new CountingStore();
            OurTokens ours = new OurTokens(
                    store, new TokenDesk(), AN_HOUR, () -> {}, new SystemTime(Clock.systemUTC()), executor);
            ours.create(KEY, Instant.now());
            ours.token(KEY);
            int before = store.calls();
            Deadline ofTheCall = Deadline.in(AN_HOUR, new SystemTime(Clock.systemUTC()));
            Callable<?> use = () -> ours.credentials(KEY, ofTheCall);
            List<Row> rows = new ArrayList<>(times(plan, use));
            rows.add(count("P11", OURS + ", 10⁶ times by " + THREADS + " threads", "blocked or parked", waits(use)));
            rows.add(count("P11", "the same, and all uses before", "store calls", store.calls() - before));
            rows.add(Row.of(
                    "",
                    "10⁶ turns of " + THREADS + " threads within one synchronized block",
                    "–",
                    "blocked or parked, more than 0",
                    Quartiles.exactly(Math.min(1, waits(FreshTokenBenchmark::oneAtATime))),
                    Goal.exactly(1)));
            rows.add(readsWithoutCache(ours, store));
            return rows;
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Row> times(Plan plan, Callable<?> ours) throws Exception {
        TokenUser google = GoogleTokens.user(new TokenDesk(), Instant.now().plus(AN_HOUR), AN_HOUR, () -> {});
        Comparison result = plan.paired()
                .compare(List.of(
                        new Contender(OURS, () -> batch(ours)), new Contender(GOOGLE, () -> batch(google.token()))));
        return List.of(
                Row.of("P11", OURS, "–", "ns, CPU", nanos(result, OURS), Goal.atMost(200, 50)),
                Row.of("", GOOGLE + ", the same", "–", "ns, CPU", nanos(result, GOOGLE)));
    }

    private static Quartiles nanos(Comparison result, String contender) {
        return result.of(contender, Slice::cpuNanos).divided(BATCH);
    }

    private static Object batch(Callable<?> token) throws Exception {
        Object last = "";
        for (int i = 0; i < BATCH; i++) {
            last = token.call();
        }
        return last;
    }

    private static Row count(String id, String what, String unit, long count) {
        return Row.of(id, what, "–", unit, Quartiles.exactly(count), Goal.atMost(0));
    }

    private static Row readsWithoutCache(OurTokens ours, CountingStore store) {
        int before = store.calls();
        for (int i = 0; i < BATCH; i++) {
            ours.forget(KEY);
            ours.token(KEY);
        }
        return Row.of(
                "P11",
                "a living token that this process does not know yet",
                "–",
                "store calls",
                Quartiles.exactly((double) (store.calls() - before) / BATCH),
                Goal.atMost(1));
    }

    private static synchronized Object oneAtATime() {
        return Instant.now();
    }

    /** How often threads had to wait for a lock of any kind, while all of them did the work over and over. */
    private static long waits(Callable<?> work) throws InterruptedException {
        long[] waits = new long[THREADS];
        List<Thread> threads = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(new Thread(() -> waits[number] = waitsOfThisThread(start, work)));
        }
        threads.forEach(Thread::start);
        start.countDown();
        long all = 0;
        for (int i = 0; i < THREADS; i++) {
            threads.get(i).join();
            all += waits[i];
        }
        return all;
    }

    private static long waitsOfThisThread(CountDownLatch start, Callable<?> work) {
        try {
            start.await();
            long before = waitsSoFar();
            for (int i = 0; i < EACH; i++) {
                work.call();
            }
            return waitsSoFar() - before;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long waitsSoFar() {
        ThreadInfo thread = JVM.getThreadInfo(Thread.currentThread().getId());
        return thread.getBlockedCount() + thread.getWaitedCount();
    }
}
