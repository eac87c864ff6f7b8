package org.tppkit.testkit.contract.acorn;

import java.net.URI;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

/** The invented banks of the acorn family: a small adapter that keeps all rules, or breaks one on purpose. */
public final class AcornProvider implements BankAdapterProvider {
    static final String FAMILY = "acorn";
    static final ApiVersion PRODUCTS_VERSION = ApiVersion.of("3");

    private static final Set<Capability> ALL = EnumSet.of(
            Capability.ACCOUNTS,
            Capability.BALANCES,
            Capability.TRANSACTIONS,
            Capability.EXTENDED_HISTORY,
            Capability.IDENTITY,
            Capability.TRUSTED_BENEFICIARIES,
            Capability.REVOCATION,
            Capability.APPLICATION_TOKENS,
            Capability.PAYMENTS,
            Capability.INSTANT_PAYMENTS,
            Capability.DATED_PAYMENTS,
            Capability.STANDING_ORDERS,
            Capability.SEVERAL_BENEFICIARIES,
            Capability.SEVERAL_DATES,
            Capability.NON_EURO_PAYMENTS,
            Capability.PRIORITY_PAYMENTS,
            Capability.STRUCTURED_REFERENCES,
            Capability.STRUCTURED_ADDRESSES,
            Capability.ULTIMATE_DEBTORS,
            Capability.PAYMENT_CANCELLATION,
            Capability.PAYMENT_CONFIRMATION,
            Capability.FUNDS_CONFIRMATION);
    private static final Set<Capability> FEW =
            EnumSet.of(Capability.ACCOUNTS, Capability.BALANCES, Capability.APPLICATION_TOKENS);

    /** Payments alone, in another manner: see {@link AcornPayments}. */
    private static final Set<Capability> PRODUCTS = EnumSet.of(
            Capability.PAYMENTS,
            Capability.INSTANT_PAYMENTS,
            Capability.DATED_PAYMENTS,
            Capability.PAYMENT_CANCELLATION,
            Capability.FUNDS_CONFIRMATION);

    public AcornProvider() {
        Slip.IO_IN_CONSTRUCTOR.ifMade(Sockets::connect);
    }

    @Override
    public String providerId() {
        return FAMILY;
    }

    @Override
    public List<BankDescriptor> banks() {
        return List.of(bank("oak"), bank(Slip.A_BANK_TWICE.isMade() ? "oak" : "elm"));
    }

    private static BankDescriptor bank(String name) {
        String family = Slip.ANOTHER_FAMILY.isMade() ? "beech" : FAMILY;
        return BankDescriptor.builder()
                .id(BankId.of(family, name))
                .name("Bank of the " + name)
                .putEndpoints(
                        Environment.PRODUCTION,
                        BankEndpoints.of(
                                URI.create("https://api." + name + ".example"),
                                URI.create("https://login." + name + ".example")))
                .putCapabilities(ApiVersion.of("1"), FEW)
                .putCapabilities(ApiVersion.of("2"), ALL)
                .putCapabilities(PRODUCTS_VERSION, PRODUCTS)
                .recommendedVersion(ApiVersion.of("2"))
                .zone(ZoneId.of("Europe/Paris"))
                .putSettings("accept", "application/json")
                .build();
    }

    @Override
    public BankAdapter create(ApiVersion version, AdapterContext context) {
        String accept = context.bank().settings().getOrDefault("accept", "");
        if (!accept.equals("application/json")) {
            throw new IllegalArgumentException(
                    Slip.SETTING_NOT_NAMED.isMade() ? "wrong" : "the setting accept must be application/json");
        }
        if (Slip.ROWS_BY_NAME.isMade()
                && !Set.of("oak", "elm").contains(context.bank().id().bank())) {
            throw new IllegalArgumentException("no such bank");
        }
        return new AcornAdapter(version, context);
    }
}
