package org.tppkit.testkit.simulator.internal.stet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedTransaction;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Writes one page of entries. No entry has an id: neither version's recorded answers do. */
final class TransactionsWriter {

    private TransactionsWriter() {}

    static Answer write(WireForm form, SimulatedAccount account, TransactionFilter filter, TransactionPage page) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("transactions");
        List<SimulatedTransaction> entries = page.entries();
        for (int i = 0; i < entries.size(); i++) {
            write(form, account, entries.get(i), i, array.addObject());
        }
        PageLinks.write(form, body.putObject("_links"), account, filter, page);
        return form.list(body, entries.isEmpty());
    }

    private static void write(
            WireForm form, SimulatedAccount account, SimulatedTransaction transaction, int index, ObjectNode node) {
        form.putAmount(node, "transactionAmount", transaction.amount(), account.currency());
        node.put("creditDebitIndicator", transaction.direction());
        boolean unknownCode = form.shows(Quirk.UNKNOWN_FIELDS_AND_CODES) && index == 0;
        node.put("status", unknownCode ? "FUTR" : transaction.status());
        writeBookingDate(form, transaction, index, node);
        form.putDate(node, "valueDate", transaction.valueDate());
        form.putDate(node, "transactionDate", transaction.transactionDate());
        writeRemittance(form, transaction, node);
        form.putAbsent(node, "entryReference");
        form.decorate(node);
    }

    private static void writeBookingDate(WireForm form, SimulatedTransaction transaction, int index, ObjectNode node) {
        boolean pending = transaction.bookingDate().isEmpty();
        LocalDate date = transaction.bookingDate().orElse(transaction.transactionDate());
        if (!pending) {
            form.putDate(node, "bookingDate", date);
        } else if (form.shows(Quirk.EMPTY_BOOKING_DATE_ON_PENDING) && (!form.is142() || index % 2 == 0)) {
            node.put("bookingDate", "");
        } else if (form.is142()) {
            form.putAbsent(node, "bookingDate");
        } else {
            form.putDate(node, "bookingDate", date);
        }
    }

    private static void writeRemittance(WireForm form, SimulatedTransaction transaction, ObjectNode node) {
        ArrayNode lines = form.is142()
                ? node.putObject("remittanceInformation").putArray("unstructured")
                : node.putArray("remittanceInformation");
        transaction.remittance().forEach(lines::add);
    }
}
