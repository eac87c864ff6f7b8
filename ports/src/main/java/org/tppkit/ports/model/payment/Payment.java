package org.tppkit.ports.model.payment;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** A payment as it stands at the bank. */
@Value.Immutable
@Values
public abstract class Payment {
    Payment() {}

    /** {@return the third party's id of it ({@link PaymentRequest#id()}), where the bank gives it back} */
    @Value.Redacted
    public abstract Optional<String> requestId();

    /** {@return how far it has come; empty where the bank says nothing yet} */
    public abstract Optional<PaymentStatus> status();

    /** {@return why it stands so, where the bank says it} */
    public abstract Optional<StatusReason> reason();

    /** {@return its transfers, in the order of the request} */
    public abstract List<TransferStatus> transfers();

    /** {@return whether the money is there, where the bank says it} */
    public abstract Optional<Boolean> fundsAvailable();

    /** {@return whether the bank has set the money aside or booked it already, where it says so} */
    public abstract Optional<Boolean> booking();

    /** {@return whether the bank waits for the third party's confirmation before it executes the payment} */
    public abstract boolean awaitsConfirmation();

    /** {@return whether nothing will change any more; false where the bank gives no status} */
    public final boolean isFinal() {
        return status().map(PaymentStatus::isFinal).orElse(false);
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Payment}. */
    public static final class Builder extends ImmutablePayment.Builder {
        Builder() {}
    }
}
