package org.tppkit.testkit.simulator.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/** The admin pages over the same steps as the API. */
final class Admin {

    private static final int NEWEST = 50;
    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"5\">\n";
    private static final Pattern BANK = Pattern.compile("/admin/banks/([a-z]+)");
    private static final Pattern EXCHANGE = Pattern.compile("/admin/banks/([a-z]+)/journal/([0-9]{1,18})");
    private static final Pattern FORM = Pattern.compile("/admin/banks/([a-z]+)/([a-z-]+)");

    private final Doorkeeper door;
    private final Banks banks;
    private final String style;

    Admin(Doorkeeper door, Banks banks) {
        this.door = door;
        this.banks = banks;
        this.style = style();
    }

    private static String style() {
        try (InputStream file = Admin.class.getResourceAsStream("admin.css")) {
            if (file == null) {
                throw new IllegalStateException("admin.css is missing in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("admin.css cannot be read", e);
        }
    }

    /** The answer to a call whose Host is right. */
    Answer handle(Call call) {
        if (call.path().equals("/")) {
            return Html.redirect("/admin");
        }
        if (call.path().equals("/admin/style.css")) {
            return Html.secured(Answer.text(200, "text/css;charset=UTF-8", style));
        }
        Optional<String> token = parameter(call, "token");
        if (token.isPresent()) {
            return open(token.get(), call.path());
        }
        if (!door.hasSession(call)) {
            throw new RefusedException(
                    401,
                    "this browser has not shown the control token",
                    "open the address of the admin page that the simulator printed, with ?token=");
        }
        return switch (call.method()) {
            case "GET", "HEAD" -> show(call);
            case "POST" -> change(call);
            default -> throw new RefusedException(405, "this method is not offered here", "use GET or POST");
        };
    }

    private static Optional<String> parameter(Call call, String name) {
        try {
            return Parameters.parse(call.rawQuery().orElse("")).get(name);
        } catch (Parameters.MalformedException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()), "mend the address");
        }
    }

    /** The token leaves the address bar at once. */
    private Answer open(String token, String path) {
        if (!door.token().is(token)) {
            throw new RefusedException(
                    401,
                    "the control token is wrong",
                    "it is new at each start: open the address that was printed last");
        }
        return Html.redirect(path).with("Set-Cookie", door.cookie());
    }

    private Answer show(Call call) {
        if (call.path().equals("/admin")) {
            return overview(parameter(call, "refresh").isPresent());
        }
        Matcher exchange = EXCHANGE.matcher(call.path());
        if (exchange.matches()) {
            return exchange(banks.byId(exchange.group(1)), Long.parseLong(exchange.group(2)));
        }
        Matcher bank = BANK.matcher(call.path());
        if (bank.matches()) {
            return bankPage(200, banks.byId(bank.group(1)), "", "", Map.of());
        }
        throw RefusedException.notFound("there is no such page", "begin at the overview");
    }

    private Answer overview(boolean refreshing) {
        StringBuilder rows = new StringBuilder();
        banks.all().forEach(bank -> rows.append(row(bank)));
        String main = """
                <div class="wide"><table>
                <thead><tr><th scope="col">Bank</th><th scope="col">API and tokens</th><th scope="col">Customers' pages</th>\
                <th scope="col">Bank's time</th><th scope="col">Faults</th><th scope="col">Exchanges</th></tr></thead>
                <tbody>
                %s</tbody>
                </table></div>
                <h2>Newest exchanges</h2>
                <p>%s</p>
                %s""".formatted(
                        rows,
                        refreshing
                                ? "Loaded anew every five seconds. " + Html.link("/admin", "Stop that")
                                : Html.link("/admin?refresh=on", "Load anew every five seconds"),
                        Exchanges.table(banks.all(), NEWEST));
        return Html.page(200, "Overview", refreshing ? REFRESH : "", main);
    }

    private static String row(BankSimulator bank) {
        return "<tr><td>"
                + Html.link("/admin/banks/" + bank.bank().id(), bank.bank().displayName())
                + "</td><td class=\"address\"><code>"
                + Html.text(bank.apiUri().toString()) + "</code></td><td class=\"address\"><code>"
                + Html.text(bank.authorizationUri().toString()) + "</code></td><td class=\"time\">"
                + Exchanges.time(bank.clock().instant()) + "</td><td>"
                + bank.faults().planned().size() + "</td><td>" + bank.journal().written() + "</td></tr>\n";
    }

    private static Answer exchange(BankSimulator bank, long number) {
        JournalEntry entry = JournalControl.one(bank, number);
        String back = "/admin/banks/" + bank.bank().id();
        return Html.page(
                entry.method() + " " + entry.path(),
                "<p>Exchange " + number + " of " + Html.link(back, bank.bank().displayName()) + "</p>\n"
                        + Exchanges.detail(entry));
    }

    private static Answer bankPage(
            int status, BankSimulator bank, String alert, String refusedForm, Map<String, Set<String>> typed) {
        return Html.page(status, bank.bank().displayName(), "", alert + new BankPage(bank, refusedForm, typed).html());
    }

    private Answer change(Call call) {
        door.requireOwnOrigin(call);
        Matcher form = FORM.matcher(call.path());
        if (!form.matches()) {
            throw RefusedException.notFound("there is no such form", "begin at the overview");
        }
        BankSimulator bank = banks.byId(form.group(1));
        Map<String, Set<String>> typed = typed(call);
        try {
            String section = AdminForms.take(bank, form.group(2), typed);
            return Html.redirect("/admin/banks/" + bank.bank().id() + "#" + section);
        } catch (RefusedException e) {
            return bankPage(e.status(), bank, Html.alert(e), form.group(2), typed);
        }
    }

    private static Map<String, Set<String>> typed(Call call) {
        try {
            return Parameters.fields(call);
        } catch (Parameters.MalformedException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()), "send the form anew");
        }
    }
}
