package org.tppkit.bench.calls;

import java.security.KeyFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tppkit.bench.bank.BankProcess;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.core.Accounts;
import org.tppkit.core.Settings;

/** What ten thousand calls make anew of the things that are dear: nothing. */
public final class CreationBenchmark implements Benchmark {
    private static final int CALLERS = 64;
    private static final int CALLS = 10_000;
    private static final int WARM_UP = 640;
    private static final int CONTROL = 100;
    private static final String KEY_FACTORY = KeyFactory.class.getName();
    private static final List<String> DEAR = List.of(
            "java.security.KeyStore",
            KEY_FACTORY,
            "javax.net.ssl.SSLContext",
            "jdk.internal.net.http.HttpClientImpl",
            "java.util.concurrent.ThreadPoolExecutor");

    @Override
    public String name() {
        return "creation";
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    /** So much room, and so little of it set aside for each thread, that the collector need not run. */
    @Override
    public List<String> jvmOptions() {
        return List.of("-Xms5g", "-Xmx5g", "-Xmn4g", "-XX:MetaspaceSize=512m", "-XX:TLABSize=64k", "-XX:-ResizeTLAB");
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        List<Row> rows = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (BankProcess bank = BankProcess.start(plan.keys());
                ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin())) {
            Accounts accounts = library.accounts("customer");
            call(callers, accounts, WARM_UP);
            Histogram before = Histogram.of(DEAR);
            call(callers, accounts, CALLS);
            Histogram after = Histogram.of(DEAR);
            for (String name : DEAR) {
                rows.add(Row.of(
                        name.endsWith("ThreadPoolExecutor") ? "P13" : "P4",
                        name.substring(name.lastIndexOf('.') + 1) + " made in 10⁴ calls by " + CALLERS + " threads",
                        "–",
                        "objects",
                        Quartiles.exactly(after.since(before, name)),
                        Goal.atMost(0)));
            }
            rows.add(Row.of(
                    "P4",
                    "handshakes of all these calls",
                    "slots for a host",
                    "connections",
                    Quartiles.exactly(bank.connections()),
                    Goal.atMost(Settings.standard().slotsPerHost())));
            rows.add(Row.of(
                    "P12",
                    "token calls of all these calls, within one token's life",
                    "–",
                    "token calls",
                    Quartiles.exactly(bank.tokenCalls()),
                    Goal.exactly(1)));
            rows.add(control());
        } finally {
            callers.shutdown();
        }
        return rows;
    }

    /** Shows that one made per call would be seen. */
    private static Row control() throws Exception {
        Histogram before = Histogram.of(DEAR);
        for (int i = 0; i < CONTROL; i++) {
            KeyFactory.getInstance("RSA");
        }
        return Row.of(
                "",
                "the same count, while one KeyFactory is made in each of " + CONTROL + " turns",
                "–",
                "objects",
                Quartiles.exactly(Histogram.of(DEAR).since(before, KEY_FACTORY)),
                Goal.exactly(CONTROL));
    }

    private static void call(ExecutorService callers, Accounts accounts, int calls) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            running.add(callers.submit(() -> accounts.balances(ThirdParty.ACCOUNT)));
        }
        for (Future<?> call : running) {
            call.get();
        }
    }
}
