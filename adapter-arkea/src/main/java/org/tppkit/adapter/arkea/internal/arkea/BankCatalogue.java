package org.tppkit.adapter.arkea.internal.arkea;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tppkit.adapter.arkea.internal.stet.StetDialect;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;

/** The banks that come with the adapter: {@code banks.csv} and what all of them share. */
public final class BankCatalogue {
    /** The family's name, and the provider's. */
    public static final String FAMILY = "arkea";

    /** How far back transactions go without extended history: 90 days with today. */
    private static final int HISTORY_DAYS = 89;

    /**
     * The page lists the same endpoints, scopes and revocation for both versions. Which payments are taken stands on the
     * portal's page of 1.4.1, and is taken to hold for 1.4.2: one day for all transfers; neither priority, nor other
     * currencies, nor accounts outside SEPA.
     */
    private static final Set<Capability> BOTH_VERSIONS = EnumSet.of(
            Capability.ACCOUNTS,
            Capability.BALANCES,
            Capability.TRANSACTIONS,
            Capability.EXTENDED_HISTORY,
            Capability.IDENTITY,
            Capability.TRUSTED_BENEFICIARIES,
            Capability.REVOCATION,
            Capability.APPLICATION_TOKENS,
            Capability.FUNDS_CONFIRMATION,
            Capability.PAYMENTS,
            Capability.INSTANT_PAYMENTS,
            Capability.DATED_PAYMENTS,
            Capability.STANDING_ORDERS,
            Capability.SEVERAL_BENEFICIARIES,
            Capability.PAYMENT_CANCELLATION);

    /** What only STET 1.4.2 has a place for (STET section 9.1), and its confirmation of payments. */
    private static final Set<Capability> NEW_IN_1_4_2 = EnumSet.of(
            Capability.STRUCTURED_REFERENCES,
            Capability.STRUCTURED_ADDRESSES,
            Capability.ULTIMATE_DEBTORS,
            Capability.PAYMENT_CONFIRMATION);

    private static final String TABLE = "banks.csv";

    private BankCatalogue() {}

    /** The shipped banks; read once. */
    public static List<BankDescriptor> shipped() {
        return Shipped.BANKS;
    }

    static BankDescriptor describe(BankRow row) {
        BankDescriptor.Builder bank = BankDescriptor.builder()
                .id(BankId.of(FAMILY, row.id()))
                .name(row.name())
                .putEndpoints(
                        Environment.PRODUCTION, BankEndpoints.of(origin(row.apiHost()), origin(row.authorizeHost())))
                .putCapabilities(StetDialect.STET_1_4_1.version(), BOTH_VERSIONS)
                .putCapabilities(StetDialect.STET_1_4_2.version(), union(BOTH_VERSIONS, NEW_IN_1_4_2))
                .recommendedVersion(StetDialect.STET_1_4_2.version())
                .zone(ZoneId.of("Europe/Paris"))
                .historyDays(HISTORY_DAYS)
                .putAllSettings(ArkeaSettings.DEFAULTS);
        // Where the sandbox's customers approve is not known: the user says it, nobody guesses it.
        row.sandboxApiHost().ifPresent(host -> bank.putEndpoints(Environment.SANDBOX, BankEndpoints.of(origin(host))));
        return bank.build();
    }

    private static Set<Capability> union(Set<Capability> first, Set<Capability> second) {
        Set<Capability> union = EnumSet.copyOf(first);
        union.addAll(second);
        return union;
    }

    private static URI origin(String host) {
        return URI.create("https://" + host);
    }

    private static List<BankDescriptor> read() {
        try (InputStream table = BankCatalogue.class.getResourceAsStream(TABLE)) {
            byte[] bytes = Objects.requireNonNull(table, TABLE).readAllBytes();
            return BankTable.read(TABLE, new String(bytes, StandardCharsets.UTF_8)).stream()
                    .map(BankCatalogue::describe)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table is read when it is first asked for, with the class, and never again. */
    private static final class Shipped {
        private static final List<BankDescriptor> BANKS = read();
    }
}
