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

    /** The bank's id of the account: enough for every read of it. */
    public abstract AccountId id();

    /** The account's number, where the bank gives a valid one. */
    @Value.Redacted
    public abstract Optional<Iban> iban();

    /** Another identification, also an IBAN that breaks ISO 13616, kept as the bank sent it. */
    public abstract Optional<GenericIdentification> otherIdentification();

    /** The bank that keeps the account. */
    public abstract Optional<Bic> bic();

    /** The account's currency, where the bank says it. */
    public abstract Optional<Currency> currency();

    /** The account's label; often holds the customer's name. */
    @Value.Redacted
    public abstract String name();

    /** Further details in the bank's words. */
    @Value.Redacted
    public abstract Optional<String> details();

    /** The label or id of the cash account that a card's list will be debited on. */
    @Value.Redacted
    public abstract Optional<String> linkedAccount();

    /** What kind of account it is. */
    public abstract CashAccountType type();

    /** Private or professional. */
    public abstract Optional<AccountUsage> usage();

    /** The bank's name for the product. */
    @Value.Redacted
    public abstract Optional<String> product();

    /** The customer's role on the account in the bank's words, for instance {@code Account Holder}. */
    @Value.Redacted
    public abstract Optional<String> psuStatus();

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Account}. */
    public static final class Builder extends ImmutableAccount.Builder {
        Builder() {}
    }
}
