package org.tppkit.core.internal.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Values;
import org.tppkit.ports.model.consent.ConsentScope;

/**
 * What the engine keeps of a consent that waits for the customer to come back. Whose it is stands beside it, as the
 * record's subject. The state itself is not stored: its digest is the record's id.
 */
@Value.Immutable
@Values
public abstract class PendingRecord {
    PendingRecord() {}

    /** How far it has come. */
    public sealed interface Status {
        /** The customer has not come back. */
        record Waiting() implements Status {}

        /**
         * A callback came and is being worked on; no other one may be.
         *
         * @param at since when
         */
        record Claimed(Instant at) implements Status {
            public Claimed {
                Objects.requireNonNull(at);
            }
        }

        /**
         * It is over.
         *
         * @param result the encoded handle of what came of it
         */
        record Done(String result) implements Status {
            public Done {
                Objects.requireNonNull(result);
            }
        }
    }

    /** What the customer is asked for. */
    public abstract ConsentScope scope();

    /** Where the bank sends the customer back to. */
    public abstract URI redirectUri();

    /** What the adapter needs again. */
    @Value.Redacted
    public abstract Map<String, String> keep();

    /** The bank's own id of the consent, where it keeps a resource for it. */
    public abstract Optional<String> consentReference();

    /**
     * Whether the customer approves elsewhere and no callback comes. Where one comes, nothing may be completed without it: a
     * stranger might have approved.
     */
    @Value.Default
    public boolean withoutCallback() {
        return false;
    }

    /** The accounts that it is about, where they were named. */
    @Value.Redacted
    public abstract List<Iban> accounts();

    /** When it was begun. */
    public abstract Instant createdAt();

    /** From when on a callback is no longer accepted. */
    public abstract Instant expiresAt();

    /** How long the consent is wanted. */
    public abstract Optional<Period> validity();

    /** The id of the consent that this one renews. */
    public abstract Optional<String> renews();

    /** How far it has come. */
    @Value.Default
    public Status status() {
        return new Status.Waiting();
    }

    /** Fields that a newer TPPKit wrote: kept as they are. */
    @Value.Redacted
    abstract List<Field> unknownFields();

    /** The same record, further on. */
    public final PendingRecord with(Status status) {
        return builder().from(this).status(status).build();
    }

    /** The id under which a pending consent is kept: the SHA-256 of its state, in base64url without padding. */
    public static String idOf(String state) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link PendingRecord}. */
    public static final class Builder extends ImmutablePendingRecord.Builder {
        Builder() {}
    }
}
