package org.tppkit.bench.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.tppkit.bench.bank.BankProcess;
import org.tppkit.bench.bank.BareClient;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Slice;
import org.tppkit.core.Accounts;
import org.tppkit.core.Settings;

/** A thousand customers at once: one signed GET each, at a bank that takes 100 ms for every answer. */
public final class CrowdBenchmark implements Benchmark {
    private static final int CUSTOMERS = 1_000;
    private static final int MOST_ROUNDS = 7;
    private static final Duration DELAY = Duration.ofMillis(100);
    private static final int SLOTS = Settings.standard().slotsPerHost();
    private static final String BALANCES = "/psd2/v1/accounts/A1/balances";
    private static final String OURS = "1,000 customers at once, 100 ms at the bank";
    private static final String BARE = "semaphore + HttpClient + bare signature";

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        try (BankProcess bank = BankProcess.start(plan.keys(), DELAY);
                BankProcess banksOfBare = BankProcess.start(plan.keys(), DELAY);
                ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin());
                Callers crowd = new Callers(CUSTOMERS)) {
            Crowd ours = new Crowd(crowd, each(accountsOf(library)));
            Crowd bare = new Crowd(crowd, behindSlots(new BareClient(keys, banksOfBare.origin())));
            bare.comeAtOnce();
            ours.comeAtOnce();
            Comparison result = plan.paired()
                    .withRounds(Math.min(plan.rounds(), MOST_ROUNDS))
                    .compareOnce(List.of(new Contender(BARE, bare::comeAtOnce), new Contender(OURS, ours::comeAtOnce)));
            return rows(result, ours, bare, bank.connections(), banksOfBare.connections());
        }
    }

    private static List<Row> rows(Comparison result, Crowd ours, Crowd bare, int connections, int bareConnections) {
        return List.of(
                Row.ratio("P9", OURS, BARE, "time until all are served", walls(result), Goal.atMost(1.10, 1.05)),
                Row.of("P9", OURS, "–", "failures", Quartiles.exactly(ours.failures.get()), Goal.atMost(0)),
                Row.of(
                        "P9",
                        OURS,
                        "slots for a host",
                        "connections",
                        Quartiles.exactly(connections),
                        Goal.atMost(SLOTS)),
                Row.of("", BARE, "–", "failures", Quartiles.exactly(bare.failures.get())),
                Row.of("", BARE, "–", "connections", Quartiles.exactly(bareConnections)),
                Row.of(
                        "",
                        OURS,
                        "–",
                        "seconds until all are served",
                        result.of(OURS, Slice::wallNanos).divided(1e9)));
    }

    private static Quartiles walls(Comparison result) {
        return result.ratio(OURS, BARE, Slice::wallNanos);
    }

    /** Each of them gives a consent of their own; so many at once as the bank is asked anyway. */
    private static List<Accounts> accountsOf(ThirdParty library) throws InterruptedException {
        ConcurrentLinkedQueue<Accounts> accounts = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        try (Callers guests = new Callers(SLOTS)) {
            int each = CUSTOMERS / SLOTS + 1;
            int failed =
                    guests.call(each, () -> accounts.add(library.accounts("customer-" + number.incrementAndGet())));
            if (failed > 0) {
                throw new IllegalStateException(failed + " consents could not be given");
            }
        }
        return new ArrayList<>(accounts);
    }

    private static Callable<?> each(List<Accounts> accounts) {
        AtomicInteger next = new AtomicInteger();
        return () ->
                accounts.get(Math.floorMod(next.getAndIncrement(), CUSTOMERS)).balances(ThirdParty.ACCOUNT);
    }

    private static Callable<?> behindSlots(BareClient bare) {
        Semaphore slots = new Semaphore(SLOTS, true);
        return () -> {
            slots.acquire();
            try {
                return bare.signedGet(BALANCES);
            } finally {
                slots.release();
            }
        };
    }

    /** The customers on one of the two ways. */
    private record Crowd(Callers callers, Callable<?> work, AtomicInteger failures) {
        Crowd(Callers callers, Callable<?> work) {
            this(callers, work, new AtomicInteger());
        }

        Object comeAtOnce() throws InterruptedException {
            return failures.addAndGet(callers.call(1, work));
        }
    }
}
