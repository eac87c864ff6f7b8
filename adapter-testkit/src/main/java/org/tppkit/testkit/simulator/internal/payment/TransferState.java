package org.tppkit.testkit.simulator.internal.payment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where one transfer stands. Guarded by the ledger. */
final class TransferState {

    private final PaymentOrder.Transfer transfer;
    private final String resourceId;
    private @Nullable String status;
    private @Nullable String reason;
    private int executed;

    TransferState(PaymentOrder.Transfer transfer, String resourceId) {
        this.transfer = transfer;
        this.resourceId = resourceId;
    }

    PaymentOrder.Transfer transfer() {
        return transfer;
    }

    String resourceId() {
        return resourceId;
    }

    Optional<String> status() {
        return Optional.ofNullable(status);
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    int executed() {
        return executed;
    }

    boolean has(String wanted) {
        return wanted.equals(status);
    }

    boolean isFinal() {
        return has("ACSC") || has("RJCT") || has("CANC");
    }

    /** Moves on, unless the end is reached already. */
    void become(String newStatus) {
        if (!isFinal()) {
            status = newStatus;
        }
    }

    /** Ends without money moved, unless the end is reached already. */
    void end(String newStatus, String why) {
        if (!isFinal()) {
            status = newStatus;
            reason = why;
        }
    }

    /** Ends with money moved, unless the end is reached already. */
    void pay() {
        if (!isFinal()) {
            countExecution();
            become("ACSC");
        }
    }

    void countExecution() {
        executed++;
    }

    @Override
    public String toString() {
        return "TransferState[" + resourceId + ", " + status + "]";
    }
}
