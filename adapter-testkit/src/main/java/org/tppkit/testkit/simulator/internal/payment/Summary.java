package org.tppkit.testkit.simulator.internal.payment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the statuses of transfers make of the payment (STET, section 8.4). */
final class Summary {

    private Summary() {}

    /** The common status, or PART. */
    static String status(List<TransferState> transfers) {
        Set<String> statuses = new LinkedHashSet<>();
        transfers.forEach(state -> state.status().ifPresent(statuses::add));
        return statuses.size() == 1 ? statuses.iterator().next() : "PART";
    }

    /** The reason when all ended alike: of several reasons lack of money counts, else none is given (MS03). */
    static Optional<String> reason(List<TransferState> transfers) {
        if (!Set.of("RJCT", "CANC").contains(status(transfers))) {
            return Optional.empty();
        }
        Set<String> reasons = new LinkedHashSet<>();
        transfers.forEach(state -> state.reason().ifPresent(reasons::add));
        if (reasons.size() == 1) {
            return Optional.of(reasons.iterator().next());
        }
        return Optional.of(reasons.contains("CUST") ? "CUST" : "MS03");
    }
}
