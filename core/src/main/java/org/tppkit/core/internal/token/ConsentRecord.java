package org.tppkit.core.internal.token;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Values;
import org.tppkit.ports.model.consent.ConsentScope;

/** What the engine keeps of a consent. Whose it is stands beside it, as the record's subject. */
@Value.Immutable
@Values
public abstract class ConsentRecord {
    ConsentRecord() {}

    /** What the customer allowed. */
    public abstract ConsentScope scope();

    /** Why it can no longer be used; empty while it can. */
    public abstract Optional<ConsentRequiredException.Reason> lostBecause();

    /** When the customer gave it, or gave it anew. */
    public abstract Instant givenAt();

    /** When the customer last authenticated strongly. */
    public abstract Instant scaAt();

    /** When it ends by itself; empty where that is not known. */
    public abstract Optional<Instant> validUntil();

    /** For how long it was asked for, where that was said; a renewal asks for as long again. Older records do not hold it. */
    public abstract Optional<Period> validity();

    /** The bank's own id of the consent, where it keeps a resource for it. */
    public abstract Optional<String> consentReference();

    /** The accounts that it is about, where they were named: a renewal names them again. */
    @Value.Redacted
    public abstract List<Iban> accounts();

    /** What the bank gave; empty for banks without tokens, and once the consent is lost. */
    @Value.Redacted
    public abstract Optional<Tokens> tokens();

    /** Who is refreshing now. */
    public abstract Optional<Lease> lease();

    /** When the tokens were last refreshed; empty if they are still those that the customer's code gave. */
    public abstract Optional<Instant> lastRefreshAt();

    /** Fields that a newer TPPKit wrote: kept as they are. */
    @Value.Redacted
    abstract List<Field> unknownFields();

    /** Whether the customer need not be asked again, as far as the record knows. */
    public final boolean isActive() {
        return lostBecause().isEmpty();
    }

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    final Builder change() {
        return builder().from(this);
    }

    final ConsentRecord leasedTo(Lease lease) {
        return change().lease(lease).build();
    }

    final ConsentRecord released() {
        return change().lease(Optional.empty()).build();
    }

    final ConsentRecord refreshed(Tokens tokens) {
        return change().tokens(tokens)
                .lastRefreshAt(tokens.obtainedAt())
                .lease(Optional.empty())
                .build();
    }

    /** The tokens go; what is needed to renew the consent under its old handle stays. */
    final ConsentRecord lost(ConsentRequiredException.Reason reason) {
        return change().lostBecause(reason)
                .tokens(Optional.empty())
                .lease(Optional.empty())
                .build();
    }

    /** Takes the place of the old record; nobody's refresh goes on, and nothing that a newer TPPKit wrote is lost. */
    final ConsentRecord inPlaceOf(ConsentRecord old) {
        return change().lostBecause(Optional.empty())
                .lease(Optional.empty())
                .unknownFields(old.unknownFields())
                .build();
    }

    /** Builds {@link ConsentRecord}. */
    public static final class Builder extends ImmutableConsentRecord.Builder {
        Builder() {}
    }
}
