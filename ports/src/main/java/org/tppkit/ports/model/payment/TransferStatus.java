package org.tppkit.ports.model.payment;

import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** What became of one transfer of a payment. */
@Value.Immutable
@Values
public abstract class TransferStatus {
    TransferStatus() {}

    /** The third party's id of the instruction. */
    @Value.Redacted
    public abstract String instructionId();

    /** The id that goes through to the receiver. */
    @Value.Redacted
    public abstract Optional<String> endToEndId();

    /** How far it has come, where the bank says it per transfer. */
    public abstract Optional<PaymentStatus> status();

    /** Why. */
    public abstract Optional<StatusReason> reason();

    /** A new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TransferStatus}. */
    public static final class Builder extends ImmutableTransferStatus.Builder {
        Builder() {}
    }
}
