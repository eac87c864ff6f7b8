package org.tppkit.ports.model.account;

import java.util.Currency;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Values;

/** An account that the customer made available (STET {@code AccountResource}). */
@Value.Immutable
@Values
public abstract class Account {
    Account() {}

    /** {@return the bank's id of the account: enough for every read of it} */
    public abstract AccountId id();

    /** {@return the account's number, where the bank gives a valid one} */
    @Value.Redacted
    public abstract Optional<Iban> iban();

    /** {@return another identification, also an IBAN that breaks ISO 13616, kept as the bank sent it} */
    public abstract Optional<GenericIdentification> otherIdentification();

    /** {@return the bank that keeps the account} */
    public abstract Optional<Bic> bic();

    /** {@return the account's currency, where the bank says it} */
    public abstract Optional<Currency> currency();

    /**
     * {@return the account's label; often holds the customer's name} Where the bank gives none, the product's name or
     * no text.
     */
    @Value.Redacted
    public abstract String name();

    /** {@return further details in the bank's words} */
    @Value.Redacted
    public abstract Optional<String> details();

    /** {@return the label or id of the cash account that a card's list will be debited on} */
    @Value.Redacted
    public abstract Optional<String> linkedAccount();

    /** {@return what kind of account it is} */
    public abstract CashAccountType type();

    /** {@return whether it is a private or a professional account, where the bank says it} */
    public abstract Optional<AccountUsage> usage();

    /** {@return the bank's name for the product} */
    @Value.Redacted
    public abstract Optional<String> product();

    /** {@return the customer's role on the account in the bank's words, for instance {@code Account Holder}} */
    @Value.Redacted
    public abstract Optional<String> psuStatus();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Account}. */
    public static final class Builder extends ImmutableAccount.Builder {
        Builder() {}
    }
}
