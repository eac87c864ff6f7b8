package org.tppkit.ports.model.account;

import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** Who the customer is, in the bank's words (STET {@code HalEndUserIdentity}). Personal data: masked when printed. */
@Value.Immutable
@Values
public abstract class EndUserIdentity {
    EndUserIdentity() {}

    /** The customer's name as one text (STET {@code connectedPsu}). */
    @Value.Redacted
    public abstract String fullName();

    /** The form of address, an open list (STET {@code connectedPsuNamePrefix}: DOCT, MADM, MISS, MIST). */
    @Value.Redacted
    public abstract Optional<String> namePrefix();

    /** The first name. */
    @Value.Redacted
    public abstract Optional<String> firstName();

    /** The last name. */
    @Value.Redacted
    public abstract Optional<String> lastName();

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link EndUserIdentity}. */
    public static final class Builder extends ImmutableEndUserIdentity.Builder {
        Builder() {}
    }
}
