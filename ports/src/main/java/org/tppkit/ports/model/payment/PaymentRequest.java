package org.tppkit.ports.model.payment;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Values;

/**
 * A payment that a customer is to be asked to approve: one or several transfers. Everything that identifies it stands in
 * the value and is fixed once, so that the same value is the same request to the byte, whenever it is sent.
 */
@Value.Immutable
@Values
public abstract class PaymentRequest {
    PaymentRequest() {}

    /**
     * {@return the third party's id of the payment: 1 to 35 characters (STET {@code paymentInformationId})} Sent where
     * the bank's form has a place for it.
     */
    public abstract String id();

    /** {@return when it was put together} */
    public abstract Instant createdAt();

    /**
     * {@return by which rules it is carried out; {@link PaymentScheme#CREDIT_TRANSFER} unless another one is set}
     */
    @Value.Default
    public PaymentScheme scheme() {
        return PaymentScheme.CREDIT_TRANSFER;
    }

    /** {@return when it is executed} */
    @Value.Default
    public Execution execution() {
        return new Execution.Now();
    }

    /** {@return whether it is urgent; few banks take that} */
    @Value.Default
    public boolean highPriority() {
        return false;
    }

    /** {@return what it is, in large classes} */
    public abstract Optional<CategoryPurpose> categoryPurpose();

    /** {@return who pays, where the third party knows} */
    public abstract Optional<Party> debtor();

    /** {@return the account to be debited; the customer chooses one at the bank where it is not given} */
    @Value.Redacted
    public abstract Optional<Iban> debtorAccount();

    /** {@return the transfers, at least one} */
    public abstract List<CreditTransfer> transfers();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        SepaText.requireId("the payment's id", id());
        if (transfers().isEmpty()) {
            throw new IllegalArgumentException("a payment holds at least one transfer");
        }
        Set<String> ids = new HashSet<>();
        for (CreditTransfer transfer : transfers()) {
            if (!ids.add(transfer.instructionId())) {
                throw new IllegalArgumentException("two transfers of a payment have the same instruction id");
            }
        }
        checkExecution();
    }

    private void checkExecution() {
        boolean ownDates = transfers().stream()
                .anyMatch(transfer -> transfer.executionDate().isPresent());
        if (ownDates && !(execution() instanceof Execution.Now)) {
            throw new IllegalArgumentException(
                    "either the payment has a day of execution or its transfers have, not both");
        }
        if (execution() instanceof Execution.StandingOrder && transfers().size() > 1) {
            throw new IllegalArgumentException("a standing order holds one transfer");
        }
        if (scheme() == PaymentScheme.INSTANT && !(execution() instanceof Execution.Now && !ownDates)) {
            throw new IllegalArgumentException("an instant payment is executed now");
        }
    }

    /** Builds {@link PaymentRequest}. */
    public static final class Builder extends ImmutablePaymentRequest.Builder {
        Builder() {}
    }
}
