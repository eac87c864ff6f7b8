package org.tppkit.bench.crowd;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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

/** What a call costs with eight callers and with one; and whether anybody holds a monitor while waiting for a bank. */
public final class CallersBenchmark implements Benchmark {
    private static final int CALLS = 64;
    private static final int MANY = 8;
    private static final int WATCHED = 64;
    private static final int DUMPS = 100;
    private static final Duration DELAY = Duration.ofMillis(20);
    private static final String BALANCES = "/psd2/v1/accounts/A1/balances";
    private static final String OURS = "a call, 8 callers, one processor";
    private static final String OURS_ALONE = "1 caller";
    private static final String BARE = "bare signature and GET, 8 callers, one processor";
    private static final String BARE_ALONE = "the same, 1 caller";

    @Override
    public String name() {
        return "callers";
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        Comparison cost = cost(plan, keys);
        int held = monitorsHeldAtASlowBank(plan, keys);
        return List.of(
                Row.ratio(
                        "P14",
                        OURS,
                        OURS_ALONE,
                        "CPU of a call",
                        cost.ratio(OURS, OURS_ALONE, Slice::cpuNanos),
                        Goal.atMost(1.05)),
                Row.ratio("", BARE, BARE_ALONE, "CPU of a call", cost.ratio(BARE, BARE_ALONE, Slice::cpuNanos)),
                Row.of(
                        "P14",
                        "held by our code in " + DUMPS + " dumps of " + WATCHED + " callers at a slow bank",
                        "–",
                        "monitors",
                        Quartiles.exactly(held),
                        Goal.atMost(0)),
                Row.of(
                        "",
                        "the same dumps, while one thread waits within a synchronized block",
                        "–",
                        "monitors",
                        Quartiles.exactly(HeldMonitors.control(DUMPS)),
                        Goal.exactly(DUMPS)));
    }

    private static Comparison cost(Plan plan, Keys keys) throws Exception {
        try (BankProcess bank = BankProcess.start(plan.keys());
                ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin());
                Callers one = new Callers(1);
                Callers many = new Callers(MANY)) {
            Accounts accounts = library.accounts("customer");
            BareClient bare = new BareClient(keys, bank.origin());
            Callable<?> ours = () -> accounts.balances(ThirdParty.ACCOUNT);
            Callable<?> signedGet = () -> bare.signedGet(BALANCES);
            return plan.paired()
                    .compare(List.of(
                            new Contender(OURS_ALONE, () -> allWell(one.call(CALLS, ours))),
                            new Contender(OURS, () -> allWell(many.call(CALLS / MANY, ours))),
                            new Contender(BARE_ALONE, () -> allWell(one.call(CALLS, signedGet))),
                            new Contender(BARE, () -> allWell(many.call(CALLS / MANY, signedGet)))));
        }
    }

    private static int monitorsHeldAtASlowBank(Plan plan, Keys keys) throws Exception {
        try (BankProcess bank = BankProcess.start(plan.keys(), DELAY);
                ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin());
                Callers callers = new Callers(WATCHED)) {
            Accounts accounts = library.accounts("customer");
            return HeldMonitors.during(
                    DUMPS, () -> allWell(callers.call(1, () -> accounts.balances(ThirdParty.ACCOUNT))));
        }
    }

    private static Object allWell(int failures) {
        if (failures > 0) {
            throw new IllegalStateException(failures + " calls failed");
        }
        return failures;
    }
}
