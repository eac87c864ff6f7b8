package org.tppkit.testkit.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.model.payment.StatusReason;
import org.tppkit.ports.model.payment.TransferStatus;

/** The payments that a fake bank was asked for. */
final class FakeBankPayments {
    private static final int NOT_FOUND = 404;

    private final Map<String, Kept> payments = new LinkedHashMap<>();
    private boolean awaitsConfirmation;

    private record Kept(
            PaymentRequest request, PaymentStatus status, Optional<StatusReason> reason, boolean awaitsConfirmation) {

        Kept becoming(PaymentStatus next) {
            return new Kept(request, next, Optional.empty(), false);
        }
    }

    synchronized void awaitConfirmation() {
        awaitsConfirmation = true;
    }

    synchronized boolean awaitsConfirmations() {
        return awaitsConfirmation;
    }

    synchronized List<PaymentRequest> requests() {
        return payments.values().stream().map(Kept::request).toList();
    }

    synchronized String initiate(PaymentRequest request) {
        String id = "fake-payment-" + (payments.size() + 1);
        payments.put(id, new Kept(request, PaymentStatus.RECEIVED, Optional.empty(), false));
        return id;
    }

    synchronized void approve(String id) {
        Kept kept = kept(id);
        payments.put(
                id,
                awaitsConfirmation
                        ? new Kept(kept.request(), PaymentStatus.TECHNICALLY_ACCEPTED, Optional.empty(), true)
                        : kept.becoming(PaymentStatus.ACCEPTED_FOR_EXECUTION));
    }

    synchronized void refuse(String id) {
        payments.put(
                id,
                new Kept(
                        kept(id).request(),
                        PaymentStatus.REJECTED,
                        Optional.of(StatusReason.CUSTOMER_DECISION),
                        false));
    }

    synchronized void become(String id, PaymentStatus status) {
        payments.put(id, kept(id).becoming(status));
    }

    synchronized RetrievedPayment find(String id) {
        Kept kept = kept(id);
        Payment payment = Payment.builder()
                .requestId(kept.request().id())
                .status(kept.status())
                .reason(kept.reason())
                .awaitsConfirmation(kept.awaitsConfirmation())
                .transfers(kept.request().transfers().stream()
                        .map(transfer -> TransferStatus.builder()
                                .instructionId(transfer.instructionId())
                                .endToEndId(transfer.endToEndId())
                                .build())
                        .toList())
                .build();
        return RetrievedPayment.of(id, payment, new byte[0]);
    }

    private Kept kept(String id) {
        Kept kept = payments.get(id);
        if (kept == null) {
            throw new RequestRejectedException("a payment that the fake bank does not keep", BankAnswer.of(NOT_FOUND));
        }
        return kept;
    }
}
