package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.SimulatedPayment;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.memory.Remembered;

/**
 * The payments of a bank; beyond 20,000 the oldest that came to their end are forgotten. One lock guards all. Whoever looks
 * at a payment first moves it on to the clock's time.
 */
public final class PaymentLedger {

    private static final int CAPACITY = 20_000;

    private final Clock clock;
    private final Lifetimes lifetimes;
    private final Remembered<Payment> payments;

    /** An empty ledger. */
    public PaymentLedger(Clock clock, Lifetimes lifetimes) {
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.payments = new Remembered<>(CAPACITY, payment -> false, this::isDecided);
    }

    private boolean isDecided(Payment payment) {
        payment.advance(clock.instant());
        return payment.isDecided();
    }

    /** Registers a new payment, always: STET knows no key that would make two equal requests one. */
    synchronized String create(String clientId, StetVersion version, ObjectNode body) {
        String id = UUID.randomUUID().toString().replace("-", "");
        payments.put(id, new Payment(id, clientId, version, body, lifetimes, clock.instant()));
        return id;
    }

    /** Does something with a payment as it stands now; empty if there is none. */
    synchronized <T> Optional<T> with(String id, BiFunction<Payment, Instant, T> action) {
        Instant now = clock.instant();
        Payment payment = payments.get(id);
        if (payment == null) {
            return Optional.empty();
        }
        payment.advance(now);
        return Optional.of(action.apply(payment, now));
    }

    /** All payments as they stand now, oldest first. */
    public synchronized List<SimulatedPayment> all() {
        Instant now = clock.instant();
        payments.all().forEach(payment -> payment.advance(now));
        return payments.all().stream().map(Payment::snapshot).toList();
    }

    /** Ends a payment from outside; false if it cannot end so, empty if there is none. */
    public Optional<Boolean> end(String id, String status, String reason) {
        return with(id, (payment, now) -> payment.end(status, reason));
    }

    Instant now() {
        return clock.instant();
    }

    /** When a question asked now is withdrawn. */
    Instant approvalDeadline() {
        return clock.instant().plus(lifetimes.approval());
    }
}
