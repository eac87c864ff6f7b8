package org.tppkit.testkit.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A payment as the bank knows it at one moment; for assertions. Words in capitals are STET's codes.
 *
 * @param id how the interface names it
 * @param clientId the application that asked for it
 * @param paymentInformationId the application's own reference; the bank never looks whether it is new
 * @param version the version it was created with, in which alone it can be read
 * @param status status of the whole
 * @param reason reason of a refusal or cancellation of the whole
 * @param customerId who approved it; empty before
 * @param confirmations how many o-confirmations were accepted; at most one
 * @param transfers its transfers in the request's order
 */
public record SimulatedPayment(
        String id,
        String clientId,
        String paymentInformationId,
        StetVersion version,
        String status,
        Optional<String> reason,
        Optional<String> customerId,
        int confirmations,
        List<Transfer> transfers) {

    /**
     * One transfer of a payment.
     *
     * @param instructionId the application's reference
     * @param amount in euro, positive
     * @param status own status; empty while nothing is decided
     * @param reason own reason of a refusal or cancellation
     * @param executed how often the money left the account: 0 or 1, or more for a standing order
     */
    public record Transfer(
            String instructionId, BigDecimal amount, Optional<String> status, Optional<String> reason, int executed) {}

    /**
     * Checks what it is made of.
     *
     * @param id how the interface names it
     * @param clientId the application that asked for it
     * @param paymentInformationId the application's own reference; the bank never looks whether it is new
     * @param version the version it was created with, in which alone it can be read
     * @param status status of the whole
     * @param reason reason of a refusal or cancellation of the whole
     * @param customerId who approved it; empty before
     * @param confirmations how many o-confirmations were accepted; at most one
     * @param transfers its transfers in the request's order
     */
    public SimulatedPayment {
        transfers = List.copyOf(transfers);
    }

    /** {@return how often money left the account for this payment} */
    public int executed() {
        return transfers.stream().mapToInt(Transfer::executed).sum();
    }

    /** Shows ids and status; amounts stay out. */
    @Override
    public String toString() {
        return "SimulatedPayment[" + id + ", " + status + ", executed " + executed() + "]";
    }
}
