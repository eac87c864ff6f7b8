package org.tppkit.adapter.arkea.internal.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;

/**
 * Reads STET's {@code Transaction}. The direction stands in {@code creditDebitIndicator} and nowhere else: should a bank
 * write a minus before the amount all the same, the minus is dropped and the indicator holds.
 *
 * <p>One for each page.
 */
final class TransactionReader {
    private static final List<String> STATUSES = List.of("BOOK", "PDNG", "OTHR");
    private static final List<String> DIRECTIONS = List.of("CRDT", "DBIT");

    private final PageDays days;

    /** @param dates reads dates in the bank's zone */
    TransactionReader(BankDates dates) {
        this.days = new PageDays(dates);
    }

    /** The transaction here; null for a null. */
    @Nullable
    Transaction read(JsonBody json) {
        if (!json.enterObject()) {
            return null;
        }
        Transaction.Builder entry = Transaction.builder().status(Codes.transactionStatus(null));
        Money amount = null;
        CreditDebit direction = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "resourceId" -> entry.resourceId(Optional.ofNullable(json.filledText()));
                case "entryReference" -> entry.entryReference(Optional.ofNullable(json.filledText()));
                case "transactionAmount" -> amount = AmountReader.read(json);
                case "creditDebitIndicator" -> direction = readDirection(json);
                case "status" -> entry.status(Codes.transactionStatus(json.code(STATUSES)));
                case "bookingDate" -> entry.bookingDate(days.read(json));
                case "valueDate" -> entry.valueDate(days.read(json));
                case "transactionDate" -> entry.transactionDate(days.read(json));
                case "expectedBookingDate" -> entry.expectedBookingDate(days.read(json));
                case "remittanceInformation" -> RemittanceReader.read(json, entry);
                case "additionalTransactionInformation" ->
                    entry.additionalInformation(Optional.ofNullable(json.filledText()));
                default -> json.skip();
            }
        }
        if (amount == null) {
            throw json.wrong("transactionAmount", "an amount is missing");
        }
        if (direction == null) {
            throw json.wrong("creditDebitIndicator", "CRDT or DBIT is missing");
        }
        return entry.amount(amount.abs()).creditDebit(direction).build();
    }

    /** The one closed list: an amount whose direction is not known must not reach anybody's books. */
    private static @Nullable CreditDebit readDirection(JsonBody json) {
        String code = json.code(DIRECTIONS);
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "CRDT" -> CreditDebit.CREDIT;
            case "DBIT" -> CreditDebit.DEBIT;
            default -> throw json.wrong("CRDT or DBIT is expected");
        };
    }
}
