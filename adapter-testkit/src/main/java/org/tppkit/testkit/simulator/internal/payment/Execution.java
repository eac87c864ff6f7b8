package org.tppkit.testkit.simulator.internal.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.testkit.simulator.PaymentTriggers;
import org.tppkit.testkit.simulator.SimulatedAccount;

/**
 * Carries an accepted payment out. A payment of today is ACSP when it is accepted and ACSC at the next look; a later one is
 * PDNG until its day. A standing order is PDNG until its last transfer, and leaves a transfer out that the account does not
 * cover. Guarded by the ledger.
 */
final class Execution {

    private final Timing timing;
    private final boolean instant;
    private final List<TransferState> transfers;
    private final SimulatedAccount debtor;
    private int passed;
    private @Nullable Boolean booking;
    private @Nullable Boolean fundsAvailability;

    Execution(PaymentOrder order, List<TransferState> transfers, SimulatedAccount debtor) {
        this.timing = order.timing();
        this.instant = order.instant();
        this.transfers = transfers;
        this.debtor = debtor;
    }

    /** The first day on which money can move; empty for now. */
    static Optional<LocalDate> firstDay(PaymentOrder order) {
        if (order.timing() instanceof Timing.On on) {
            return Optional.of(order.instant() ? on.day() : ExecutionRule.FWNG.settlementDay(on.day()));
        }
        return order.timing() instanceof Timing.Standing standing ? Optional.of(standing.settled(0)) : Optional.empty();
    }

    static boolean isTooFar(PaymentOrder order, LocalDate today) {
        return firstDay(order)
                .filter(day -> day.isAfter(today.plusDays(PaymentTriggers.DAYS_AHEAD)))
                .isPresent();
    }

    /** Takes the payment up. */
    void start(Optional<LocalDate> firstDay, LocalDate today) {
        boolean due = firstDay.map(day -> !day.isAfter(today)).orElse(true);
        boolean covered = Fates.isCovered(transfers, debtor);
        if (timing instanceof Timing.Standing || !due) {
            transfers.forEach(state -> state.become("PDNG"));
        } else {
            Fates.decide(transfers, debtor);
            transfers.forEach(state -> state.become("ACSP"));
        }
        if (due && !instant) {
            booking = covered && !transfers.stream().allMatch(TransferState::isFinal);
            fundsAvailability = booking ? null : covered;
        }
    }

    /** Does what has become due. */
    void advance(Optional<LocalDate> firstDay, LocalDate today) {
        if (timing instanceof Timing.Standing standing) {
            repeat(standing, transfers.get(0), today);
            return;
        }
        boolean due = firstDay.map(day -> !day.isAfter(today)).orElse(true);
        if (due && transfers.stream().anyMatch(state -> state.has("PDNG"))) {
            Fates.decide(transfers, debtor);
        }
        for (TransferState state : transfers) {
            if (state.has("ACSP") || (due && state.has("PDNG"))) {
                state.countExecution();
                state.become("ACSC");
            }
        }
    }

    private void repeat(Timing.Standing standing, TransferState state, LocalDate today) {
        while (!state.isFinal()
                && standing.has(passed)
                && !standing.settled(passed).isAfter(today)) {
            passed++;
            if (Fates.isCovered(transfers, debtor)) {
                Fates.decide(transfers, debtor);
                if (!state.isFinal()) {
                    state.countExecution();
                }
            }
        }
        if (!standing.has(passed)) {
            if (state.executed() == 0) {
                state.end("RJCT", "CUST");
            }
            state.become("ACSC");
        }
    }

    Optional<Boolean> booking() {
        return Optional.ofNullable(booking);
    }

    Optional<Boolean> fundsAvailability() {
        return Optional.ofNullable(fundsAvailability);
    }
}
