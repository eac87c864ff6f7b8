package org.tppkit.ports.model.account;

import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** Who the customer is, in the bank's words (STET {@code HalEndUserIdentity}). Personal data: masked when printed. */
@Value.Immutable
@Values
public abstract class EndUserIdentity {
    EndUserIdentity() {}

    /** {@return the customer's name as one text (STET {@code connectedPsu})} */
    @Value.Redacted
    public abstract String fullName();

    /** {@return the form of address, an open list (STET {@code connectedPsuNamePrefix}: DOCT, MADM, MISS, MIST)} */
    @Value.Redacted
    public abstract Optional<String> namePrefix();

    /** {@return the first name} */
    @Value.Redacted
    public abstract Optional<String> firstName();

    /** {@return the last name} */
    @Value.Redacted
    public abstract Optional<String> lastName();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link EndUserIdentity}. */
    public static final class Builder extends ImmutableEndUserIdentity.Builder {
        Builder() {}
    }
}
