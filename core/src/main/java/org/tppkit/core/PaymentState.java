package org.tppkit.core;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentStatus;

/**
 * A payment as it stood at the bank a moment ago.
 *
 * @param id which payment
 * @param payment what the bank says of it
 * @param requestsSent how many requests were sent to learn it
 * @param requestIds the X-Request-ID of each request, in order
 */
public record PaymentState(PaymentId id, Payment payment, int requestsSent, List<RequestId> requestIds) {
    private static final Duration WHILE_THE_CUSTOMER_DECIDES = Duration.ofSeconds(5);
    private static final Duration WHILE_IT_IS_SETTLED = Duration.ofMinutes(1);
    private static final Duration WHILE_IT_WAITS_FOR_ITS_DAY = Duration.ofHours(1);

    /**
     * Checks what it is made of.
     *
     * @param id which payment
     * @param payment what the bank says of it
     * @param requestsSent how many requests were sent to learn it
     * @param requestIds the X-Request-ID of each request, in order
     */
    public PaymentState {
        Objects.requireNonNull(id);
        Objects.requireNonNull(payment);
        requestIds = List.copyOf(requestIds);
    }

    /**
     * {@return whether it is decided: accepted for execution, rejected or cancelled} Partly accepted counts as decided.
     */
    public boolean isDecided() {
        return payment.status()
                .filter(status ->
                        status.isFinal() || status.isAccepted() || status.equals(PaymentStatus.PARTLY_ACCEPTED))
                .isPresent();
    }

    /**
     * {@return how long to wait before asking again; empty when nothing will change any more} An advice: seconds while
     * the customer may be deciding, a minute while it is being settled, an hour while it waits for its day.
     */
    public Optional<Duration> nextPoll() {
        if (payment.isFinal()) {
            return Optional.empty();
        }
        if (payment.status().filter(PaymentStatus.PENDING::equals).isPresent()) {
            return Optional.of(WHILE_IT_WAITS_FOR_ITS_DAY);
        }
        return Optional.of(isDecided() ? WHILE_IT_IS_SETTLED : WHILE_THE_CUSTOMER_DECIDES);
    }
}
