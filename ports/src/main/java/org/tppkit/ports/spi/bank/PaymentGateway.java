package org.tppkit.ports.spi.bank;

import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.RetrievedPayment;

/**
 * Initiates payments, reads them, confirms and cancels them (PISP).
 *
 * <p>Initiating, reading and cancelling are done in the application's own name: {@link BankCall#accessToken()} is then
 * the application's token where the bank declares {@link org.tppkit.ports.model.Capability#APPLICATION_TOKENS}, and
 * empty where it does not. Confirming is done in the customer's name: it is then the token that the customer's code
 * gave for this one payment.
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: blocks in {@link BankCall#send}.
 * <b>Null</b>: nothing is null. <b>Errors</b>: those of {@code org.tppkit.ports.error}; what a bank or its version
 * does not take is refused before anything is sent, by {@link CapabilityException} or {@link
 * org.tppkit.ports.error.InvalidRequestException}. <b>Time and units</b>: days are days in the bank's zone; amounts are
 * exact decimals.
 *
 * <ul>
 *   <li>PG-01 {@code initiate}, {@code find}, {@code confirm} and {@code cancel} MUST send exactly one request, and
 * MUST NOT
 *       repeat it, whatever comes of it.
 *   <li>PG-02 The same request MUST be written to the same bytes.
 *   <li>PG-03 Amounts MUST be written exactly, without exponent, and MUST never pass through binary floating point.
 *   <li>PG-04 A value that the bank's version cannot carry MUST be refused, not left out.
 *   <li>PG-05 {@code interpret} MUST NOT call the bank and MUST NOT throw for anything that a browser may bring.
 *   <li>PG-06 The address of the approval MUST carry the setup's state, so that it comes back in the callback.
 *   <li>PG-07 Where a cancellation sends the payment back, {@code cancel} MUST send what was retrieved, changed in
 * nothing but
 *       what the cancellation asks for.
 *   <li>PG-08 A status MUST be what the bank says; an unknown code MUST be kept.
 *   <li>PG-09 An answer about another payment MUST be refused with {@link
 *       org.tppkit.ports.error.UnexpectedAnswerException}.
 * </ul>
 */
public interface PaymentGateway {

    /**
     * Initiates a payment, in the application's name.
     *
     * @param setup what a payment needs
     * @param call token, request ids and deadline of the call
     * @return where the customer goes, and what to keep
     */
    PaymentStart initiate(PaymentSetup setup, BankCall call);

    /**
     * {@return what a callback means: {@link CallbackMeaning.Authorized} where the code is to be changed into a token,
     * with which the payment is confirmed if the bank declares {@link
     * org.tppkit.ports.model.Capability#PAYMENT_CONFIRMATION}; {@link CallbackMeaning.Approved} where nothing is left
     * to do but to read the payment}
     *
     * @param callback what the customer's browser brought; its state was found right
     */
    CallbackMeaning interpret(Callback callback);

    /**
     * Reads a payment, in the application's name.
     *
     * @param resourceId the bank's id of the payment
     * @param call token, request ids and deadline of the call
     * @return how the payment stands now, with the bank's own words of it, which {@link #cancel} gets back
     */
    RetrievedPayment find(String resourceId, BankCall call);

    /**
     * Confirms a payment that the customer approved, in the customer's name.
     *
     * @param resourceId the bank's id of the payment
     * @param call token, request ids and deadline of the call
     */
    default void confirm(String resourceId, BankCall call) {
        throw new CapabilityException("this bank needs no confirmation of payments");
    }

    /**
     * Cancels a payment, in the application's name.
     *
     * @param payment as it was read just before
     * @param reason why
     * @param setup state and addresses for the customer's approval, should the bank want one
     * @param call token, request ids and deadline of the call
     * @return what has to happen next
     */
    default PaymentStart cancel(
            RetrievedPayment payment, CancellationReason reason, PaymentSetup.Return setup, BankCall call) {
        throw new CapabilityException("this bank cancels no payments");
    }
}
