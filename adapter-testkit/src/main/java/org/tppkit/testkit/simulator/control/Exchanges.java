package org.tppkit.testkit.simulator.control;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.SignatureVerdict;

/** Exchanges on the admin page: the table of the newest, and the page of one. */
final class Exchanges {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private record At(BankSimulator bank, JournalEntry entry) {}

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Exchanges() {}

    static String time(Instant instant) {
        return TIME.format(instant) + " UTC";
    }

    /** The newest of those banks together, newest first. */
    static String table(List<BankSimulator> banks, int limit) {
        List<At> newest = banks.stream()
                .flatMap(bank -> newest(bank, limit))
                .sorted(Comparator.comparing((At at) -> at.entry().instant()).reversed())
                .limit(limit)
                .toList();
        if (newest.isEmpty()) {
            return "<p>None yet. Call a bank, and look again.</p>\n";
        }
        StringBuilder rows = new StringBuilder();
        newest.forEach(at -> rows.append(row(at)));
        return """
                <div class="wide"><table>
                <thead><tr><th scope="col">Exchange</th><th scope="col">Time (UTC)</th><th scope="col">Request</th>\
                <th scope="col">Status</th><th scope="col">Signature</th></tr></thead>
                <tbody>
                %s</tbody>
                </table></div>
                """.formatted(rows);
    }

    private static Stream<At> newest(BankSimulator bank, int limit) {
        return bank.journal().newest(limit).stream().map(entry -> new At(bank, entry));
    }

    private static String row(At at) {
        JournalEntry entry = at.entry();
        String bank = at.bank().bank().id();
        return "<tr><td>"
                + Html.link("/admin/banks/" + bank + "/journal/" + entry.number(), bank + " " + entry.number())
                + "</td><td class=\"time\"><time datetime=\"" + entry.instant() + "\">" + CLOCK.format(entry.instant())
                + "</time></td><td class=\"request\"><code>"
                + Html.text(entry.method() + " " + entry.path()) + "</code></td><td>" + status(entry) + "</td><td"
                + mood(entry) + ">" + Html.text(inWords(entry)) + "</td></tr>\n";
    }

    private static String status(JournalEntry entry) {
        String status = entry.status() == 0 ? "no answer" : String.valueOf(entry.status());
        return status + entry.fault().map(fault -> " <small>(fault)</small>").orElse("");
    }

    private static String mood(JournalEntry entry) {
        return entry.verdict()
                .map(verdict -> verdict.accepted() ? " class=\"good\"" : " class=\"bad\"")
                .orElse("");
    }

    /** What the bank thinks of the signature. */
    static String inWords(JournalEntry entry) {
        return entry.verdict()
                .map(verdict -> verdict.accepted() ? "accepted" : "refused: " + verdict.difference())
                .orElse("not looked at");
    }

    /** One exchange with all that the bank wrote down. */
    static String detail(JournalEntry entry) {
        StringBuilder page = new StringBuilder("<dl>\n");
        page.append(Html.row("Bank's time", time(entry.instant())));
        page.append(Html.row("Listener", Html.text(entry.listener())));
        page.append(Html.row("Status", status(entry)));
        page.append(Html.row("Signature", "<span" + mood(entry) + ">" + Html.text(inWords(entry)) + "</span>"));
        entry.fault().ifPresent(fault -> page.append(Html.row("Fault", Html.text(fault))));
        entry.clientCertificate().ifPresent(subject -> page.append(Html.row("Client certificate", Html.text(subject))));
        page.append("</dl>\n");
        entry.verdict().ifPresent(verdict -> page.append(signature(verdict)));
        page.append("<h2>Request</h2>\n<p>Three stars stand for what is secret, or not known to be harmless.</p>\n");
        page.append("<pre class=\"wrapped\">\n" + Html.text(request(entry).stripTrailing()) + "</pre>\n");
        return page.toString();
    }

    private static String signature(SignatureVerdict verdict) {
        StringBuilder part = new StringBuilder();
        if (!verdict.accepted()) {
            part.append("<h2>First difference</h2>\n<p class=\"bad\">").append(Html.text(verdict.difference()));
            part.append("</p>\n");
            verdict.expected()
                    .ifPresent(text -> part.append("<h3>Expected</h3>\n").append(pre(text)));
            verdict.received()
                    .ifPresent(text -> part.append("<h3>Received</h3>\n").append(pre(text)));
        }
        verdict.signingString()
                .ifPresent(text -> part.append("<h2>Signing string, as the bank computed it</h2>\n")
                        .append(pre(text)));
        return part.toString();
    }

    private static String request(JournalEntry entry) {
        StringBuilder text = new StringBuilder(entry.method() + " " + entry.path());
        text.append(entry.query().isEmpty() ? "" : "?" + entry.query()).append('\n');
        entry.headers().forEach((name, values) -> values.forEach(value -> text.append(name + ": " + value + "\n")));
        if (!entry.form().isEmpty()) {
            text.append('\n');
            entry.form().forEach((name, value) -> text.append(name + "=" + value + "\n"));
        }
        return text.toString();
    }

    private static String pre(String text) {
        return "<pre tabindex=\"0\">\n" + Html.text(text.stripTrailing()) + "</pre>\n";
    }
}
