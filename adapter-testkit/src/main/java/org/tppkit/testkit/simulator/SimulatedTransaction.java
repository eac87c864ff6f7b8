package org.tppkit.testkit.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line of an account. Days are in the zone Europe/Paris.
 *
 * @param amount never negative, in the account's currency
 * @param direction CRDT or DBIT
 * @param status BOOK, PDNG or OTHR
 * @param bookingDate empty while pending
 * @param valueDate empty while pending
 * @param transactionDate the day on which it happened
 * @param remittance lines of free text
 */
public record SimulatedTransaction(
        BigDecimal amount,
        String direction,
        String status,
        Optional<LocalDate> bookingDate,
        Optional<LocalDate> valueDate,
        LocalDate transactionDate,
        List<String> remittance) {

    /**
     * Checks what it is made of.
     *
     * @param amount never negative, in the account's currency
     * @param direction CRDT or DBIT
     * @param status BOOK, PDNG or OTHR
     * @param bookingDate empty while pending
     * @param valueDate empty while pending
     * @param transactionDate the day on which it happened
     * @param remittance lines of free text
     * @throws IllegalArgumentException if the amount is negative
     */
    public SimulatedTransaction {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("the direction says the sign: the amount must not be negative");
        }
        remittance = List.copyOf(remittance);
    }

    /** {@return the day that date filters look at: booked, else happened} */
    public LocalDate filterDate() {
        return bookingDate.orElse(transactionDate);
    }

    /** Shows no text and no amount. */
    @Override
    public String toString() {
        return "SimulatedTransaction[" + status + ", " + filterDate() + "]";
    }
}
