package org.tppkit.testkit.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one bank's listeners. */
final class ListenerThreads {

    /** Enough for many requests that are held at gates; idle threads end. */
    private static final int MAX_THREADS = 64;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private ListenerThreads() {}

    static ExecutorService of(SimulatedBank bank) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "simulator-" + bank.id() + "-" + NUMBER.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
