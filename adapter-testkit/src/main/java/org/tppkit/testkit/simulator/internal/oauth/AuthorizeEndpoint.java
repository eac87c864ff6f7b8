package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.CallHandler;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/**
 * The pages of the authorize listener: choose a customer, choose accounts, approve or refuse. An unguessable id ties the
 * forms to the request that was checked; a decision uses it up.
 */
public final class AuthorizeEndpoint implements CallHandler {

    private static final Duration PAGE_LIFE = Duration.ofMinutes(10);
    private static final String EXPIRED = "This page has expired. Start again at the application.";

    private record Pending(AuthorizationRequest request, Instant expiresAt) {}

    private final Authorizations authorizations;
    private final ConsentPages pages;
    private final Clock clock;
    private final Map<String, Pending> pending = new HashMap<>();

    /** The pages of a bank. */
    public AuthorizeEndpoint(String bankName, Authorizations authorizations, Clock clock) {
        this.pages = new ConsentPages(bankName);
        this.authorizations = authorizations;
        this.clock = clock;
    }

    @Override
    public Answer handle(Call call) {
        String route = call.method() + " " + call.path();
        return switch (route) {
            case "GET /authorize" -> begin(call);
            case "POST " + ConsentPages.CUSTOMER_PATH -> withForm(call, this::chooseCustomer);
            case "POST " + ConsentPages.DECISION_PATH -> withForm(call, this::decide);
            case "GET " + ConsentPages.STYLE_PATH -> pages.style();
            default -> pages.error(404, "There is no such page.");
        };
    }

    private Answer begin(Call call) {
        AuthorizationCheck.Outcome outcome =
                authorizations.check(call.rawQuery().orElse(""));
        if (outcome instanceof AuthorizationCheck.Accepted accepted) {
            String id = keep(accepted.request());
            return pages.chooseCustomer(id, accepted.request(), authorizations.customers());
        }
        if (outcome instanceof AuthorizationCheck.ErrorRedirect redirect) {
            return redirect(redirect.callback());
        }
        return pages.error(400, ((AuthorizationCheck.ErrorPage) outcome).message());
    }

    @FunctionalInterface
    private interface FormStep {
        Answer take(String pendingId, AuthorizationRequest request, Map<String, Set<String>> form);
    }

    private Answer withForm(Call call, FormStep step) {
        Map<String, Set<String>> form;
        try {
            form = fields(call);
        } catch (Parameters.MalformedException e) {
            return pages.error(400, String.valueOf(e.getMessage()));
        }
        String id = single(form, "pending");
        Optional<AuthorizationRequest> request = find(id);
        return request.map(found -> step.take(id, found, form)).orElseGet(() -> pages.error(400, EXPIRED));
    }

    private Answer chooseCustomer(String id, AuthorizationRequest request, Map<String, Set<String>> form) {
        Optional<SimulatedCustomer> customer = authorizations.customer(single(form, "customer"));
        return customer.map(found -> pages.chooseAccounts(id, request, found))
                .orElseGet(() -> pages.chooseCustomer(id, request, authorizations.customers()));
    }

    private Answer decide(String id, AuthorizationRequest request, Map<String, Set<String>> form) {
        URI callback;
        switch (single(form, "decision")) {
            case "refuse" -> callback = request.refused();
            case "approve" -> {
                try {
                    Set<String> accounts = form.getOrDefault("account", Set.of());
                    callback = authorizations.approve(request, single(form, "customer"), accounts);
                } catch (IllegalArgumentException e) {
                    return pages.error(400, String.valueOf(e.getMessage()));
                }
            }
            default -> {
                return pages.error(400, "decision must be approve or refuse");
            }
        }
        boolean firstDecision = forget(id);
        return firstDecision ? redirect(callback) : pages.error(400, EXPIRED);
    }

    private static Answer redirect(URI callback) {
        return Answer.empty(302).with("Location", callback.toString()).with("Cache-Control", "no-store");
    }

    private String keep(AuthorizationRequest request) {
        String id = Secrets.next();
        Instant now = clock.instant();
        synchronized (pending) {
            pending.values().removeIf(old -> !now.isBefore(old.expiresAt()));
            pending.put(id, new Pending(request, now.plus(PAGE_LIFE)));
        }
        return id;
    }

    private Optional<AuthorizationRequest> find(String id) {
        Instant now = clock.instant();
        synchronized (pending) {
            return Optional.ofNullable(pending.get(id))
                    .filter(found -> now.isBefore(found.expiresAt()))
                    .map(Pending::request);
        }
    }

    /** Whether the page was still open: of two decisions at once, one counts. */
    private boolean forget(String id) {
        synchronized (pending) {
            return pending.remove(id) != null;
        }
    }

    /** A browser sends the accounts as one field several times; every other field stands once. */
    private static Map<String, Set<String>> fields(Call call) throws Parameters.MalformedException {
        Map<String, Set<String>> fields = new HashMap<>();
        for (String pair : call.body().text().split("&", -1)) {
            Parameters.parse(pair)
                    .all()
                    .forEach((name, value) -> fields.computeIfAbsent(name, unused -> new LinkedHashSet<>())
                            .add(value));
        }
        return fields;
    }

    private static String single(Map<String, Set<String>> form, String name) {
        Set<String> values = form.getOrDefault(name, Set.of());
        return values.size() == 1 ? values.iterator().next() : "";
    }
}
