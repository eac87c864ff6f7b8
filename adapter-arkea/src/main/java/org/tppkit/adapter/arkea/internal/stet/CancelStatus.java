package org.tppkit.adapter.arkea.internal.stet;

import java.util.List;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.payment.CancellationReason;

/** What a cancelled payment's status becomes, and the reasons that may be given for it (STET section 8.3). */
public enum CancelStatus {
    /** As STET 1.4.1 has it: rejected, and the customer asked for it. */
    RJCT,
    /** As STET 1.4.2 has it. */
    CANC;

    /** Refuses a reason that this status does not go with. */
    void require(CancellationReason reason) {
        if (!reasons().contains(reason)) {
            throw new InvalidRequestException("reason", "a cancellation by " + this + " takes one of " + reasons());
        }
    }

    private List<CancellationReason> reasons() {
        return switch (this) {
            case RJCT -> List.of(CancellationReason.REQUESTED_BY_CUSTOMER);
            case CANC ->
                List.of(
                        CancellationReason.REQUESTED_BY_CUSTOMER,
                        CancellationReason.DUPLICATE,
                        CancellationReason.FRAUD,
                        CancellationReason.TECHNICAL);
        };
    }
}
