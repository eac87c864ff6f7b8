package org.tppkit.bench.core;

import java.io.IOException;
import java.lang.ref.Reference;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.tppkit.bench.bank.BankProcess;
import org.tppkit.bench.bank.Keys;
import org.tppkit.bench.bank.ThirdParty;
import org.tppkit.bench.harness.Benchmark;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Plan;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;
import org.tppkit.core.TppClient;

/** What the core brings to a class path, and whether it goes when it is closed. */
public final class CoreBenchmark implements Benchmark {
    private static final int CLIENTS = 10;
    private static final int PATIENCE = 200;
    private static final double KILO = 1_024;

    @Override
    public String name() {
        return "core";
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        Artefact core = Artefact.of(TppClient.class, "tppkit-core");
        return List.of(
                Row.of(
                        "P13",
                        "run-time dependencies of core, with theirs: " + String.join(", ", core.dependencies()),
                        "–",
                        "jars",
                        Quartiles.exactly(core.dependencies().size()),
                        Goal.atMost(3)),
                Row.of(
                        "P13",
                        "jar of core",
                        "–",
                        "KB",
                        Quartiles.exactly(Math.rint(core.bytes() / KILO)),
                        Goal.atMost(300)),
                Row.of(
                        "P13",
                        "threads left after close(), " + CLIENTS + " clients one after the other",
                        "–",
                        "threads",
                        Quartiles.exactly(threadsLeft(plan)),
                        Goal.atMost(0)));
    }

    private static int threadsLeft(Plan plan) throws IOException, GeneralSecurityException {
        Keys keys = Keys.read(plan.keys());
        try (BankProcess bank = BankProcess.start(plan.keys())) {
            Set<Thread> before = threads();
            for (int i = 0; i < CLIENTS; i++) {
                try (ThirdParty library = ThirdParty.of(keys, keys.identity(), bank.origin())) {
                    Reference.reachabilityFence(library.accounts("customer").balances(ThirdParty.ACCOUNT));
                }
            }
            return threadsSince(before).size();
        }
    }

    /** The JDK's client ends its own thread when the collector finds that nobody has it any more, so that is waited for. */
    private static Set<Thread> threadsSince(Set<Thread> before) {
        Set<Thread> left = left(before);
        for (int i = 0; i < PATIENCE && !left.isEmpty(); i++) {
            System.gc();
            LockSupport.parkNanos(50_000_000);
            left = left(before);
        }
        return left;
    }

    private static Set<Thread> left(Set<Thread> before) {
        return threads().stream().filter(thread -> !before.contains(thread)).collect(Collectors.toSet());
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }
}
