package org.tppkit.app.demo;

import org.tppkit.core.PaymentState;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.testkit.simulator.SimulatedPayment;

/**
 * A payment as the library read it, and as the bank itself counts it.
 *
 * @param request what was asked for
 * @param state what the library read
 * @param atTheBank what the bank knows
 */
record PlacedPayment(PaymentRequest request, PaymentState state, SimulatedPayment atTheBank) {

    /** Looks the payment up at the bank, which must have what was asked for and what the library read. */
    static PlacedPayment checked(Visit visit, PaymentRequest request, PaymentState state) {
        SimulatedPayment atTheBank = visit.simulator().payment(state.id().resourceId());
        PlacedPayment placed = new PlacedPayment(request, state, atTheBank);
        Check.same("references of the payment", atTheBank.paymentInformationId(), request.id());
        Check.same("states of the payment", atTheBank.status(), placed.status());
        Check.same(
                "amounts of the payment",
                atTheBank.transfers().stream()
                        .map(transfer -> Money.of(transfer.amount().toPlainString(), "EUR"))
                        .toList(),
                request.transfers().stream().map(CreditTransfer::amount).toList());
        return placed;
    }

    /** The bank must have it in that state, and have executed so many transfers. */
    PlacedPayment isAtTheBank(String status, int executed) {
        Check.that(
                atTheBank.status().equals(status),
                "state of the payment: " + status + " expected, " + atTheBank.status() + " found");
        Check.count("executed transfers", executed, atTheBank.executed());
        return this;
    }

    /** The status code that the library read. */
    String status() {
        return state.payment().status().map(PaymentStatus::code).orElse("none");
    }

    /** The status, and the reason where there is one. */
    String statusAndReason() {
        return state.payment()
                .reason()
                .map(reason -> status() + " " + reason.code())
                .orElse(status());
    }

    Money total() {
        return request.transfers().stream()
                .map(CreditTransfer::amount)
                .reduce(Money::plus)
                .orElseThrow();
    }
}
