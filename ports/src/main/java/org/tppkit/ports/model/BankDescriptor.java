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

    /** {@return the bank's id, for instance {@code arkea:cmb}; its family names the provider that serves it} */
    public abstract BankId id();

    /** {@return the bank's name as its customers know it} */
    public abstract String name();

    /**
     * {@return the bank's addresses; an environment that is missing here needs addresses from the user's configuration}
     */
    public abstract Map<Environment, BankEndpoints> endpoints();

    /**
     * {@return what the bank can do, per version of its interface; a version that is no key here is refused}
     */
    public abstract Map<ApiVersion, Set<Capability>> capabilities();

    /** {@return the version that is used when the caller names none; one of {@link #capabilities()}} */
    public abstract ApiVersion recommendedVersion();

    /** {@return the zone of the bank's local dates and date-times} */
    public abstract ZoneId zone();

    /**
     * {@return how many days back transactions may be asked for without {@link Capability#EXTENDED_HISTORY}, counted
     * from today in {@link #zone()}; empty where the bank sets no limit}
     */
    public abstract Optional<Integer> historyDays();

    /**
     * {@return how long the customer's strong authentication holds: 180 days by RTS article 10a (Delegated Regulation
     * (EU) 2022/2360), unless the bank says otherwise}
     */
    @Value.Default
    public Period scaValidity() {
        return Period.ofDays(180);
    }

    /** {@return particulars that only the bank's adapter understands, by name} */
    public abstract Map<String, String> settings();

    /**
     * {@return whether the bank declares that for that version; false for a version that it does not have}
     *
     * @param version the version of the bank's interface
     * @param capability what the caller wants to do
     */
    public final boolean supports(ApiVersion version, Capability capability) {
        return capabilities().getOrDefault(version, Set.of()).contains(capability);
    }

    /** {@return a builder that starts with this bank's values: for a bank that resembles another one} */
    public final Builder toBuilder() {
        return builder().from(this);
    }

    /** {@return a new builder} */
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
