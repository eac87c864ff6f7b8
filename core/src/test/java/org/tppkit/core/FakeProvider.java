package org.tppkit.core;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** Serves the banks of the family {@code fake}; what it makes is kept, to be looked at. */
public final class FakeProvider implements BankAdapterProvider {
    public static final ApiVersion OLD = ApiVersion.of("1.0");
    public static final ApiVersion NEW = ApiVersion.of("2.0");
    public static final BankId FIRST = BankId.of("fake", "first");
    public static final BankId SECOND = BankId.of("fake", "second");
    public static final BankId THIRD = BankId.of("fake", "third");

    private final String family;
    private final List<BankDescriptor> banks;
    private final BiFunction<ApiVersion, AdapterContext, BankAdapter> maker;
    private final List<AdapterContext> contexts = new ArrayList<>();

    /** For ServiceLoader. */
    public FakeProvider() {
        this("fake", List.of(first()), (version, context) -> new FakeAdapter());
    }

    public FakeProvider(
            String family, List<BankDescriptor> banks, BiFunction<ApiVersion, AdapterContext, BankAdapter> maker) {
        this.family = family;
        this.banks = banks;
        this.maker = maker;
    }

    /** One adapter for the bank {@code fake:first}. */
    public static FakeProvider of(BankAdapter adapter) {
        return new FakeProvider("fake", List.of(first()), (version, context) -> adapter);
    }

    /** A bank in both environments and two versions, the older of which gives no balances. */
    public static BankDescriptor first() {
        return BankDescriptor.builder()
                .id(FIRST)
                .name("First Fake Bank")
                .putEndpoints(Environment.PRODUCTION, endpoints("first"))
                .putEndpoints(Environment.SANDBOX, endpoints("sandbox.first"))
                .putCapabilities(OLD, Set.of(Capability.ACCOUNTS, Capability.TRANSACTIONS, Capability.REVOCATION))
                .putCapabilities(NEW, Set.of(Capability.values()))
                .recommendedVersion(NEW)
                .zone(ZoneId.of("Europe/Paris"))
                .historyDays(89)
                .build();
    }

    public static BankEndpoints endpoints(String name) {
        return BankEndpoints.builder()
                .api(URI.create("https://api." + name + ".example"))
                .authorization(URI.create("https://login." + name + ".example"))
                .addOtherOrigins(URI.create("https://token." + name + ".example"))
                .build();
    }

    @Override
    public String providerId() {
        return family;
    }

    @Override
    public List<BankDescriptor> banks() {
        return banks;
    }

    @Override
    public synchronized BankAdapter create(ApiVersion version, AdapterContext context) {
        contexts.add(context);
        return maker.apply(version, context);
    }

    /** What adapters were made with. */
    public synchronized List<AdapterContext> contexts() {
        return List.copyOf(contexts);
    }
}
