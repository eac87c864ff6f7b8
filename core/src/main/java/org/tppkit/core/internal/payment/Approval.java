package org.tppkit.core.internal.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tppkit.core.Answer;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.call.Engine;
import org.tppkit.core.internal.consent.CallbackCheck;
import org.tppkit.core.internal.consent.CodeFate;
import org.tppkit.core.internal.token.PendingPaymentRecord;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.spi.event.Operation;

/**
 * From a customer's approval to the confirmed payment. The callback is claimed before its code is sent; the customer's
 * token is stored before it is used; the confirmation is sent once. Each step runs to its end on the engine's own thread,
 * and what was interrupted between two steps can be resumed from the stored one.
 */
final class Approval {
    private static final System.Logger LOG = System.getLogger(Approval.class.getName());

    private final PaymentContext context;
    private final PendingPayments pendings;
    private final PaymentService payments;

    Approval(PaymentContext context, PendingPayments pendings, PaymentService payments) {
        this.context = context;
        this.pendings = pendings;
        this.payments = payments;
    }

    void complete(String pendingId, PaymentId payment, Callback callback, PsuContext psu) {
        CallbackCheck.require(callback, pendingId, context.application().redirectUri(), context.endpoints());
        PendingPayments.Entry waiting = pendings.waiting(pendingId);
        requireSame(waiting, payment);
        CallbackMeaning meaning = context.adapterOf(payment).payments().interpret(callback);
        if (meaning instanceof CallbackMeaning.Unintelligible) {
            throw new CallbackException("the callback carries neither a code nor an error");
        }
        PendingPayments.Entry claim = pendings.claim(waiting);
        if (meaning instanceof CallbackMeaning.Authorized authorized) {
            toTheEnd(
                    payment,
                    () -> redeem(claim, payment, authorized.code(), psu),
                    () -> note(claim, new PendingPaymentRecord.Status.Waiting()));
            return;
        }
        note(claim, new PendingPaymentRecord.Status.Done());
        if (!(meaning instanceof CallbackMeaning.Approved)) {
            throw refusal(meaning);
        }
    }

    /** Where nothing is to be confirmed the exchange of the code is all, and its token is of no further use. */
    private void redeem(PendingPayments.Entry claim, PaymentId payment, AuthorizationCode code, PsuContext psu) {
        if (context.bank().supports(payment.version(), Capability.PAYMENT_CONFIRMATION)) {
            confirmIfAwaited(exchanged(claim, payment, code), payment, psu);
        } else {
            exchange(claim, payment, code);
            note(claim, new PendingPaymentRecord.Status.Done());
        }
    }

