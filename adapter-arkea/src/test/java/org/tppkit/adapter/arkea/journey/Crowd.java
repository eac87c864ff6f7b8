package org.tppkit.adapter.arkea.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many threads that do the same at once, and what came of it. */
final class Crowd {
    private Crowd() {}

    /** What one of them got. */
    record Outcome<T>(Optional<T> value, Optional<Throwable> failure) {}

    /** Lets that many threads begin together. */
    static <T> List<Outcome<T>> of(int size, Callable<T> work) throws Exception {
        List<Callable<T>> same = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            same.add(work);
        }
        return of(same);
    }

    /** Lets each of them begin together. */
    static <T> List<Outcome<T>> of(List<Callable<T>> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Future<Outcome<T>>> running = new ArrayList<>();
            for (Callable<T> work : works) {
                running.add(threads.submit(() -> outcome(start, work)));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<Outcome<T>> one : running) {
                outcomes.add(one.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Outcome<T> outcome(CyclicBarrier start, Callable<T> work) throws Exception {
        start.await(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS);
        try {
            return new Outcome<>(Optional.of(work.call()), Optional.empty());
        } catch (RuntimeException e) {
            return new Outcome<>(Optional.empty(), Optional.of(e));
        }
    }

    static <T> List<T> values(List<Outcome<T>> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.value().stream()).toList();
    }

    static List<Throwable> failures(List<? extends Outcome<?>> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.failure().stream()).toList();
    }
}
