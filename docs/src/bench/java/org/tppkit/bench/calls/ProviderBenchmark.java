package org.tppkit.bench.calls;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
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

/** Signed calls in a row, with the JDK's RSA and with that of native providers; and bare signatures, which bound what can be gained. */
public final class ProviderBenchmark implements Benchmark {
    private static final String JDK = "the JDK's RSA";
    /** As long as what a call signs. */
    private static final byte[] MESSAGE = new byte[300];

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
            Comparison calls = plan.pairedCalls().compare(contenders);
            Comparison signatures =
                    plan.paired().compare(bareSignatures(keys.qsealc().key(), natives));
            List<Row> rows = new ArrayList<>();
            for (String name : natives.keySet()) {
                rows.add(Row.ratio(
                        "P3",
                        "signed calls with " + name,
                        "with " + JDK,
                        "calls/s",
                        calls.ratio(JDK, name, Slice::wallNanos),
                        Goal.atLeast(1.8, 1.9)));
                rows.add(Row.ratio(
                        "",
                        "bare signatures with " + name,
                        "with " + JDK,
                        "signatures/s",
                        signatures.ratio(JDK, name, Slice::wallNanos)));
            }
            return rows;
        }
    }

    private static List<Contender> bareSignatures(PrivateKey key, Map<String, Provider> natives)
            throws GeneralSecurityException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(JDK, () -> signed(Signature.getInstance("SHA256withRSA"), key)));
        for (Map.Entry<String, Provider> provider : natives.entrySet()) {
            PrivateKey own = KeyFactory.getInstance("RSA", provider.getValue())
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
            contenders.add(new Contender(
                    provider.getKey(), () -> signed(Signature.getInstance("SHA256withRSA", provider.getValue()), own)));
        }
        return contenders;
    }

    private static byte[] signed(Signature signature, PrivateKey key) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(MESSAGE);
        return signature.sign();
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
