package org.tppkit.ports.model.payment;

import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** What became of one transfer of a payment. */
@Value.Immutable
@Values
public abstract class TransferStatus {
    TransferStatus() {}

    /** {@return the third party's id of the instruction} */
    @Value.Redacted
    public abstract String instructionId();

    /** {@return the id that goes through to the receiver} */
    @Value.Redacted
    public abstract Optional<String> endToEndId();

    /** {@return how far it has come, where the bank says it per transfer} */
    public abstract Optional<PaymentStatus> status();

    /** {@return why it stands so, where the bank says it} */
    public abstract Optional<StatusReason> reason();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TransferStatus}. */
    public static final class Builder extends ImmutableTransferStatus.Builder {
        Builder() {}
    }
}
