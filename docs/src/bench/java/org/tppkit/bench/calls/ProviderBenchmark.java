package org.tppkit.bench.calls;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.conscrypt.Conscrypt;
import org.tppkit.bench.bank.BankProcess;
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

/** Signed calls in a row, with the JDK's RSA and with that of native providers. */
public final class ProviderBenchmark implements Benchmark {
    private static final String JDK = "the JDK's RSA";

    @Override
    public String name() {
        return "provider";
    }

    @Override
    public boolean isPinned() {
        return true;
    }

    @Override
    public List<Row> measure(Plan plan) throws Exception {
        Keys keys = Keys.read(plan.keys());
        Map<String, Provider> natives = natives();
        if (natives.isEmpty()) {
            return List.of(Row.missing("P3", "signed calls with a native provider", "none runs on this machine"));
        }
        try (BankProcess bank = BankProcess.start(plan.keys());
                ThirdParty withJdk = ThirdParty.of(keys, keys.identity(), bank.origin())) {
            List<Contender> contenders = new ArrayList<>(List.of(calls(JDK, withJdk)));
            natives.forEach((name, provider) -> contenders.add(
                    calls(name, ThirdParty.of(keys, keys.identity().signingWith(provider), bank.origin()))));
            Comparison result = plan.pairedCalls().compare(contenders);
            return natives.keySet().stream()
                    .map(name -> Row.ratio(
                            "P3",
                            "signed calls with " + name,
                            "with " + JDK,
                            "calls/s",
                            result.ratio(JDK, name, Slice::wallNanos),
                            Goal.atLeast(1.8, 1.9)))
                    .toList();
        }
    }

    private static Contender calls(String name, ThirdParty library) {
        Accounts accounts = library.accounts("customer");
        return new Contender(name, () -> accounts.balances(ThirdParty.ACCOUNT));
    }

    /** Those that have a library for this machine. */
    private static Map<String, Provider> natives() {
        Map<String, Provider> providers = new LinkedHashMap<>();
        if (AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null) {
            providers.put("ACCP", AmazonCorrettoCryptoProvider.INSTANCE);
        }
        if (Conscrypt.isAvailable()) {
            providers.put("Conscrypt", Conscrypt.newProvider());
        }
        return providers;
    }
}
