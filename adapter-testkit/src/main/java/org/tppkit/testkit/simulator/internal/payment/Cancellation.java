package org.tppkit.testkit.simulator.internal.payment;

import java.time.Instant;
import java.util.Set;

/**
 * A cancellation that a client asked for and the customer has not decided yet.
 *
 * @param transfers indexes of the transfers; empty for the whole payment
 * @param status what they become: RJCT in 1.4.1, CANC in 1.4.2
 * @param reason why
 * @param reports where the customer goes afterwards in 1.4.1
 * @param expiresAt when the question is withdrawn
 */
record Cancellation(
        Set<Integer> transfers, String status, String reason, PaymentOrder.ReportUrls reports, Instant expiresAt) {

    Cancellation {
        transfers = Set.copyOf(transfers);
    }

    boolean isWhole() {
        return transfers.isEmpty();
    }
}
