package org.tppkit.core.internal.payment;

import java.time.Instant;
import java.util.Optional;
import org.tppkit.core.internal.token.PendingPaymentRecord;
import org.tppkit.core.internal.token.PendingPaymentRecordCodec;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.spi.token.StoredToken;

/** Payments that wait for their customer. Every step forward is a compare-and-set, so that each is taken once. */
final class PendingPayments {
    private final PaymentContext context;

    PendingPayments(PaymentContext context) {
        this.context = context;
    }

    /** A pending payment as it was read or written last. */
    record Entry(String id, PendingPaymentRecord record, long revision) {}

    void add(String id, PendingPaymentRecord record) {
        boolean added = context.store()
                .replace(context.pendingKey(id), null, PendingPaymentRecordCodec.toTokenRecord(record))
                .isPresent();
        if (!added) {
            throw new TokenStoreException("the token store holds a pending payment under a fresh id already", null);
        }
    }

    Optional<Entry> find(String id) {
        return context.store().find(context.pendingKey(id)).map(stored -> entry(id, stored));
    }

    private static Entry entry(String id, StoredToken stored) {
        return new Entry(id, PendingPaymentRecordCodec.decode(stored.record().payload()), stored.revision());
    }

    /** A pending payment that a callback came for; refuses one that is unknown, used or too old. */
    Entry waiting(String id) {
        Entry entry = find(id).orElseThrow(() ->
                new CallbackException("nothing waits for this callback: it was never begun here, or is over for long"));
        if (!(entry.record().status() instanceof PendingPaymentRecord.Status.Waiting)) {
            throw usedBefore(entry);
        }
        if (isOver(entry)) {
            throw new CallbackException("the customer came back too late: find the payment, or initiate anew");
        }
        return entry;
    }

    /** Whether its time is over. */
    boolean isOver(Entry entry) {
        return !context.time().now().isBefore(entry.record().expiresAt());
    }

    /** Takes the callback for this call alone. */
    Entry claim(Entry waiting) {
        return step(
                        waiting,
                        new PendingPaymentRecord.Status.Claimed(context.time().now()))
                .orElseThrow(() -> usedBefore(waiting));
    }

    private static CallbackException usedBefore(Entry entry) {
        return new CallbackException(
                "this callback was used before: find the payment",
                entry.record().paymentId());
    }

    /** Writes the next status if nobody was quicker. */
    Optional<Entry> step(Entry before, PendingPaymentRecord.Status next) {
        PendingPaymentRecord after = before.record().with(next);
        return context.store()
                .replace(
                        context.pendingKey(before.id()),
                        before.revision(),
                        PendingPaymentRecordCodec.toTokenRecord(after))
                .map(revision -> new Entry(before.id(), after, revision));
    }

    /** Whether a confirmation that somebody began may still be on its way. */
    boolean isBusy(Instant since) {
        return context.time().now().isBefore(since.plus(context.settings().refreshLease()));
    }
}
