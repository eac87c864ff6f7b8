package org.tppkit.testkit.simulator.internal.oauth;

import java.util.List;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.HtmlPages;

/** The pages on which a customer gives a consent. */
final class ConsentPages {

    static final String CUSTOMER_PATH = "/authorize/customer";
    static final String DECISION_PATH = "/authorize/decision";

    private final HtmlPages html;

    ConsentPages(HtmlPages html) {
        this.html = html;
    }

    Answer chooseCustomer(String pendingId, AuthorizationRequest request, List<SimulatedCustomer> customers) {
        String choices = customers.stream()
                .map(customer -> HtmlPages.choice("radio", "customer", customer.id(), customer.name()))
                .collect(Collectors.joining());
        return html.page(
                request.redirectUri(),
                head(request)
                        + HtmlPages.form(CUSTOMER_PATH, pendingId, "Who are you?", choices, "continue", "Continue")
                        + HtmlPages.refuseForm(DECISION_PATH, pendingId));
    }

    Answer chooseAccounts(String pendingId, AuthorizationRequest request, SimulatedCustomer customer) {
        String choices = customer.accounts().stream()
                .map(account -> HtmlPages.choice("checkbox", "account", account.resourceId(), label(account)))
                .collect(Collectors.joining());
        return html.page(
                request.redirectUri(),
                head(request)
                        + HtmlPages.form(
                                DECISION_PATH,
                                pendingId,
                                "Which accounts do you share?",
                                HtmlPages.hidden("customer", customer.id()) + choices,
                                "approve",
                                "Approve")
                        + HtmlPages.refuseForm(DECISION_PATH, pendingId));
    }

    private String head(AuthorizationRequest request) {
        String scopes = request.scopes().stream().sorted().map(Scope::wireName).collect(Collectors.joining(", "));
        return html.heading() + "<p>The application <strong>" + HtmlPages.escape(request.clientId())
                + "</strong> asks for: " + HtmlPages.escape(scopes) + ".</p>\n";
    }

    private static String label(SimulatedAccount account) {
        return account.name() + " (" + account.resourceId() + ")";
    }
}
