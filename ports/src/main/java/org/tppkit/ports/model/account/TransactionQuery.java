package org.tppkit.ports.model.account;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions are asked for, by day in the bank's zone: {@code from} included, {@code until} excluded, each
 * optional. Entries without a booking date (pending ones) belong to every query.
 */
public final class TransactionQuery {
    private static final TransactionQuery ALL = new TransactionQuery(null, null);

    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;

    private TransactionQuery(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("'from' (included) must lie before 'until' (excluded)");
        }
        this.from = from;
        this.until = until;
    }

    /**
     * {@return whatever the bank gives when it is asked without dates; where it wants a first day, as far back as it
     * goes}
     */
    public static TransactionQuery all() {
        return ALL;
    }

    /**
     * {@return from that day on}
     *
     * @param from the first day, inclusive
     */
    public static TransactionQuery since(LocalDate from) {
        return new TransactionQuery(Objects.requireNonNull(from), null);
    }

    /**
     * {@return from that day on, up to the day before {@code until}}
     *
     * @param from the first day, inclusive
     * @param until the first day no longer wanted
     * @throws IllegalArgumentException if {@code from} is not before {@code until}
     */
    public static TransactionQuery between(LocalDate from, LocalDate until) {
        return new TransactionQuery(Objects.requireNonNull(from), Objects.requireNonNull(until));
    }

    /** {@return the first day wanted} */
    public Optional<LocalDate> from() {
        return Optional.ofNullable(from);
    }

    /** {@return the first day no longer wanted} */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }

    /**
     * {@return whether a transaction lies in the window; one without a booking date always does}
     *
     * @param transaction an entry whose {@link Transaction#bookingDate()} decides
     */
    public boolean includes(Transaction transaction) {
        return transaction.bookingDate().map(this::includes).orElse(true);
    }

    private boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TransactionQuery that
                && Objects.equals(from, that.from)
                && Objects.equals(until, that.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, until);
    }

    @Override
    public String toString() {
        return "TransactionQuery[" + (from == null ? "…" : from) + ", " + (until == null ? "…" : until) + ")";
    }
}
