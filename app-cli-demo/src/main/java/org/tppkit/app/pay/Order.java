package org.tppkit.app.pay;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;

/**
 * What somebody wants to have paid, before it is a request with ids of its own.
 *
 * @param transfers who is paid how much, at least one
 * @param from the account to be debited; empty where the customer chooses it at the bank
 * @param scheme by which rules
 * @param execution when
 */
record Order(List<Transfer> transfers, Optional<Iban> from, PaymentScheme scheme, Execution execution) {
    /** Leaves room for a number behind it: ids have at most 35 characters. */
    private static final int LONGEST_STEM = 29;

    Order {
        transfers = List.copyOf(transfers);
    }

    /**
     * One transfer.
     *
     * @param iban the account that is paid on
     * @param creditor who is paid
     * @param amount more than nothing
     * @param reference what the receiver is told
     */
    record Transfer(Iban iban, Party creditor, Money amount, Remittance.Text reference) {}

    /** The sum of all transfers. */
    Money total() {
        return transfers.stream().map(Transfer::amount).reduce(Money::plus).orElseThrow();
    }

    /** A finished request; its transfers bear the payment's id and their number. */
    PaymentRequest request(PaymentRequest.Builder prepared) {
        PaymentRequest unnumbered = prepared.scheme(scheme)
                .execution(execution)
                .debtorAccount(from)
                .transfers(numbered("transfer"))
                .build();
        return renamed(unnumbered);
    }

    /** The request with the id and the moment of an earlier attempt: to the byte what was sent then. */
    PaymentRequest again(PaymentRequest.Builder prepared, KeptPayment earlier) {
        PaymentRequest fresh = request(prepared);
        return renamed(PaymentRequest.builder()
                .from(fresh)
                .id(earlier.requestId())
                .createdAt(earlier.createdAt())
                .build());
    }

    private PaymentRequest renamed(PaymentRequest request) {
        return PaymentRequest.builder()
                .from(request)
                .transfers(numbered(request.id()))
                .build();
    }

    private List<CreditTransfer> numbered(String stem) {
        String prefix = stem.substring(0, Math.min(stem.length(), LONGEST_STEM)) + "-";
        return IntStream.range(0, transfers.size())
                .mapToObj(i -> transfer(prefix + (i + 1), transfers.get(i)))
                .toList();
    }

    private static CreditTransfer transfer(String id, Transfer transfer) {
        return CreditTransfer.builder()
                .instructionId(id)
                .endToEndId(id)
                .amount(transfer.amount())
                .creditor(transfer.creditor())
                .creditorAccount(transfer.iban())
                .remittance(transfer.reference())
                .build();
    }
}
