package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;

/** The HTML that a customer sees: plain forms, no script, works by keyboard. */
final class ConsentPages {

    static final String CUSTOMER_PATH = "/authorize/customer";
    static final String DECISION_PATH = "/authorize/decision";
    static final String STYLE_PATH = "/style.css";

    private static final String STYLE = """
            body { font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
            body { color: #111; background: #fff }
            fieldset { border: 1px solid #555; margin: 0 0 1rem; padding: 1rem }
            label { display: block; padding: .3rem 0 }
            button { font: inherit; padding: .5rem 1.5rem; margin-right: 1rem }
            """;

    private final String bankName;

    ConsentPages(String bankName) {
        this.bankName = bankName;
    }

    Answer style() {
        return Answer.text(200, "text/css;charset=UTF-8", STYLE).with("X-Content-Type-Options", "nosniff");
    }

    Answer error(int status, String message) {
        String body = "<h1>" + escape(bankName) + "</h1>\n<p role=\"alert\">" + escape(message) + "</p>\n";
        return page(status, "'none'", body);
    }

    Answer chooseCustomer(String pendingId, AuthorizationRequest request, List<SimulatedCustomer> customers) {
        String choices = customers.stream()
                .map(customer -> choice("radio", "customer", customer.id(), customer.name(), customer.id()))
                .collect(Collectors.joining());
        return page(
                200,
                formTargets(request.redirectUri()),
                head(request)
                        + form(CUSTOMER_PATH, pendingId, "Who are you?", choices, "continue", "Continue")
                        + refuseForm(pendingId));
    }

    Answer chooseAccounts(String pendingId, AuthorizationRequest request, SimulatedCustomer customer) {
        String choices = customer.accounts().stream()
                .map(account ->
                        choice("checkbox", "account", account.resourceId(), label(account), account.resourceId()))
                .collect(Collectors.joining());
        String chosen = "<input type=\"hidden\" name=\"customer\" value=\"" + escape(customer.id()) + "\">\n";
        return page(
                200,
                formTargets(request.redirectUri()),
                head(request)
                        + form(
                                DECISION_PATH,
                                pendingId,
                                "Which accounts do you share?",
                                chosen + choices,
                                "approve",
                                "Approve")
                        + refuseForm(pendingId));
    }

    private String head(AuthorizationRequest request) {
        String scopes = request.scopes().stream().sorted().map(Scope::wireName).collect(Collectors.joining(", "));
        return "<h1>" + escape(bankName) + "</h1>\n<p>The application <strong>" + escape(request.clientId())
                + "</strong> asks for: " + escape(scopes) + ".</p>\n";
    }

    private static String form(
            String action, String pendingId, String legend, String choices, String decision, String button) {
        return "<form method=\"post\" action=\"" + action + "\">\n" + hidden(pendingId)
                + "<fieldset><legend>" + legend + "</legend>\n" + choices + "</fieldset>\n"
                + "<button type=\"submit\" name=\"decision\" value=\"" + decision + "\">" + button
                + "</button>\n</form>\n";
    }

    private static String refuseForm(String pendingId) {
        return "<form method=\"post\" action=\"" + DECISION_PATH + "\">\n" + hidden(pendingId)
                + "<button type=\"submit\" name=\"decision\" value=\"refuse\">Refuse</button>\n</form>\n";
    }

    private static String hidden(String pendingId) {
        return "<input type=\"hidden\" name=\"pending\" value=\"" + pendingId + "\">\n";
    }

    private static String choice(String type, String name, String value, String label, String id) {
        String escapedId = name + "-" + escape(id);
        return "<label for=\"" + escapedId + "\"><input type=\"" + type + "\" id=\"" + escapedId + "\" name=\"" + name
                + "\" value=\"" + escape(value) + "\"> " + escape(label) + "</label>\n";
    }

    private static String label(SimulatedAccount account) {
        return account.name() + " (" + account.resourceId() + ")";
    }

    /** The browser applies form-action to the redirect that follows a form as well: the callback's origin must be named. */
    private static String formTargets(URI redirectUri) {
        return "'self' " + redirectUri.getScheme() + "://" + redirectUri.getRawAuthority();
    }

    private Answer page(int status, String formTargets, String body) {
        String html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escape(bankName)
                + "</title>\n<link rel=\"stylesheet\" href=\"" + STYLE_PATH + "\">\n</head>\n<body>\n<main>\n" + body
                + "</main>\n</body>\n</html>\n";
        return Answer.text(status, "text/html;charset=UTF-8", html)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action "
                                + formTargets);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
