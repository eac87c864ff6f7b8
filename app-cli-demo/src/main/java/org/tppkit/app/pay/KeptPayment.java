package org.tppkit.app.pay;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.PaymentState;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentStatus;

/**
 * What this machine knows of a payment that was begun here: enough to go on with it after the end of the process, and to
 * notice that the same is asked for twice. No account number and no name is in it.
 *
 * @param requestId our own id of it
 * @param createdAt when it was put together
 * @param bank at which bank
 * @param content a fingerprint of what is paid to whom; empty where it was begun elsewhere
 * @param total the sum; null where it was begun elsewhere
 * @param stage how far it has come, as seen from here
 * @param status what the bank said of it last; null before it said anything
 * @param pending the payment as it waits for the customer; null before the bank has answered
 * @param cancellation its cancellation as it waits for the customer; null where none was begun
 */
record KeptPayment(
        String requestId,
        Instant createdAt,
        BankId bank,
        String content,
        @Nullable Money total,
        Stage stage,
        @Nullable PaymentStatus status,
        @Nullable PendingPayment pending,
        @Nullable PendingPayment cancellation) {

    private static final int NAME_LENGTH = 26;

    /** How far a payment has come. */
    enum Stage {
        /** It is being sent, or was when the process ended: nobody knows whether the bank has it. */
        SENDING,
        /** The bank has it; it is not decided. */
        OPEN,
        /** Accepted, wholly or in part. */
        ACCEPTED,
        /** Rejected, cancelled, or refused by the customer. */
        UNSUCCESSFUL
    }

    /** One that is about to be sent. */
    static KeptPayment sending(BankId bank, String requestId, Instant createdAt, Order order) {
        return new KeptPayment(
                requestId,
                createdAt,
                bank,
                Fingerprint.of(bank, order),
                order.total(),
                Stage.SENDING,
                null,
                null,
                null);
    }

    /** One that was begun elsewhere, and is cancelled here. */
    static KeptPayment elsewhere(PendingPayment cancellation, Instant now) {
        PaymentId id = cancellation.payment();
        String name = cancellation.id().substring(0, NAME_LENGTH);
        return new KeptPayment(name, now, id.bank(), "", null, Stage.OPEN, null, null, cancellation);
    }

    /** The same, which the bank now has. */
    KeptPayment taken(PendingPayment answer) {
        return with(Stage.OPEN, status, answer, cancellation);
    }

    /** The same, whose cancellation waits for the customer. */
    KeptPayment cancelling(PendingPayment answer) {
        return with(stage, status, pending, answer);
    }

    /** The same, as the bank has it now. */
    KeptPayment seen(PaymentState state) {
        Stage now =
                state.payment().status().filter(PaymentStatus::isUnsuccessful).isPresent()
                        ? Stage.UNSUCCESSFUL
                        : state.isDecided() ? Stage.ACCEPTED : Stage.OPEN;
        return with(now, state.payment().status().orElse(null), pending, cancellation);
    }

    /** The same, over without a payment. */
    KeptPayment refused() {
        return with(Stage.UNSUCCESSFUL, status, pending, cancellation);
    }

    private KeptPayment with(
            Stage now,
            @Nullable PaymentStatus said,
            @Nullable PendingPayment waiting,
            @Nullable PendingPayment cancelling) {
        return new KeptPayment(requestId, createdAt, bank, content, total, now, said, waiting, cancelling);
    }

    /** The bank's payment, once it is known. */
    Optional<PaymentId> payment() {
        return latest().map(PendingPayment::payment);
    }

    /** What waits for the customer: the cancellation before the payment. */
    Optional<PendingPayment> latest() {
        return Optional.ofNullable(cancellation == null ? pending : cancellation);
    }

    /** Whether that is the cancellation of this payment. */
    boolean isCancelledBy(PendingPayment waiting) {
        return waiting.equals(cancellation);
    }

    /** What the callback belongs to: the payment or its cancellation. */
    Optional<PendingPayment> waiting(Callback callback) {
        return Stream.of(Optional.ofNullable(pending), Optional.ofNullable(cancellation))
                .flatMap(Optional::stream)
                .filter(waiting -> waiting.matches(callback))
                .findFirst();
    }
}
