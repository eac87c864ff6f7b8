package org.tppkit.testkit.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.SignatureVerdict;
import org.tppkit.testkit.simulator.internal.http.Json;

/** Reads a bank's journal; its entries are masked already. */
final class JournalControl {

    private JournalControl() {}

    /** A page: what follows a number. */
    static ObjectNode read(BankSimulator bank, long since, int limit) {
        List<JournalEntry> page = bank.journal().after(since, limit);
        ObjectNode body = Json.object();
        ArrayNode entries = body.putArray("entries");
        page.forEach(entry -> entries.add(describe(entry)));
        body.put("next", page.isEmpty() ? since : page.get(page.size() - 1).number());
        return body.put("written", bank.journal().written());
    }

    static JournalEntry one(BankSimulator bank, long number) {
        return bank.journal().after(number - 1, 1).stream()
                .filter(entry -> entry.number() == number)
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound(
                        "there is no such exchange", "it was forgotten, or did not happen yet: list the journal"));
    }

    static ObjectNode describe(JournalEntry entry) {
        ObjectNode node = Json.object()
                .put("number", entry.number())
                .put("instant", entry.instant().toString())
                .put("listener", entry.listener())
                .put("method", entry.method())
                .put("path", entry.path())
                .put("query", entry.query());
        ObjectNode headers = node.putObject("headers");
        entry.headers().forEach((name, values) -> values.forEach(headers.putArray(name)::add));
        ObjectNode form = node.putObject("form");
        entry.form().forEach(form::put);
        node.put("status", entry.status());
        entry.requestId().ifPresent(id -> node.put("requestId", id));
        entry.clientCertificate().ifPresent(subject -> node.put("clientCertificate", subject));
        entry.fault().ifPresent(fault -> node.put("fault", fault));
        entry.verdict().ifPresent(verdict -> describe(verdict, node.putObject("signature")));
        return node;
    }

    private static void describe(SignatureVerdict verdict, ObjectNode node) {
        node.put("accepted", verdict.accepted());
        if (!verdict.accepted()) {
            node.put("difference", verdict.difference());
        }
        verdict.expected().ifPresent(text -> node.put("expected", text));
        verdict.received().ifPresent(text -> node.put("received", text));
        verdict.signingString().ifPresent(text -> node.put("signingString", text));
    }
}