    /** A caller who waits no longer does not know what becomes of the confirmation: it goes on without it. */
    private void toTheEnd(PaymentId payment, Runnable work, Runnable ifClosed) {
        Optional<TppException> failure;
        try {
            failure = Engine.run(
                    context.executor(), twoCalls(), "the payment is confirmed", () -> failureOf(work), ifClosed);
        } catch (TransportException givenUp) {
            throw givenUp.requestMayHaveArrived()
                    ? Outcome.ofConfirmation(payment).unknown(givenUp)
                    : givenUp;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<TppException> failureOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (TppException e) {
            return Optional.of(e);
        }
    }

    /** The bank has decided by now: what cannot be written down here changes nothing of that. */
    private void note(PendingPayments.Entry before, PendingPaymentRecord.Status status) {
        try {
            pendings.step(before, status);
        } catch (TokenStoreException e) {
            LOG.log(System.Logger.Level.WARNING, "how far a payment has come could not be noted", e);
        }
    }

    /** A code is exchanged, then the payment confirmed. */
    private Duration twoCalls() {
        return context.settings().callTimeout().multipliedBy(2);
    }

    private static void requireSame(PendingPayments.Entry waiting, PaymentId payment) {
        if (!waiting.record().paymentId().equals(payment.encode())) {
            throw new CallbackException("the callback belongs to another payment");
        }
    }

    private static TppException refusal(CallbackMeaning meaning) {
        return meaning instanceof CallbackMeaning.Refused
                ? new ConsentRefusedException("the customer refused the payment at the bank")
                : new CallbackException("the bank sent the customer back with an error of its own: find the payment");
    }

    /** Changes the code into the customer's token, and stores it before anything is done with it. */
    private PendingPayments.Entry exchanged(PendingPayments.Entry claim, PaymentId payment, AuthorizationCode code) {
        AccessToken token = exchange(claim, payment, code);
        return pendings.step(claim, new PendingPaymentRecord.Status.Approved(token, Instant.EPOCH))
                .orElseThrow(() ->
                        new CallbackException("this callback was used before: find the payment", payment.encode()));
    }

    private AccessToken exchange(PendingPayments.Entry claim, PaymentId payment, AuthorizationCode code) {
        CodeExchange exchange = CodeExchange.builder()
                .code(code)
                .redirectUri(claim.record().redirectUri())
                .keep(claim.record().keep())
                .build();
        try {
            return context.calls()
                    .onceToTheEnd(
                            Operation.EXCHANGE_CODE,
                            Credentials.none(),
                            PsuContext.absent(),
                            call -> context.adapterOf(payment).authorization().exchange(exchange, call))
                    .value()
                    .accessToken();
        } catch (TppException e) {
            if (!CodeFate.mayHaveArrived(e)) {
                note(claim, new PendingPaymentRecord.Status.Waiting());
            }
            throw e;
        }
    }

    /**
     * A payment is confirmed. A cancellation is confirmed only where the customer's approval alone has not ended the
     * payment: in STET 1.4.2 it may need that, from 1.5.0 on it does not (CR423), and what Arkéa does is not known.
     */
    private void confirmIfAwaited(PendingPayments.Entry approved, PaymentId payment, PsuContext psu) {
        if (approved.record().cancellation()
                && payments.find(payment, psu).value().isFinal()) {
            note(approved, new PendingPaymentRecord.Status.Done());
        } else {
            confirm(approved, payment, psu);
        }
    }

    /**
     * Sends the confirmation, once. Only who writes the mark of it may send it. What the bank refused is over; after
     * anything else the token is kept, so that the payment can be resumed.
     */
    private void confirm(PendingPayments.Entry approved, PaymentId payment, PsuContext psu) {
        AccessToken token =
                ((PendingPaymentRecord.Status.Approved) approved.record().status()).token();
        PendingPayments.Entry busy = pendings.step(
                        approved,
                        new PendingPaymentRecord.Status.Approved(
                                token, context.time().now()))
                .orElseThrow(() -> new InvalidRequestException("pending", "the payment is being confirmed already"));
        try {
            Outcome.ofConfirmation(payment)
                    .of(
                            call -> {
                                context.adapterOf(payment).payments().confirm(payment.resourceId(), call);
                                return Boolean.TRUE;
                            },
                            step -> context.calls()
                                    .once(
                                            Operation.CONFIRM_PAYMENT,
                                            Credentials.of(Optional.of(token), Optional.empty()),
                                            psu,
                                            step));
        } catch (RequestRejectedException | ConsentRequiredException e) {
            note(busy, new PendingPaymentRecord.Status.Done());
            throw e;
        } catch (TppException e) {
            note(busy, new PendingPaymentRecord.Status.Approved(token, Instant.EPOCH));
            throw e;
        }
        note(busy, new PendingPaymentRecord.Status.Done());
    }

    Answer<Payment> resume(String pendingId, PaymentId payment, PsuContext psu) {
        PendingPayments.Entry entry = pendings.find(pendingId)
                .orElseThrow(() -> new InvalidRequestException(
                        "pending", "nothing is kept of it any more: find the payment by its id"));
        requireSame(entry, payment);
        Answer<Payment> found = payments.find(payment, psu);
        if (!isAwaited(entry, found.value()) || entry.record().status() instanceof PendingPaymentRecord.Status.Done) {
            forgetTokenIfDecided(entry, found.value());
            return found;
        }
        requireResumable(entry);
        toTheEnd(payment, () -> confirm(entry, payment, psu), () -> {});
        return payments.find(payment, psu);
    }

    /** An earlier confirmation has arrived after all: the customer's token has served. */
    private void forgetTokenIfDecided(PendingPayments.Entry entry, Payment payment) {
        boolean decided = payment.status()
                .filter(status -> status.isFinal() || status.isAccepted())
                .isPresent();
        if (decided
                && entry.record().status() instanceof PendingPaymentRecord.Status.Approved approved
                && !pendings.isBusy(approved.busySince())) {
            note(entry, new PendingPaymentRecord.Status.Done());
        }
    }

    private void requireResumable(PendingPayments.Entry entry) {
        if (!(entry.record().status() instanceof PendingPaymentRecord.Status.Approved approved)) {
            throw new InvalidRequestException(
                    "pending",
                    "the customer's approval has not come so far that it could be confirmed: complete it with the"
                            + " callback, or initiate anew");
        }
        if (pendings.isBusy(approved.busySince())) {
            throw new InvalidRequestException("pending", "the payment is being confirmed: find it in a while");
        }
        if (pendings.isOver(entry)) {
            note(entry, new PendingPaymentRecord.Status.Done());
            throw new InvalidRequestException("pending", "the time for it is over: initiate anew");
        }
    }

    private static boolean isAwaited(PendingPayments.Entry entry, Payment payment) {
        return entry.record().cancellation() ? !payment.isFinal() : payment.awaitsConfirmation();
    }
}
