package org.tppkit.app.demo;

import java.net.URI;
import java.util.Optional;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;

/** Initiates payments at one bank and lets the customer decide on them. The bank must have each of them once. */
final class PaymentDesk {
    /** A bank shows a payment as settled a little after it has accepted it. */
    private static final int LOOKS = 3;

    private final Visit visit;
    private final Payments payments;

    PaymentDesk(Visit visit, Payments payments) {
        this.visit = visit;
        this.payments = payments;
    }

    /** The customer approves; the money leaves at once. */
    PlacedPayment settled(PaymentRequest request) {
        PaymentState state = approved(request);
        for (int look = 0; look < LOOKS && !state.payment().isFinal(); look++) {
            state = payments.find(state.id());
        }
        return PlacedPayment.checked(visit, request, state)
                .isAtTheBank(PaymentStatus.SETTLED.code(), request.transfers().size());
    }

    /** The customer approves; the money leaves on its day. */
    PlacedPayment scheduled(PaymentRequest request) {
        return PlacedPayment.checked(visit, request, approved(request)).isAtTheBank(PaymentStatus.PENDING.code(), 0);
    }

    /** The customer cancels a payment that waits for its day, and approves that too where the bank asks for it. */
    PlacedPayment cancelled(PlacedPayment placed) {
        PendingPayment cancellation = payments.cancel(placed.state().id(), CancellationReason.REQUESTED_BY_CUSTOMER);
        if (cancellation.nextStep().orElse(null) instanceof NextStep.RedirectPsu) {
            complete(cancellation, approve(cancellation));
        }
        return unsuccessful(placed.request(), payments.find(placed.state().id()));
    }

    /** The customer says no. */
    PlacedPayment refused(PaymentRequest request) {
        PendingPayment pending = initiate(request);
        Optional<PaymentState> state =
                completeRefused(pending, visit.simulator().refusePayment(pending.redirect()));
        return unsuccessful(request, state.orElseGet(() -> payments.find(pending.payment())));
    }

    private PlacedPayment unsuccessful(PaymentRequest request, PaymentState state) {
        boolean unsuccessful =
                state.payment().status().filter(PaymentStatus::isUnsuccessful).isPresent();
        Check.that(unsuccessful, "the payment is neither rejected nor cancelled");
        PlacedPayment placed = PlacedPayment.checked(visit, request, state);
        return placed.isAtTheBank(placed.status(), 0);
    }

    private PaymentState approved(PaymentRequest request) {
        PendingPayment pending = initiate(request);
        return complete(pending, approve(pending));
    }

    private PendingPayment initiate(PaymentRequest request) {
        int before = visit.simulator().payments().size();
        PendingPayment pending = payments.initiate(request);
        Check.count("new payments at the bank", 1, visit.simulator().payments().size() - before);
        return pending;
    }

    private URI approve(PendingPayment pending) {
        return visit.simulator()
                .approvePayment(pending.redirect(), visit.customer().id());
    }

    private PaymentState complete(PendingPayment pending, URI callback) {
        PendingPayment fromSession = PendingPayment.decode(pending.encode());
        return payments.complete(fromSession, Callback.parse(callback));
    }

    /** In STET 1.4.2 the callback itself says that the customer refused; in 1.4.1 only the payment does. */
    private Optional<PaymentState> completeRefused(PendingPayment pending, URI callback) {
        try {
            return Optional.of(complete(pending, callback));
        } catch (ConsentRefusedException saidByTheCallback) {
            return Optional.empty();
        }
    }
}
