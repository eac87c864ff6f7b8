package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/**
 * Checks authorization requests (RFC 6749 section 4.1.1 and 4.1.2.1; Arkéa Production page). While client and redirect
 * address are in doubt nobody is redirected. A state with a comma is an error page too: it could not be echoed, since the
 * comma would split the Location header (the page's own reason).
 */
final class AuthorizationCheck {

    /** What comes out. */
    sealed interface Outcome permits Accepted, ErrorPage, ErrorRedirect {}

    /** The customer may be asked. */
    record Accepted(AuthorizationRequest request) implements Outcome {}

    /** The customer sees an error and stays. */
    record ErrorPage(String message) implements Outcome {}

    /** The customer is sent back with an error. */
    record ErrorRedirect(URI callback) implements Outcome {}

    private static final Set<Set<Scope>> OFFERED =
            Set.of(Set.of(Scope.AISP), Set.of(Scope.AISP, Scope.EXTENDED_TRANSACTION_HISTORY), Set.of(Scope.CBPII));

    private final Applications applications;

    AuthorizationCheck(Applications applications) {
        this.applications = applications;
    }

    Outcome check(String rawQuery) {
        Parameters parameters;
        try {
            parameters = Parameters.parse(rawQuery);
        } catch (Parameters.MalformedException e) {
            return new ErrorPage(String.valueOf(e.getMessage()));
        }
        Optional<RegisteredApplication> application =
                parameters.get("client_id").flatMap(applications::byClientId);
        if (application.isEmpty()) {
            return new ErrorPage("client_id is missing or not known");
        }
        Optional<URI> redirectUri = application.get().redirectUris().stream()
                .filter(uri -> uri.toString().equals(parameters.all().get("redirect_uri")))
                .findFirst();
        if (redirectUri.isEmpty()) {
            return new ErrorPage("redirect_uri is missing or not registered");
        }
        Optional<String> state = parameters.get("state");
        if (state.filter(value -> value.contains(",")).isPresent()) {
            return new ErrorPage("state must not contain a comma");
        }
        return checkContent(parameters, application.get(), redirectUri.get(), state);
    }

    private static Outcome checkContent(
            Parameters parameters, RegisteredApplication application, URI redirectUri, Optional<String> state) {
        Map<String, String> all = parameters.all();
        if (!all.containsKey("response_type")) {
            return redirect(redirectUri, "invalid_request", "response_type is missing", state);
        }
        if (!"code".equals(all.get("response_type"))) {
            return redirect(redirectUri, "unsupported_response_type", "response_type must be code", state);
        }
        Set<Scope> scopes = scopes(all.getOrDefault("scope", ""));
        if (!OFFERED.contains(scopes)) {
            return redirect(redirectUri, "invalid_scope", "scope is missing or not offered", state);
        }
        if (!scopes.stream().allMatch(scope -> application.roles().contains(scope.role()))) {
            return redirect(redirectUri, "unauthorized_client", "the application has not the role", state);
        }
        return new Accepted(new AuthorizationRequest(application.clientId(), redirectUri, scopes, state));
    }

    /** The scopes, or none if one of them is not known. */
    private static Set<Scope> scopes(String text) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : text.split(" ", -1)) {
            Optional<Scope> scope = Scope.of(name);
            if (scope.isEmpty()) {
                return Set.of();
            }
            scopes.add(scope.get());
        }
        return scopes;
    }

    private static Outcome redirect(URI redirectUri, String error, String description, Optional<String> state) {
        return new ErrorRedirect(AuthorizationRequest.error(redirectUri, error, description, state));
    }
}
