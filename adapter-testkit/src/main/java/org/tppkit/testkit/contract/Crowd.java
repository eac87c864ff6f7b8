package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * Many threads ask one adapter for everything that it offers, each with numbers of its own; the bank answers each request
 * with its number's values.
 */
final class Crowd {
    private static final int THREADS = 8;
    private static final int ROUNDS = 2;
    private static final int UNMARKED = 1;
    private static final Pattern MARKER = Pattern.compile("kitm([0-9]{5})z");

    private final Bench bench;
    private final List<Operation> operations;

    Crowd(Bench bench, List<Operation> operations) {
        this.bench = bench;
        this.operations = operations;
    }

    void ask() {
        bench.bank().when(request -> true).answer(this::answer);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = 100 * (i + 1);
                done.add(threads.submit(() -> askInTurn(start, first)));
            }
            start.countDown();
            for (Future<?> one : done) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted", e);
        } catch (ExecutionException e) {
            throw asIs(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private @Nullable Void askInTurn(CountDownLatch start, int first) throws InterruptedException {
        start.await();
        int number = first;
        for (int round = 0; round < ROUNDS; round++) {
            for (Operation operation : operations) {
                ask(operation, number++);
            }
        }
        return null;
    }

    private void ask(Operation operation, int number) {
        Object[] result = new Object[1];
        KitBankCall call = bench.call(number, operation.kind());
        Optional<Throwable> failure =
                Exercise.failureOf(() -> result[0] = operation.ask().of(bench.adapter(), number, call));
        // A request may hold nothing of the number: a consent's at a bank where the state goes another way.
        int answered = call.requests().stream().anyMatch(Crowd::isMarked) ? number : UNMARKED;
        String difference =
                failure.map(Verdict::describe).orElseGet(() -> operation.check().differenceOf(result[0], answered));
        if (difference != null) {
            throw Verdict.wrong(
                    "BA-10: an adapter must keep no state between calls and serve many threads at once.",
                    operation + ", asked by " + THREADS + " threads: " + difference + ".",
                    "fields of the adapter and its gateways that a call writes, and things that are not thread-safe"
                            + " among them (formats, digests, parsers).",
                    failure.orElse(null));
        }
    }

    private static boolean isMarked(BankRequest request) {
        StringBuilder all = new StringBuilder(request.pathAndQuery());
        request.headers().forEach(header -> all.append(' ').append(header.value()));
        all.append(' ').append(new String(request.body(), StandardCharsets.UTF_8));
        return MARKER.matcher(all).find();
    }

    private ScriptedAnswer answer(RecordedRequest request) {
        Matcher marker = MARKER.matcher(everythingOf(request));
        int number = marker.find() ? Integer.parseInt(marker.group(1)) : UNMARKED;
        return operations.stream()
                .map(operation -> operation.wire().apply(number))
                .filter(exchange -> exchange.isAskedBy(request))
                .findFirst()
                .map(WireExchange::answer)
                .orElse(ScriptedAnswer.of(501));
    }

    private static String everythingOf(RecordedRequest request) {
        StringBuilder all = new StringBuilder(request.target());
        request.headers().forEach(header -> all.append(' ').append(header.value()));
        return all.append(' ').append(request.bodyText()).toString();
    }

    private static RuntimeException asIs(@Nullable Throwable cause) {
        if (cause instanceof Error failure) {
            throw failure;
        }
        return new IllegalStateException("a thread of the contract failed", cause);
    }
}
