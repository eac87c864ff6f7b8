package org.tppkit.ports.model;

import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * One bank as a row of data: its names, addresses, versions and what each version can do.
 *
 * <p>Providers ship descriptors; users may replace one or add a bank of a family that an adapter knows, without code.
 */
@Value.Immutable
@Values
public abstract class BankDescriptor {
    BankDescriptor() {}

    /** The bank's id, for instance {@code arkea:cmb}; its family names the provider that serves it. */
    public abstract BankId id();

    /** The bank's name as its customers know it. */
    public abstract String name();

    /** The bank's addresses; an environment that is missing here needs addresses from the user's configuration. */
    public abstract Map<Environment, BankEndpoints> endpoints();

    /** Per version of the interface, what the bank can do. */
    public abstract Map<ApiVersion, Set<Capability>> capabilities();

    /** The version that is used when the caller names none; one of {@link #capabilities()}. */
    public abstract ApiVersion recommendedVersion();

    /** The zone of the bank's local dates and date-times. */
    public abstract ZoneId zone();

    /**
     * How many days back transactions may be asked for without {@link Capability#EXTENDED_HISTORY}, counted from today in
     * {@link #zone()}; empty where the bank sets no limit.
     */
    public abstract Optional<Integer> historyDays();

    /**
     * How long the customer's strong authentication holds: 180 days by RTS article 10a (Delegated Regulation (EU)
     * 2022/2360), unless the bank says otherwise.
     */
    @Value.Default
    public Period scaValidity() {
        return Period.ofDays(180);
    }

    /** Particulars that only the bank's adapter understands, by name. */
    public abstract Map<String, String> settings();

    /** Whether the bank can do that in that version. */
    public final boolean supports(ApiVersion version, Capability capability) {
        return capabilities().getOrDefault(version, Set.of()).contains(capability);
    }

    /** A builder that starts with this bank's values: for a bank that resembles another one. */
    public final Builder toBuilder() {
        return builder().from(this);
    }

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (!capabilities().containsKey(recommendedVersion())) {
            throw new IllegalArgumentException("bank " + id() + ": the recommended version " + recommendedVersion()
                    + " is none of its versions " + capabilities().keySet());
        }
        historyDays().filter(days -> days < 0).ifPresent(days -> {
            throw new IllegalArgumentException("bank " + id() + ": historyDays is negative");
        });
    }

    /** Builds {@link BankDescriptor}. */
    public static final class Builder extends ImmutableBankDescriptor.Builder {
        Builder() {}
    }
}
