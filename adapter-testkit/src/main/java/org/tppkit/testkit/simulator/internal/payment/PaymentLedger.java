package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.SimulatedPayment;
import org.tppkit.testkit.simulator.StetVersion;

/** All payments of a bank. One lock guards all. Whoever looks at a payment first moves it on to the clock's time. */
public final class PaymentLedger {

    private final Clock clock;
    private final Lifetimes lifetimes;
    private final Map<String, Payment> payments = new LinkedHashMap<>();

    /** An empty ledger. */
    public PaymentLedger(Clock clock, Lifetimes lifetimes) {
        this.clock = clock;
        this.lifetimes = lifetimes;
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
        payments.values().forEach(payment -> payment.advance(now));
        return payments.values().stream().map(Payment::snapshot).toList();
    }

    Instant now() {
        return clock.instant();
    }

    /** When a question asked now is withdrawn. */
    Instant approvalDeadline() {
        return clock.instant().plus(lifetimes.approval());
    }
}
