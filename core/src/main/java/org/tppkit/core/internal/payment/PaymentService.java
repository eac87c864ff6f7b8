package org.tppkit.core.internal.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tppkit.core.Answer;
import org.tppkit.core.internal.consent.States;
import org.tppkit.core.internal.token.PendingPaymentRecord;
import org.tppkit.core.internal.token.PendingRecord;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.PaymentGateway;
import org.tppkit.ports.spi.event.Operation;

/** Payments at one bank for one application: initiated, found, cancelled, and handed on to their approval. */
public final class PaymentService {
    private final PaymentContext context;
    private final PendingPayments pendings;
    private final Approval approval;

    /** The service for one bank and one application. */
    public PaymentService(PaymentContext context) {
        this.context = context;
        this.pendings = new PendingPayments(context);
        this.approval = new Approval(context, pendings, this);
    }

    /** A payment, or a cancellation, that the bank has taken. */
    public record Begun(String pendingId, PaymentId payment, Instant expiresAt, NextStep nextStep) {}

    /** Initiates a payment; the request is sent once. */
    public Begun initiate(PaymentRequest request, PsuContext psu) {
        LocalDate today =
                LocalDate.ofInstant(context.time().now(), context.bank().zone());
        new PaymentRules(context.bank(), context.version(), today).require(request);
        String state = States.fresh(context.random());
        PaymentSetup setup = new PaymentSetup(request, Optional.ofNullable(context.initiatingParty()), back(state));
        Taken taken = Outcome.ofInitiation()
                .of(
                        call -> taken(context.adapter().payments().initiate(setup, call)),
                        step -> context.calls()
                                .once(Operation.INITIATE_PAYMENT, context.ownToken(context.version()), psu, step));
        return begun(state, taken.payment(), taken.start(), false);
    }

    private record Taken(PaymentId payment, PaymentStart start) {}

    private Taken taken(PaymentStart start) {
        return new Taken(context.idOf(start.resourceId()), start);
    }

    private PaymentSetup.Return back(String state) {
        return new PaymentSetup.Return(context.application().redirectUri(), state);
    }

    private Begun begun(String state, PaymentId payment, PaymentStart start, boolean cancellation) {
        Instant expiresAt = context.time().now().plus(context.settings().pendingLife());
        String id = PendingRecord.idOf(state);
        pendings.add(
                id,
                PendingPaymentRecord.builder()
                        .paymentId(payment.encode())
                        .redirectUri(context.application().redirectUri())
                        .keep(start.keep())
                        .expiresAt(expiresAt)
                        .cancellation(cancellation)
                        .build());
        return new Begun(id, payment, expiresAt, start.nextStep());
    }

    /** Completes what the customer approved. */
    public Answer<Payment> complete(String pendingId, PaymentId payment, Callback callback, PsuContext psu) {
        approval.complete(pendingId, payment, callback, psu);
        return find(payment, psu);
    }

    /** Goes on where a confirmation was interrupted. */
    public Answer<Payment> resume(String pendingId, PaymentId payment, PsuContext psu) {
        return approval.resume(pendingId, payment, psu);
    }

    /** Reads a payment. */
    public Answer<Payment> find(PaymentId payment, PsuContext psu) {
        Answer<RetrievedPayment> found = retrieve(payment, psu);
        return new Answer<>(found.value().payment(), found.requestsSent(), found.requestIds());
    }

    private Answer<RetrievedPayment> retrieve(PaymentId payment, PsuContext psu) {
        PaymentGateway gateway = context.adapterOf(payment).payments();
        return context.calls()
                .read(
                        Operation.FIND_PAYMENT,
                        context.ownToken(payment.version()),
                        psu,
                        call -> gateway.find(payment.resourceId(), call));
    }

    /** Cancels a payment: reads it, and sends it back once with the cancellation. */
    public Begun cancel(PaymentId payment, CancellationReason reason, PsuContext psu) {
        if (!context.bank().supports(payment.version(), Capability.PAYMENT_CANCELLATION)) {
            throw new CapabilityException(context.bank().id() + " cancels no payments in version " + payment.version()
                    + "; nothing was sent");
        }
        RetrievedPayment retrieved = retrieve(payment, psu).value();
        requireOpen(retrieved.payment());
        String state = States.fresh(context.random());
        PaymentStart start = Outcome.ofCancellation(payment)
                .of(
                        call -> context.adapterOf(payment).payments().cancel(retrieved, reason, back(state), call),
                        step -> context.calls()
                                .once(Operation.CANCEL_PAYMENT, context.ownToken(payment.version()), psu, step));
        return cancelled(state, payment, start);
    }

    /** The bank has taken the cancellation by now: whoever does not hear what comes next has to look. */
    private Begun cancelled(String state, PaymentId payment, PaymentStart start) {
        try {
            return begun(state, payment, start, true);
        } catch (TokenStoreException e) {
            throw Outcome.ofCancellation(payment).unknown(e);
        }
    }

    private static void requireOpen(Payment payment) {
        payment.status()
                .filter(status -> status.isFinal() || status.isAccepted())
                .ifPresent(status -> {
                    throw new InvalidRequestException(
                            "payment",
                            "it can no longer be cancelled: its status is " + status + "; no cancellation was sent");
                });
    }
}
