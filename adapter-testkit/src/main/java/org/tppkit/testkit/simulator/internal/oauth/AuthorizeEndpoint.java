package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.CallHandler;
import org.tppkit.testkit.simulator.internal.http.HtmlPages;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/**
 * The pages of the authorize listener: choose a customer, choose accounts, approve or refuse. An unguessable id ties the
 * forms to the request that was checked; a decision uses it up.
 */
public final class AuthorizeEndpoint implements CallHandler {

    private final Authorizations authorizations;
    private final ConsentPages pages;
    private final HtmlPages html;
    private final OpenPages<AuthorizationRequest> open;

    /** The pages of a bank. */
    public AuthorizeEndpoint(String bankName, Authorizations authorizations, Clock clock) {
        this.html = new HtmlPages(bankName);
        this.pages = new ConsentPages(html);
        this.authorizations = authorizations;
        this.open = new OpenPages<>(clock);
    }

    @Override
    public Answer handle(Call call) {
        String route = call.method() + " " + call.path();
        return switch (route) {
            case "GET /authorize" -> begin(call);
            case "POST " + ConsentPages.CUSTOMER_PATH -> withForm(call, this::chooseCustomer);
            case "POST " + ConsentPages.DECISION_PATH -> withForm(call, this::decide);
            case "GET " + HtmlPages.STYLE_PATH -> html.style();
            default -> html.error(404, "There is no such page.");
        };
    }

    private Answer begin(Call call) {
        AuthorizationCheck.Outcome outcome =
                authorizations.check(call.rawQuery().orElse(""));
        if (outcome instanceof AuthorizationCheck.Accepted accepted) {
            String id = open.open(accepted.request());
            return pages.chooseCustomer(id, accepted.request(), authorizations.customers());
        }
        if (outcome instanceof AuthorizationCheck.ErrorRedirect redirect) {
            return redirect(redirect.callback());
        }
        return html.error(400, ((AuthorizationCheck.ErrorPage) outcome).message());
    }

    @FunctionalInterface
    private interface FormStep {
        Answer take(String pendingId, AuthorizationRequest request, Map<String, Set<String>> form);
    }

    private Answer withForm(Call call, FormStep step) {
        Map<String, Set<String>> form;
        try {
            form = Parameters.fields(call);
        } catch (Parameters.MalformedException e) {
            return html.error(400, String.valueOf(e.getMessage()));
        }
        String id = Parameters.single(form, "pending");
        Optional<AuthorizationRequest> request = open.find(id);
        return request.map(found -> step.take(id, found, form)).orElseGet(() -> html.error(400, OpenPages.EXPIRED));
    }

    private Answer chooseCustomer(String id, AuthorizationRequest request, Map<String, Set<String>> form) {
        Optional<SimulatedCustomer> customer = authorizations.customer(Parameters.single(form, "customer"));
        return customer.map(found -> pages.chooseAccounts(id, request, found))
                .orElseGet(() -> pages.chooseCustomer(id, request, authorizations.customers()));
    }

    private Answer decide(String id, AuthorizationRequest request, Map<String, Set<String>> form) {
        URI callback;
        switch (Parameters.single(form, "decision")) {
            case "refuse" -> callback = request.refused();
            case "approve" -> {
                try {
                    Set<String> accounts = form.getOrDefault("account", Set.of());
                    callback = authorizations.approve(request, Parameters.single(form, "customer"), accounts);
                } catch (IllegalArgumentException e) {
                    return html.error(400, String.valueOf(e.getMessage()));
                }
            }
            default -> {
                return html.error(400, "decision must be approve or refuse");
            }
        }
        return open.close(id) ? redirect(callback) : html.error(400, OpenPages.EXPIRED);
    }

    private static Answer redirect(URI callback) {
        return Answer.empty(302).with("Location", callback.toString()).with("Cache-Control", "no-store");
    }
}
