package org.tppkit.bench.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.tppkit.bench.bank.TokenDesk;
import org.tppkit.bench.crowd.Callers;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.core.Settings;
import org.tppkit.core.TokenStores;
import org.tppkit.core.internal.time.SystemTime;
import org.tppkit.ports.spi.token.TokenKey;

/** Many callers and one token that has ended. The bank takes each refresh token once. */
public final class StampedeBenchmark implements Benchmark {
    private static final int THREADS = 200;
    private static final int IN_A_ROW = 1_000;
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMinutes(2);

    /** These are due before the floor is over: nothing but the floor holds the next refresh back. */
    private static final Duration VERY_SHORT = Duration.ofSeconds(12);

    private static final TokenKey KEY = OurTokens.key("consent");
    private static final int SECONDS = 10_000;
    private static final String AT_ONCE = ": " + THREADS + " threads at once, token ended";

    @Override
    public String name() {
        return "stampede";
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        List<Row> rows = new ArrayList<>();
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            for (TokenUser user : users(Instant.now().minus(AN_HOUR), AN_HOUR, StampedeBenchmark::pause, executor)) {
                rows.addAll(atOnce(user));
            }
            for (TokenUser user : users(Instant.now().plus(SHORT), SHORT, () -> {}, executor)) {
                rows.add(inARow(user));
            }
            rows.addAll(overTime(SHORT, executor));
            rows.addAll(overTime(VERY_SHORT, executor));
        } finally {
            executor.shutdownNow();
        }
        rows.addAll(ManyProcesses.measure(plan));
        return rows;
    }

    /** Three libraries, each with a desk of its own and a token that ends at that moment. */
    private static List<TokenUser> users(Instant end, Duration life, Runnable onTheWay, ExecutorService executor) {
        TokenDesk desk = new TokenDesk();
        OurTokens ours = new OurTokens(
                TokenStores.inMemory(), desk, life, onTheWay, new SystemTime(Clock.systemUTC()), executor);
        ours.create(KEY, end.minus(life));
        return List.of(
                new TokenUser("ours", desk, () -> ours.token(KEY)),
                GoogleTokens.user(new TokenDesk(), end, life, onTheWay),
                SpringTokens.user(new TokenDesk(), end, life, onTheWay));
    }

    private static void pause() {
        LockSupport.parkNanos(DELAY_NANOS);
    }

    private static List<Row> atOnce(TokenUser user) throws InterruptedException {
        int failures;
        try (Callers callers = new Callers(THREADS)) {
            failures = callers.call(1, user.token());
        }
        String what = user.name() + AT_ONCE;
        return List.of(
                row(user, what, "token calls", user.desk().calls(), Goal.exactly(1)),
                row(user, what, "callers served", THREADS - failures, Goal.exactly(THREADS)));
    }

    private static Row inARow(TokenUser user) throws Exception {
        for (int i = 0; i < IN_A_ROW; i++) {
            user.token().call();
        }
        return row(
                user,
                user.name() + ": 1,000 calls one after another, tokens of 120 s",
                "token calls",
                user.desk().calls(),
                Goal.atMost(1));
    }

    /** A call every second, by a clock that is set, with tokens that live shorter than the margin. */
    private static List<Row> overTime(Duration life, ExecutorService executor) {
        TokenDesk desk = new TokenDesk();
        SteppedTime time = new SteppedTime();
        OurTokens ours = new OurTokens(TokenStores.inMemory(), desk, life, () -> {}, time, executor);
        ours.create(KEY, time.now());
        int floor = (int) Settings.standard().refreshFloor().toSeconds();
        int[] callsSoFar = new int[SECONDS + 1];
        for (int second = 1; second <= SECONDS; second++) {
            ours.token(KEY);
            time.step(Duration.ofSeconds(1));
            callsSoFar[second] = desk.calls();
        }
        int most = IntStream.rangeClosed(floor, SECONDS)
                .map(second -> callsSoFar[second] - callsSoFar[second - floor])
                .max()
                .orElseThrow();
        String what = "ours: a call each second for 10⁴ s, tokens of " + life.toSeconds() + " s (the margin is 180 s)";
        return List.of(
                Row.of(
                        "P10",
                        what,
                        "any " + floor + " s, the floor",
                        "token calls at most",
                        Quartiles.exactly(most),
                        Goal.exactly(1)),
                Row.of("", what, "–", "token calls in all", Quartiles.exactly(desk.calls())));
    }

    /** The others have no goal: they are there to compare with. */
    private static Row row(TokenUser user, String what, String unit, int count, Goal goal) {
        return user.name().equals("ours")
                ? Row.of("P10", what, "–", unit, Quartiles.exactly(count), goal)
                : Row.of("", what, "–", unit, Quartiles.exactly(count));
    }
}
