package org.tppkit.bench.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads that stay, and do the same at the same time: what threads of one round used can be read after it. */
public final class Callers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    /** @param count how many threads */
    public Callers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, Callers::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "caller");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Every thread does the work, all beginning at the same moment; comes back when the last is through.
     *
     * @param each how often each of them does it
     * @return how many calls failed
     */
    public int call(int each, Callable<?> work) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return failures(each, work);
            }));
        }
        int failed = 0;
        for (Future<Integer> one : running) {
            try {
                failed += one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return failed;
    }

    private static int failures(int each, Callable<?> work) {
        int failed = 0;
        for (int i = 0; i < each; i++) {
            try {
                work.call();
            } catch (Exception e) {
                failed++;
            }
        }
        return failed;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
