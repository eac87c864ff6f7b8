package com.acme.bank.internal;

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

/** The banks as rows: what they are called, where they are, what they can do. */
public final class AcmeBanks {
    /** The part of each bank's id before the colon. */
    public static final String FAMILY = "acme";

    /** NextGenPSD2 1.3. */
    public static final ApiVersion V1_3 = ApiVersion.of("1.3");

    /** Names the setting that says how customers approve: {@code redirect} or {@code oauth}. */
    static final String SCA = "sca";

    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.ACCOUNTS,
            Capability.BALANCES,
            Capability.TRANSACTIONS,
            Capability.REVOCATION,
            Capability.FUNDS_CONFIRMATION,
            Capability.PAYMENTS,
            Capability.INSTANT_PAYMENTS,
            Capability.DATED_PAYMENTS,
            Capability.PAYMENT_CANCELLATION);

    /** Its customers approve on a page that the bank names with each consent and each payment. */
    public static final BankDescriptor RIVER = row("river", "Acme River Bank", "redirect")
            .putEndpoints(Environment.PRODUCTION, BankEndpoints.of(URI.create("https://xs2a.river.example")))
            .build();

    /** Its customers approve at an OAuth server, which gives tokens for consents and payments. */
    public static final BankDescriptor LAKE = row("lake", "Acme Lake Bank", "oauth")
            .putEndpoints(
                    Environment.PRODUCTION,
                    BankEndpoints.of(URI.create("https://xs2a.lake.example"), URI.create("https://login.lake.example")))
            .build();

    /** All of them. */
    public static final List<BankDescriptor> ALL = List.of(RIVER, LAKE);

    private AcmeBanks() {}

    private static BankDescriptor.Builder row(String bank, String name, String sca) {
        return BankDescriptor.builder()
                .id(BankId.of(FAMILY, bank))
                .name(name)
                .putCapabilities(V1_3, CAPABILITIES)
                .recommendedVersion(V1_3)
                .zone(ZoneId.of("Europe/Berlin"))
                .historyDays(89)
                .putSettings(SCA, sca);
    }
}
