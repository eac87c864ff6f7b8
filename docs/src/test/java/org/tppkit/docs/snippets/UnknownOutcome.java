package org.tppkit.docs.snippets;

import java.util.Optional;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.model.Callback;

/** The lines of the page about unknown outcomes; run by UnknownOutcomeTest. */
final class UnknownOutcome {
    private UnknownOutcome() {}

    /** Whatever a team does things later with. */
    interface Queue {
        void later(Runnable work);
    }

    static Optional<PaymentState> complete(
            Payments payments, PendingPayment pending, String encodedPending, Callback callback, Queue queue) {
        PaymentState state = null;
        try {
            state = payments.complete(pending, callback);
        } catch (PaymentOutcomeUnknownException e) {
            queue.later(() -> payments.resume(PendingPayment.decode(encodedPending)));
        }
        return Optional.ofNullable(state);
    }
}
