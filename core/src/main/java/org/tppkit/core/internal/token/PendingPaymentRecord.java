package org.tppkit.core.internal.token;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;
import org.tppkit.ports.model.consent.AccessToken;

/** What the engine keeps of a payment, or of a cancellation, that waits for the customer's approval. */
@Value.Immutable
@Values
public abstract class PendingPaymentRecord {
    PendingPaymentRecord() {}

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
         * The customer's token is here and the payment is to be confirmed with it.
         *
         * @param token good for this one payment
         * @param busySince since when a confirmation is on its way; {@link Instant#EPOCH} if none is
         */
        record Approved(AccessToken token, Instant busySince) implements Status {
            public Approved {
                Objects.requireNonNull(token);
                Objects.requireNonNull(busySince);
            }

            /** Without the token. */
            @Override
            public String toString() {
                return "Approved[busySince=" + busySince + "]";
            }
        }

        /** It is over; the payment itself tells the rest. */
        record Done() implements Status {}
    }

    /** The encoded id of the payment. */
    public abstract String paymentId();

    /** Where the bank sends the customer back to. */
    public abstract URI redirectUri();

    /** What the adapter needs again. */
    @Value.Redacted
    public abstract Map<String, String> keep();

    /** From when on a callback is no longer accepted. */
    public abstract Instant expiresAt();

    /** Whether it is the cancellation of the payment that waits, not the payment itself. */
    @Value.Default
    public boolean cancellation() {
        return false;
    }

    /** How far it has come. */
    @Value.Default
    public Status status() {
        return new Status.Waiting();
    }

    /** Fields that a newer TPPKit wrote: kept as they are. */
    @Value.Redacted
    abstract List<Field> unknownFields();

    /** The same record, further on. */
    public final PendingPaymentRecord with(Status status) {
        return builder().from(this).status(status).build();
    }

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link PendingPaymentRecord}. */
    public static final class Builder extends ImmutablePendingPaymentRecord.Builder {
        Builder() {}
    }
}
