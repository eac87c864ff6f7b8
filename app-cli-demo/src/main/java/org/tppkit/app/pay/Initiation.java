package org.tppkit.app.pay;

import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.payment.PaymentRequest;

/** Sends a payment to the bank, once, and writes down before and after what is known of it. */
final class Initiation {
    private final KeptPayments kept;

    Initiation(KeptPayments kept) {
        this.kept = kept;
    }

    /**
     * Sends it.
     *
     * @param sending what is written down before; stays as it is where nobody knows whether the bank has it
     * @param first whether this request is sent for the first time: only then a clear no means that there is nothing
     */
    KeptPayment send(Payments payments, PaymentRequest request, KeptPayment sending, boolean first) {
        kept.keep(sending);
        KeptPayment taken = sending.taken(answer(payments, request, sending, first));
        kept.keep(taken);
        return taken;
    }

    private PendingPayment answer(Payments payments, PaymentRequest request, KeptPayment sending, boolean first) {
        try {
            return payments.initiate(request);
        } catch (PaymentOutcomeUnknownException e) {
            throw e;
        } catch (TppException e) {
            if (first) {
                kept.forget(sending);
            }
            throw e;
        }
    }
}
