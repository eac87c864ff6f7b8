package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.event.CallListener;

@Timeout(120)
class SingleFlightTest {
    private final Scene scene = new Scene();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @BeforeEach
    void noLeaseRunsOut() {
        scene.time.stopWhileSleeping();
    }

    @AfterEach
    void close() {
        mayAnswer.countDown();
        scene.close();
    }

    private void holdTheBank() {
        scene.bank.whileAsked = () -> {
            asked.countDown();
            await(mayAnswer);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the refresh must never be interrupted", e);
        }
    }

    @Test
    void twoHundredThreadsNeedOneRefresh() throws Exception {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
        List<Object> outcomes = Crowd.outcomes(200, scene::current);

        assertThat(scene.bank.calls()).isOne();
        assertThat(new HashSet<>(outcomes)).hasSize(1);
        assertThat(outcomes)
                .allSatisfy(
                        token -> assertThat(((UsableToken) token).accessToken()).isEqualTo(scene.storedAccessToken()));
    }

    @Test
    void aFlightThatNoThreadCouldBeginIsNotInTheWayOfTheNext() {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
        Queue<Error> failures = new ConcurrentLinkedQueue<>(List.of(new OutOfMemoryError("no native thread")));
        ConsentTokens client = new ConsentTokens(
                scene.store,
                scene.time,
                task -> {
                    Error failure = failures.poll();
                    if (failure != null) {
                        throw failure;
                    }
                    task.run();
                },
                scene.settings,
                new CallListener() {},
                "unlucky");
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> scene.current(client, null));
        assertThat(scene.current(client, null).accessToken()).isEqualTo(scene.storedAccessToken());
    }

    @Test
    void twoHundredRefusalsOfOneTokenNeedOneRefresh() throws Exception {
        scene.give();
        UsableToken refused = scene.current();
        List<Object> outcomes = Crowd.outcomes(200, () -> scene.current(scene.tokens, refused));

        assertThat(scene.bank.calls()).isOne();
        assertThat(outcomes)
                .allSatisfy(token -> assertThat(((UsableToken) token).looksTheSameAs(refused))
                        .isFalse());
    }

    @Test
    void twoProcessesOfFiftyThreadsNeedOneRefresh() throws Exception {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
        ConsentTokens second = scene.client("second");
        List<Callable<UsableToken>> acts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acts.add(() -> scene.current(scene.tokens, null));
            acts.add(() -> scene.current(second, null));
        }
        List<Object> outcomes = Crowd.outcomes(acts);

        assertThat(scene.bank.calls()).isOne();
        assertThat(outcomes)
                .allSatisfy(
                        token -> assertThat(((UsableToken) token).accessToken()).isEqualTo(scene.storedAccessToken()));
    }

    @Test
    void twoProcessesWhoseTokenIsRefusedNeedOneRefresh() throws Exception {
        scene.give();
        UsableToken refused = scene.current();
        ConsentTokens second = scene.client("second");
        scene.current(second, null);
        List<Callable<UsableToken>> acts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acts.add(() -> scene.current(scene.tokens, refused));
            acts.add(() -> scene.current(second, refused));
        }
        List<Object> outcomes = Crowd.outcomes(acts);

        assertThat(scene.bank.calls()).isOne();
        assertThat(outcomes)
                .allSatisfy(
                        token -> assertThat(((UsableToken) token).accessToken()).isEqualTo(scene.storedAccessToken()));
    }

    @Test
    void aCallerWhoseTimeIsUpLeavesTheRefreshToItself() throws Exception {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
        holdTheBank();
        Deadline soon = Deadline.in(Duration.ofMillis(1), scene.time);

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> scene.tokens.current(Scene.KEY, null, scene.bank, soon))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
        await(asked);
        mayAnswer.countDown();

        assertThat(scene.current().accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.bank.calls()).isOne();
    }

    @Test
    void aCallerWithoutTimeStartsNothing() {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
        Deadline over = Deadline.in(Duration.ZERO, scene.time);

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> scene.tokens.current(Scene.KEY, null, scene.bank, over));
        assertThat(scene.bank.calls()).isZero();
    }

    @Test
    void anInterruptedCallerKeepsItsFlagAndLeavesTheRefreshToItself() throws Exception {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
        holdTheBank();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                scene.current();
                flag.complete(false);
            } catch (TransportException e) {
                flag.complete(e.reason() == Reason.INTERRUPTED
                        && Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        await(asked);
        caller.interrupt();
        assertThat(flag.get(60, TimeUnit.SECONDS)).isTrue();
        mayAnswer.countDown();

        assertThat(scene.current().accessToken()).isEqualTo(scene.storedAccessToken());
        assertThat(scene.bank.calls()).isOne();
    }

    @Test
    void aFailureIsSharedAndEachWaiterHasAnErrorOfItsOwn() throws Exception {
        scene.give();
        scene.time.advance(Duration.ofHours(2));
        scene.bank.outage =
                () -> Optional.of(new RateLimitedException("a refresh", BankAnswer.of(429), Duration.ofSeconds(9)));
        List<Object> outcomes = Crowd.outcomes(50, scene::current);

        assertThat(scene.bank.calls()).isOne();
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome)
                    .isInstanceOf(RateLimitedException.class)
                    .hasToString(outcomes.get(0).toString());
            assertThat(((RateLimitedException) outcome).retryAfter()).contains(Duration.ofSeconds(9));
        });
        Set<Object> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(outcomes);
        assertThat(distinct).hasSize(50);
    }

    @Test
    void aRefusalThatJoinsALookIsNotGivenTheRefusedToken() throws Exception {
        scene.give();
        Queue<Runnable> flights = new ConcurrentLinkedQueue<>();
        ConsentTokens tokens = new ConsentTokens(
                scene.store, scene.time, flights::add, scene.settings, new CallListener() {}, "queued");
        UsableToken refused = scene.current();
        CompletableFuture<UsableToken> looked = new CompletableFuture<>();
        CompletableFuture<UsableToken> joined = new CompletableFuture<>();

        startAndWaitUntilItWaits(() -> looked.complete(scene.current(tokens, null)));
        startAndWaitUntilItWaits(() -> joined.complete(scene.current(tokens, refused)));
        assertThat(flights).hasSize(1);
        while (!joined.isDone()) {
            Runnable flight = flights.poll();
            if (flight != null) {
                flight.run();
            }
            Thread.onSpinWait();
        }
        assertThat(looked.get().looksTheSameAs(refused)).isTrue();
        assertThat(joined.get().looksTheSameAs(refused)).isFalse();
        assertThat(scene.bank.calls()).isOne();
    }

    private static void startAndWaitUntilItWaits(Runnable act) {
        Thread thread = new Thread(act);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
    }

    @Test
    void aClosedEngineSaysSo() {
        scene.give();
        scene.executor.shutdownNow();
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(scene::current)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
    }
}
