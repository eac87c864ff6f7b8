package org.tppkit.bench.calls;

import java.util.List;
import java.util.UUID;
import org.tppkit.bench.bank.BankProcess;
import org.tppkit.bench.bank.BareClient;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Comparison;
import org.tppkit.bench.harness.Contender;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Row;
import org.tppkit.bench.harness.Slice;
import org.tppkit.core.Accounts;

/** A signed GET of an account's balances, through the library and without one. */
public final class CallBenchmark implements Benchmark {
    private static final String BALANCES = "/psd2/v1/accounts/A1/balances";
    private static final String SIGNATURE = "bare signature";
    private static final String GET = "bare GET";
    private static final String COMPOSITION = "bare signature and GET, not parsed";
    private static final String OURS = "balances(account), parsed";

    @Override
    public String name() {
        return "call";
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        try (BankProcess bank = BankProcess.start(plan.keys());
                ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin())) {
            BareClient bare = new BareClient(keys, bank.origin());
            Accounts accounts = library.accounts("customer");
            String id = UUID.randomUUID().toString();
            String signature = bare.sign(BALANCES, id);
            return rows(plan.pairedCalls()
                    .compare(List.of(
                            new Contender(SIGNATURE, () -> bare.sign(BALANCES, id)),
                            new Contender(GET, () -> bare.get(BALANCES, id, signature)),
                            new Contender(COMPOSITION, () -> bare.signedGet(BALANCES)),
                            new Contender(OURS, () -> accounts.balances(ThirdParty.ACCOUNT)))));
        }
    }

    private static List<Row> rows(Comparison result) {
        Goal goal = Goal.atMost(1.08, 1.05);
        List<String> parts = List.of(SIGNATURE, GET);
        String sum = SIGNATURE + " + " + GET;
        return List.of(
                Row.ratio("P2", OURS, COMPOSITION, "p50", result.ratio(OURS, COMPOSITION, Slice::p50Nanos), goal),
                Row.ratio("P2", OURS, COMPOSITION, "CPU", result.ratio(OURS, COMPOSITION, Slice::cpuNanos), goal),
                Row.kilobytes(
                        "P2",
                        OURS,
                        "more than " + COMPOSITION,
                        result.more(OURS, COMPOSITION, Slice::bytes),
                        Goal.atMost(25)),
                Row.ratio(
                        "P2'",
                        OURS,
                        sum,
                        "p50",
                        result.ratioToSum(OURS, parts, Slice::p50Nanos),
                        Goal.atMost(1.25, 1.20)),
                Row.ratio("", COMPOSITION, sum, "p50", result.ratioToSum(COMPOSITION, parts, Slice::p50Nanos)));
    }
}
