package org.tppkit.bench.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tppkit.bench.bank.BankProcess;
import org.tppkit.bench.bank.BareClient;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.crowd.Callers;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Slice;
import org.tppkit.core.Accounts;

/** What a call costs, by how many threads at a time. The library lets 32 of them to the bank at once. */
final class ThreadsStudy implements Study {
    private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final int CALLS = 64;
    private static final int MOST_ROUNDS = 15;
    private static final int WARM_UP = 12;
    private static final String BALANCES = "/psd2/v1/accounts/A1/balances";

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public String axis() {
        return "threads";
    }

    @Override
    public String title() {
        return "Processor time of a signed call";
    }

    /** The compiler is told to be quick: each size takes its turn from the first round on. */
    @Override
    public List<String> jvmOptions() {
        return List.of("-Xms1g", "-Xmx1g", "-XX:CompileThresholdScaling=0.1");
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    @Override
    public List<Point> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        List<Callers> pools = new ArrayList<>();
        try (BankProcess bank = BankProcess.start(plan.keys());
                ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin())) {
            Accounts accounts = library.accounts("customer");
            BareClient bare = new BareClient(keys, bank.origin());
            Sizes sizes = new Sizes();
            for (int size : SIZES) {
                Callers callers = new Callers(size);
                pools.add(callers);
                sizes.add("ours", size, CALLS, () -> all(callers, size, () -> accounts.balances(ThirdParty.ACCOUNT)));
                sizes.add(
                        "bare signature and GET",
                        size,
                        CALLS,
                        () -> all(callers, size, () -> bare.signedGet(BALANCES)));
            }
            for (int i = 0; i < WARM_UP; i++) {
                plan.paired().withRounds(1).compareOnce(sizes.contenders());
            }
            return sizes.points(
                    plan.paired()
                            .withRounds(Math.min(plan.rounds(), MOST_ROUNDS))
                            .compareOnce(sizes.contenders()),
                    Slice::cpuNanos);
        } finally {
            pools.forEach(Callers::close);
        }
    }

    private static Object all(Callers callers, int size, Callable<?> work) throws InterruptedException {
        int failed = callers.call(CALLS / size, work);
        if (failed > 0) {
            throw new IllegalStateException(failed + " calls failed");
        }
        return failed;
    }
}
