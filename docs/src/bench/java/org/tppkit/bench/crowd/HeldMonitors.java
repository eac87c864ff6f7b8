package org.tppkit.bench.crowd;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Which monitors a thread holds, and in which frame it took them: seen in dumps of all threads, again and again. */
final class HeldMonitors {
    private static final String LIBRARY = "org.tppkit.";
    private static final String BENCH = "org.tppkit.bench.";
    private static final long BETWEEN_DUMPS = 5_000_000;

    private HeldMonitors() {}

    /** How many monitors frames of the library held, in so many dumps taken while the work is done over and over. */
    static int during(int dumps, Callable<?> work) throws InterruptedException {
        Worker worker = new Worker(work);
        worker.start();
        int held = 0;
        for (int i = 0; i < dumps; i++) {
            LockSupport.parkNanos(BETWEEN_DUMPS);
            held += count(LIBRARY, BENCH);
        }
        worker.end();
        return held;
    }

    /** The same count while a thread of the benchmark waits within a synchronized block: one in each dump. */
    static int control(int dumps) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            synchronized (leave) {
                entered.countDown();
                awaitQuietly(leave);
            }
        });
        thread.start();
        entered.await();
        int held = 0;
        for (int i = 0; i < dumps; i++) {
            held += count(BENCH, "org.tppkit.core.");
        }
        leave.countDown();
        thread.join();
        return held;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int count(String frames, String butNotThese) {
        int held = 0;
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, false)) {
            held += (int) Arrays.stream(thread.getLockedMonitors())
                    .map(MonitorInfo::getLockedStackFrame)
                    .map(StackTraceElement::getClassName)
                    .filter(name -> name.startsWith(frames) && !name.startsWith(butNotThese))
                    .count();
        }
        return held;
    }

    /** Does the work until it is told to end. */
    private static final class Worker extends Thread {
        private final Callable<?> work;
        private final AtomicReference<Exception> failure = new AtomicReference<>();
        private volatile boolean ended;

        Worker(Callable<?> work) {
            super("worker");
            this.work = work;
        }

        @Override
        public void run() {
            try {
                while (!ended) {
                    work.call();
                }
            } catch (Exception e) {
                failure.set(e);
            }
        }

        void end() throws InterruptedException {
            ended = true;
            join();
            if (failure.get() != null) {
                throw new IllegalStateException(failure.get());
            }
        }
    }
}
