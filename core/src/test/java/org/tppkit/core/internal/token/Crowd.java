package org.tppkit.core.internal.token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many threads that begin at the same moment. */
public final class Crowd {
    private Crowd() {}

    /** What each of them got, or the error that it ended with. */
    public static List<Object> outcomes(int size, Callable<?> act) throws Exception {
        return outcomes(Collections.nCopies(size, act));
    }

    public static List<Object> outcomes(List<? extends Callable<?>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<?> act : acts) {
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return act.call();
                }));
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> one : running) {
                outcomes.add(outcome(one));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object outcome(Future<Object> one) throws Exception {
        try {
            return one.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
