package org.tppkit.testkit.contract.bank;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.spi.http.BankRequest;

/**
 * How a bank takes payments. The kit chooses the payments, by what the bank declares; each method says where something is
 * asked and writes the bank's answer.
 *
 * <p>Two methods go the other way, because the bytes of a payment are checked: {@link #transfers} reads amounts and
 * beneficiaries back from a request, and {@link #sentBack} says which fields a cancellation may change. That anything
 * else of a payment was not left out, the kit finds without help: two payments that differ must be written differently.
 *
 * <p>Without further word this is a bank that sends customers to a page and back with a code.
 *
 * <p><b>Threads</b>: may be asked by many threads at once.
 */
public interface PaymentWire {

    /**
     * {@return the kit's payment, with what this bank wants beside or without what its form has no place for} The kit
     * gives an account to be debited, an end-to-end id, and a text for the receiver. Amounts and beneficiaries stay.
     *
     * @param payment as the kit would initiate it
     */
    default PaymentRequest wanted(PaymentRequest payment) {
        return payment;
    }

    /**
     * Initiating a payment, and what the bank answers.
     *
     * @param payment decides the address, where the bank's address tells what kind of payment it is
     * @param id the id that the bank gives to the payment: {@code [A-Za-z0-9-]}
     * @param approval where the bank wants the customer to be sent; left out by a bank that asks the customer elsewhere
     * @return where the payment is initiated, and the bank's answer
     */
    default WireExchange initiation(PaymentRequest payment, String id, URI approval) {
        throw new UndescribedException("PaymentWire.initiation is not described");
    }

    /**
     * {@return what the adapter makes of the bank's id, so that it finds the payment again; without further word the
     * id itself}
     *
     * @param payment as it was initiated
     * @param id the bank's id, {@code [A-Za-z0-9-]}
     */
    default String resourceId(PaymentRequest payment, String id) {
        return id;
    }

    /**
     * {@return whether the bank sends the customer to a page; where it does not, the customer approves elsewhere or
     * not at all}
     */
    default boolean redirects() {
        return true;
    }

    /**
     * Reading a payment that stands so.
     *
     * @param payment as it was initiated
     * @param id the bank's id, {@code [A-Za-z0-9-]}
     * @param status what the answer is to say
     * @return where the payment is read, and the bank's answer
     */
    default WireExchange reading(PaymentRequest payment, String id, PaymentStatus status) {
        throw new UndescribedException("PaymentWire.reading is not described");
    }

    /** {@return the statuses that the bank has words for} */
    default Set<PaymentStatus> statuses() {
        return Set.of(
                PaymentStatus.RECEIVED,
                PaymentStatus.TECHNICALLY_ACCEPTED,
                PaymentStatus.ACCEPTED_FOR_EXECUTION,
                PaymentStatus.SETTLED,
                PaymentStatus.PENDING,
                PaymentStatus.REJECTED,
                PaymentStatus.CANCELLED);
    }

    /** {@return whether the bank writes statuses as codes, so that an unknown one can come} */
    default boolean openStatuses() {
        return true;
    }

    /**
     * Confirming a payment that the customer approved.
     *
     * @param payment as it was initiated
     * @param id the bank's id, {@code [A-Za-z0-9-]}
     * @return where the payment is confirmed, and the bank's answer
     */
    default WireExchange confirmation(PaymentRequest payment, String id) {
        throw new UndescribedException("PaymentWire.confirmation is not described");
    }

    /**
     * Cancelling a payment.
     *
     * @param payment as it was initiated
     * @param id the bank's id, {@code [A-Za-z0-9-]}
     * @param approval where the bank wants the customer to be sent; left out by a bank that asks nobody
     * @return where the payment is cancelled, and the bank's answer
     */
    default WireExchange cancellation(PaymentRequest payment, String id, URI approval) {
        throw new UndescribedException("PaymentWire.cancellation is not described");
    }

    /** {@return what a cancellation sends of the payment that was read; empty where it sends nothing of it} */
    default Optional<SentBack> sentBack() {
        return Optional.empty();
    }

    /**
     * {@return the transfers in a request to initiate a payment, in the order of the payment}
     *
     * @param initiation the request that initiated it
     */
    default List<WrittenTransfer> transfers(BankRequest initiation) {
        throw new UndescribedException("PaymentWire.transfers is not described");
    }

    /**
     * {@return whether the bank sends the customer back with a code; where it does not, the payment is read after the
     * return}
     */
    default boolean bringsCode() {
        return true;
    }

    /**
     * {@return the query of the customer's way back after an approval, percent-encoded}
     *
     * @param state what the engine gave, {@code [A-Za-z0-9_-]}
     * @param code of one use, {@code [A-Za-z0-9_-]}
     */
    default String approved(String state, String code) {
        return bringsCode() ? "code=" + code + "&state=" + state : "state=" + state;
    }

    /**
     * {@return the query of the way back after a refusal; empty where a bank's way back does not tell}
     *
     * @param state what the engine gave, {@code [A-Za-z0-9_-]}
     */
    default Optional<String> refused(String state) {
        return bringsCode() ? Optional.of("error=access_denied&state=" + state) : Optional.empty();
    }
}
