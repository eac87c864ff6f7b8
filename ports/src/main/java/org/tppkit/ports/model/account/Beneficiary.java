package org.tppkit.ports.model.account;

import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.Values;

/** Somebody whom the customer pays (STET {@code Beneficiary}). */
@Value.Immutable
@Values
public abstract class Beneficiary {
    Beneficiary() {}

    /** {@return the bank's id of the entry} */
    @Value.Redacted
    public abstract Optional<String> id();

    /** {@return whether the customer trusts the beneficiary; absent where the bank keeps no such list} */
    public abstract Optional<Boolean> trusted();

    /** {@return the beneficiary's name} */
    @Value.Redacted
    public abstract String name();

    /** {@return the beneficiary's address} */
    public abstract Optional<PostalAddress> address();

    /** {@return the beneficiary's account} */
    @Value.Redacted
    public abstract Optional<Iban> iban();

    /** {@return another identification of the account, also an IBAN that breaks ISO 13616, kept as the bank sent it} */
    public abstract Optional<GenericIdentification> otherIdentification();

    /** {@return the beneficiary's bank} */
    public abstract Optional<Bic> bic();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Beneficiary}. */
    public static final class Builder extends ImmutableBeneficiary.Builder {
        Builder() {}
    }
}
