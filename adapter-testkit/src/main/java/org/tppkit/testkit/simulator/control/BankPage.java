package org.tppkit.testkit.simulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.PlannedFault;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.RegisteredApplication;

/** The admin page of one bank: where it listens, what happened, and the forms that change it. */
final class BankPage {

    private static final int NEWEST = 25;

    private final BankSimulator bank;
    private final String path;
    private final String refusedForm;
    private final Map<String, Set<String>> typed;

    /**
     * The page.
     *
     * @param refusedForm the last word of the form's address that was refused; empty at first
     * @param typed what was typed into that form
     */
    BankPage(BankSimulator bank, String refusedForm, Map<String, Set<String>> typed) {
        this.bank = bank;
        this.path = "/admin/banks/" + bank.bank().id();
        this.refusedForm = refusedForm;
        this.typed = typed;
    }

    String html() {
        return "<nav aria-label=\"On this page\"><a href=\"#exchanges\">Exchanges</a> <a href=\"#clock\">Clock</a>"
                + " <a href=\"#faults\">Faults</a> <a href=\"#clients\">Clients</a> <a href=\"#quirks\">Switches</a>"
                + " <a href=\"#reset\">Reset</a></nav>\n"
                + addresses()
                + section("exchanges", "Newest exchanges", Exchanges.table(List.of(bank), NEWEST))
                + section("clock", "Clock", clock())
                + section("faults", "Faults", faults())
                + section("clients", "Clients", clients())
                + section("quirks", "Switches", quirks())
                + section("reset", "Reset", reset());
    }

    private static String section(String id, String title, String content) {
        return "<section id=\"" + id + "\">\n<h2>" + title + "</h2>\n" + content + "</section>\n";
    }

    private Form form(String name) {
        return new Form(path + "/" + name, name.equals(refusedForm) ? typed : Map.of());
    }

    private String addresses() {
        return "<dl>\n"
                + Html.row("API and tokens", "<code>" + Html.text(bank.apiUri().toString()) + "</code>")
                + Html.row("Customers' pages", "<code>" + Html.text(bank.authorizationUri() + "/authorize") + "</code>")
                + Html.row("Versions", "1.4.1 and 1.4.2")
                + "</dl>\n";
    }

    private String clock() {
        return "<p>It is " + Exchanges.time(bank.clock().instant()) + ", moved by <code>"
                + Html.text(bank.clock().moved().toString()) + "</code>.</p>\n"
                + form("clock")
                        .line("advance", "Advance by", "ISO duration, such as PT1H or P90D", "PT1H")
                        .with("Advance")
                + Form.button(path + "/clock-back", "Set it back");
    }

    private String faults() {
        String planned = bank.faults().planned().stream().map(BankPage::fault).collect(Collectors.joining());
        String list = planned.isEmpty()
                ? "<p>None is waiting.</p>\n"
                : "<ul>\n" + planned + "</ul>\n"
                        + Form.button(path + "/faults-clear", "Forget all faults, open all gates");
        List<String> effects =
                Arrays.stream(Fault.Effect.values()).map(Fault.Effect::name).toList();
        return list
                + form("faults")
                        .choice("effect", "What goes wrong", effects)
                        .line("status", "Status", "of ANSWER only", "503")
                        .line("method", "Method", "empty for any", "")
                        .line("pathEnding", "End of the path", "such as /transactions; empty for any", "")
                        .line("count", "How many times", "", "1")
                        .with("Plan the fault");
    }

    private static String fault(PlannedFault planned) {
        String requests = planned.matcher() instanceof WantedRequests wanted
                ? wanted.inWords()
                : "requests that the program around the simulator chose";
        String left = FaultControl.isForever(planned) ? "always" : "still " + planned.left() + " times";
        return "<li>" + Html.text(planned.fault() + ", " + requests + ", " + left) + "</li>\n";
    }

    private String clients() {
        StringBuilder rows = new StringBuilder();
        bank.applications().forEach(client -> rows.append(client(client)));
        return "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Client id</th><th scope=\"col\">keyId</th>"
                + "<th scope=\"col\">Redirect addresses</th><th scope=\"col\">Remove</th></tr></thead>\n<tbody>\n"
                + rows
                + "</tbody>\n</table></div>\n<h3>Register another client</h3>\n"
                + form("clients")
                        .line("clientId", "Client id", "", "")
                        .line("redirectUris", "Redirect addresses", "with blanks between them", "")
                        .line("keyId", "keyId", "https address of the seal certificate", "")
                        .area("qwac", "QWAC", "PEM, the certificate itself first; never a private key")
                        .area("qsealc", "QSealC", "PEM")
                        .area("root", "Root to trust", "PEM; empty: the QWAC itself is trusted")
                        .with("Register");
    }

    private String client(RegisteredApplication client) {
        String redirects = client.redirectUris().stream()
                .map(uri -> "<code>" + Html.text(uri.toString()) + "</code>")
                .collect(Collectors.joining("<br>"));
        return "<tr><td><code>" + Html.text(client.clientId()) + "</code></td><td><code>"
                + Html.text(client.keyId().toString()) + "</code></td><td>" + redirects + "</td><td>"
                + new Form(path + "/clients-remove", Map.of())
                        .hidden("client", client.clientId())
                        .with("Remove " + client.clientId(), "quiet")
                + "</td></tr>\n";
    }

    private String quirks() {
        Form form = new Form(path + "/quirks", Map.of());
        for (Quirk quirk : Quirk.values()) {
            String label = quirk.name() + (quirk.onByDefault() ? " (usually on)" : "");
            form.box("enabled", quirk.name(), label, bank.quirks().isOn(quirk));
        }
        return "<details><summary>" + bank.quirks().enabled().size() + " of " + Quirk.values().length
                + " are on</summary>\n" + form.with("Set exactly these") + "</details>\n";
    }

    private String reset() {
        return "<p>Forgets consents, tokens, payments, exchanges and faults, and sets the clock back. Customers, clients and"
                + " switches stay.</p>\n" + Form.button(path + "/reset", "Begin anew");
    }
}
