package org.tppkit.core;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.tppkit.core.internal.payment.PaymentService;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentRequest;

/**
 * Payments at one bank (PISP). What moves money is sent at most once per call, whatever the answer: where it is not known
 * whether the bank has done it, a {@link PaymentOutcomeUnknownException} says so and what to look at. Used by any
 * number of threads.
 */
public final class Payments {
    private static final Duration FIRST_POLL = Duration.ofSeconds(2);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

    private final Bank.Parts parts;
    private final PsuContext psu;
    private final PaymentService service;

    Payments(Bank.Parts parts, PsuContext psu) {
        this.parts = parts;
        this.psu = psu;
        this.service = parts.payments();
    }

    /**
     * {@return a request to be filled in, with a fresh id and the present moment in it} Keep the finished value:
     * initiated again after a {@link PaymentOutcomeUnknownException} it is the same request to the byte.
     */
    public PaymentRequest.Builder prepare() {
        return PaymentRequest.builder()
                .id(parts.ids().next())
                .createdAt(parts.time().now().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Initiates a payment: keep the result in the customer's session, and send the customer to {@link
     * PendingPayment#redirect()}. Nothing is paid without the customer's approval there.
     *
     * @param request made from {@link #prepare()}, or from a builder of your own
     * @return what waits for the customer
     * @throws CapabilityException if the bank's version does not take such a payment; nothing was sent
     * @throws InvalidRequestException if a value cannot be sent; nothing was sent
     * @throws PaymentOutcomeUnknownException if the bank may have taken it, but the answer did not come
     */
    public PendingPayment initiate(PaymentRequest request) {
        return pending(service.initiate(request, psu));
    }

    /**
     * Completes a payment, or a cancellation, with what the customer's browser brought back: confirms it where the bank
     * waits for that, then reads it. What the browser brought proves nothing; what counts is the state that is returned.
     *
     * @param pending what was kept in this customer's session when it was begun
     * @param callback the address that the browser asked for
     * @return how the payment stands
     * @throws ConsentRefusedException if the customer said no
     * @throws CallbackException if the callback does not belong to it, or was used before; then {@link
     *     CallbackException#existing()} names the payment
     * @throws PaymentOutcomeUnknownException if the bank may have taken the confirmation, but the answer did not come:
     *     {@link #find} it, and {@link #resume} it only if it still waits
     */
    public PaymentState complete(PendingPayment pending, Callback callback) {
        requireOwn("pending", pending.payment());
        return state(pending.payment(), service.complete(pending.id(), pending.payment(), callback, psu));
    }

    /**
     * Goes on with a payment whose confirmation was interrupted, for instance by the end of a process: reads it, and
     * confirms it only if the bank still waits for that.
     *
     * @param pending what waits
     * @return how the payment stands
     * @throws InvalidRequestException if the customer's approval had not come so far, if it is being confirmed now, or if
     *     the time for it is over
     * @throws PaymentOutcomeUnknownException as {@link #complete} does
     */
    public PaymentState resume(PendingPayment pending) {
        requireOwn("pending", pending.payment());
        return state(pending.payment(), service.resume(pending.id(), pending.payment(), psu));
    }

    /**
     * Reads a payment. Its id suffices, on any node.
     *
     * @param id as {@link PendingPayment#payment()} gave it
     * @return how the payment stands
     * @throws InvalidRequestException if it belongs to another bank, environment or application
     */
    public PaymentState find(PaymentId id) {
        requireOwn("id", id);
        return state(id, service.find(id, psu));
    }

    /**
     * Reads a payment again and again, at growing intervals, until it is accepted, rejected or cancelled; for the last
     * time when the time is up.
     *
     * @param id as {@link PendingPayment#payment()} gave it
     * @param atMost how long to wait in all; the read that is then under way still comes to its end
     * @return the payment as it was read last; look at {@link PaymentState#isDecided()}
     * @throws TransportException if the thread is interrupted while it waits; its flag stays set
     */
    public PaymentState awaitDecision(PaymentId id, Duration atMost) {
        Deadline deadline = Deadline.in(atMost, parts.time());
        Duration pause = FIRST_POLL;
        PaymentState state = find(id);
        while (!state.isDecided() && !deadline.isOver()) {
            sleep(min(pause, deadline.left()));
            pause = min(pause.multipliedBy(2), LONGEST_POLL);
            state = find(id);
        }
        return state;
    }

    private void sleep(Duration pause) {
        try {
            parts.time().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Reason.INTERRUPTED, false, "interrupted while waiting for a decision", null);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * Cancels a payment that waits for its day, or a standing order: reads it, and sends it back once with the
     * cancellation.
     *
     * @param id as {@link PendingPayment#payment()} gave it
     * @param reason why, for instance {@link CancellationReason#REQUESTED_BY_CUSTOMER}
     * @return what has to happen next: a bank may want the customer to approve the cancellation too
     * @throws CapabilityException if the bank cancels no payments; nothing was sent
     * @throws InvalidRequestException if it can no longer be cancelled; no cancellation was sent
     * @throws PaymentOutcomeUnknownException if the bank may have taken it, but the answer did not come
     */
    public PendingPayment cancel(PaymentId id, CancellationReason reason) {
        requireOwn("id", id);
        return pending(service.cancel(id, reason, psu));
    }

    /**
     * Revokes the application's own token at the bank. Other processes that share the token store may be using it: they
     * get another one at their next call.
     */
    public void revokeToken() {
        parts.clientToken().revoke();
    }

    private void requireOwn(String field, PaymentId id) {
        parts.requireOwn(field, id.bank(), id.environment(), id.clientId());
    }

    private static PendingPayment pending(PaymentService.Begun begun) {
        return new PendingPayment(begun.pendingId(), begun.payment(), begun.expiresAt(), begun.nextStep());
    }

    private static PaymentState state(PaymentId id, Answer<Payment> answer) {
        return new PaymentState(id, answer.value(), answer.requestsSent(), answer.requestIds());
    }

    @Override
    public String toString() {
        return "Payments[" + parts.descriptor().id() + " in " + parts.environment() + "]";
    }
}
