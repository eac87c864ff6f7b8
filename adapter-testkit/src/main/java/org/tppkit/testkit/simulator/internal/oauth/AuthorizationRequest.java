package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.Scope;

/**
 * An authorization request that passed all checks.
 *
 * @param clientId the application
 * @param redirectUri where the customer goes back to
 * @param scopes what is asked for
 * @param state echoed; empty if none was sent
 */
public record AuthorizationRequest(String clientId, URI redirectUri, Set<Scope> scopes, Optional<String> state) {

    public AuthorizationRequest {
        scopes = Set.copyOf(scopes);
    }

    /** The callback with a code. */
    public URI withCode(String code) {
        return callback(redirectUri, "code=" + encode(code), state);
    }

    /** The callback of a customer who refused. */
    public URI refused() {
        return callback(redirectUri, "error=access_denied", state);
    }

    static URI error(URI redirectUri, String error, String description, Optional<String> state) {
        return callback(redirectUri, "error=" + error + "&error_description=" + encode(description), state);
    }

    private static URI callback(URI redirectUri, String parameters, Optional<String> state) {
        String separator = redirectUri.getRawQuery() == null ? "?" : "&";
        String stateParameter = state.map(value -> "&state=" + encode(value)).orElse("");
        return URI.create(redirectUri + separator + parameters + stateParameter);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Shows neither state nor address. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + clientId + ", " + scopes + "]";
    }
}
