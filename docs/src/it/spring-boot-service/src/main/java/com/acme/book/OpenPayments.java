package com.acme.book;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.payment.Payment;

/** Payments whose outcome was unknown: looked up at the bank until it is known. */
@Component
class OpenPayments {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPayments.class);

    private final TppClient tpp;
    private final JdbcTemplate jdbc;

    OpenPayments(TppClient tpp, JdbcTemplate jdbc) {
        this.tpp = tpp;
        this.jdbc = jdbc;
    }

    void add(PendingPayment pending) {
        remove(pending);
        jdbc.update(
                "INSERT INTO open_payment (payment, pending) VALUES (?, ?)",
                pending.payment().encode(),
                pending.encode());
    }

    private void remove(PendingPayment pending) {
        jdbc.update(
                "DELETE FROM open_payment WHERE payment = ?", pending.payment().encode());
    }

    int count() {
        List<Integer> counts = jdbc.queryForList("SELECT count(*) FROM open_payment", Integer.class);
        return counts.get(0);
    }

    /** Reads each of them, and confirms it only if the bank still waits for that. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void lookUp() {
        jdbc.queryForList("SELECT pending FROM open_payment", String.class).forEach(this::lookUp);
    }

    private void lookUp(String encoded) {
        PendingPayment pending = PendingPayment.decode(encoded);
        try {
            Payment payment = state(pending).payment();
            LOG.info("an open payment is now {}", payment.status());
            if (!payment.awaitsConfirmation() || Instant.now().isAfter(pending.expiresAt())) {
                remove(pending);
            }
        } catch (TppException e) {
            LOG.warn("a payment is still open; requests {}", e.requestIds(), e);
        }
    }

    private PaymentState state(PendingPayment pending) {
        Payments payments = tpp.bank(pending.payment().bank()).payments(PsuContext.absent());
        try {
            return payments.resume(pending);
        } catch (InvalidRequestException e) {
            return payments.find(pending.payment()); // it is being confirmed just now, or the time for that is over
        }
    }
}
