package org.tppkit.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Threads that do something at the same moment. */
final class Race implements AutoCloseable {
    private static final long GUARD_SECONDS = 60;

    private final int runners;
    private final CyclicBarrier start;
    private final ExecutorService threads;

    Race(int runners) {
        this.runners = runners;
        this.start = new CyclicBarrier(runners);
        this.threads = Executors.newFixedThreadPool(runners, work -> {
            Thread thread = new Thread(work, "contract");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does something in one other thread and waits for it. */
    static <T> T elsewhere(Callable<T> work) {
        try (Race race = new Race(1)) {
            return race.run(runner -> work).get(0);
        }
    }

    /**
     * Lets every thread do its work once, all from the same moment on.
     *
     * @param work each thread's own, by its number from 0
     * @return what they gave, by number
     */
    <T> List<T> run(IntFunction<Callable<T>> work) {
        List<Future<T>> running = new ArrayList<>();
        for (int runner = 0; runner < runners; runner++) {
            Callable<T> own = work.apply(runner);
            running.add(threads.submit(() -> {
                start.await(GUARD_SECONDS, TimeUnit.SECONDS);
                return own.call();
            }));
        }
        return running.stream().map(Race::result).toList();
    }

    /** Whether a latch opens within the time. */
    static boolean opens(CountDownLatch latch, Duration guard) {
        try {
            return latch.await(guard.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get(GUARD_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a thread did not come back within " + GUARD_SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while threads were at work", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            throw new AssertionError("a thread failed", cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
