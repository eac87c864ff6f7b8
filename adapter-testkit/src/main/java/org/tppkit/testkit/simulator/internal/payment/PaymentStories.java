package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiFunction;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedPayment;
import org.tppkit.testkit.simulator.StetVersion;

/** What client and customer do with payments, without wire and page: for provider states. */
public final class PaymentStories {

    private final PaymentLedger ledger;

    /** Stories in a ledger. */
    public PaymentStories(PaymentLedger ledger) {
        this.ledger = ledger;
    }

    /** The client creates a payment. */
    public String create(String clientId, StetVersion version, ObjectNode body) {
        return ledger.create(clientId, version, body);
    }

    /** The customer approves. */
    public void approve(String id, String customerId, SimulatedAccount account) {
        with(id, (payment, now) -> {
            payment.approve(new Payment.Debtor(customerId, account), now);
            return true;
        });
    }

    /** The customer refuses. */
    public void refuse(String id) {
        with(id, (payment, now) -> {
            payment.refuse();
            return true;
        });
    }

    /** The client confirms with the customer's token, in 1.4.2. */
    public void confirm(String id) {
        if (!with(id, (payment, now) -> payment.confirm(now))) {
            throw new IllegalStateException("the payment has nothing to confirm");
        }
    }

    /** The client cancels the whole, and nobody has to approve it. */
    public void cancel(String id) {
        with(id, (payment, now) -> {
            String status = payment.version() == StetVersion.V1_4_1 ? "RJCT" : "CANC";
            payment.cancel(
                    new Cancellation(Set.of(), status, "DS02", payment.order().reports(), ledger.approvalDeadline()));
            return true;
        });
    }

    /** The payment as it stands now. */
    public SimulatedPayment look(String id) {
        return with(id, (payment, now) -> payment.snapshot());
    }

    private <T> T with(String id, BiFunction<Payment, Instant, T> action) {
        return ledger.with(id, action).orElseThrow(() -> new IllegalStateException("the payment was forgotten"));
    }
}
