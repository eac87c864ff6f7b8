package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.StatusReason;
import org.tppkit.ports.model.payment.TransferStatus;

/**
 * Reads what STET's {@code PaymentRequestResource} says of a payment's fate. Codes are open lists and kept as they came; a
 * transfer without an id has an empty one.
 *
 * @param confirmed whether payments have to be confirmed in this version
 */
record PaymentReader(boolean confirmed) {
    /**
     * Before the confirmation a payment comes no further than these (STET section 8.4); a payment without a status has come
     * nowhere. A code that is not known here proves nothing, and nothing is confirmed for it a second time.
     */
    private static final Set<PaymentStatus> UNCONFIRMED = Set.of(
            PaymentStatus.RECEIVED,
            PaymentStatus.TECHNICALLY_ACCEPTED,
            PaymentStatus.PARTIALLY_AUTHENTICATED,
            PaymentStatus.PROFILE_ACCEPTED);

    /**
     * The payment here; the caller has seen that it is an object.
     *
     * @param resourceId the id that was asked for
     */
    Payment read(String resourceId, JsonBody json) {
        Payment.Builder payment = Payment.builder();
        Optional<PaymentStatus> status = Optional.empty();
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "resourceId" -> requireSame(resourceId, json);
                case "paymentInformationId" -> payment.requestId(Optional.ofNullable(json.filledText()));
                case "paymentInformationStatus" -> status = status(json);
                case "statusReasonInformation" -> payment.reason(reason(json));
                case "fundsAvailability" -> payment.fundsAvailable(Optional.ofNullable(json.flagOrSkip()));
                case "booking" -> payment.booking(Optional.ofNullable(json.flagOrSkip()));
                case "creditTransferTransaction" -> readTransfers(json, payment);
                default -> json.skip();
            }
        }
        boolean waits = status.map(UNCONFIRMED::contains).orElse(true);
        return payment.status(status).awaitsConfirmation(confirmed && waits).build();
    }

    /** Passes over the payment here, which must be the one that was asked for. */
    static void requireId(String resourceId, JsonBody json) {
        json.enterObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "resourceId" -> requireSame(resourceId, json);
                default -> json.skip();
            }
        }
    }

    /** A bank need not repeat the id. */
    private static void requireSame(String resourceId, JsonBody json) {
        String named = json.numberOrTextOrSkip();
        if (named != null && !named.isEmpty() && !named.equals(resourceId)) {
            throw json.wrong("the payment that was asked for is expected");
        }
    }

    private static void readTransfers(JsonBody json, Payment.Builder payment) {
        if (json.enterArray()) {
            while (json.nextElement()) {
                TransferStatus transfer = readTransfer(json);
                if (transfer != null) {
                    payment.addTransfers(transfer);
                }
            }
        }
    }

    private static @Nullable TransferStatus readTransfer(JsonBody json) {
        if (!json.enterObject()) {
            return null;
        }
        TransferStatus.Builder transfer = TransferStatus.builder().instructionId("");
        while (json.nextField()) {
            switch (json.field()) {
                case "paymentId" -> readIds(json, transfer);
                case "transactionStatus" -> transfer.status(status(json));
                case "statusReasonInformation" -> transfer.reason(reason(json));
                default -> json.skip();
            }
        }
        return transfer.build();
    }

    private static void readIds(JsonBody json, TransferStatus.Builder transfer) {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "instructionId" -> transfer.instructionId(orEmpty(json.text()));
                    case "endToEndId" -> transfer.endToEndId(Optional.ofNullable(json.filledText()));
                    default -> json.skip();
                }
            }
        }
    }

    private static Optional<PaymentStatus> status(JsonBody json) {
        return Optional.ofNullable(json.filledText()).map(PaymentStatus::new);
    }

    private static Optional<StatusReason> reason(JsonBody json) {
        return Optional.ofNullable(json.filledText()).map(StatusReason::new);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
