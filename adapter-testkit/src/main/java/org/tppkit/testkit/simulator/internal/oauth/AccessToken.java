package org.tppkit.testkit.simulator.internal.oauth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.Scope;

/**
 * What an access token stands for; the token itself is not part of it.
 *
 * @param clientId the application
 * @param consent the customer's consent; empty for a client-credentials token
 * @param scopes what it is good for
 * @param expiresAt when it ends
 */
public record AccessToken(String clientId, Optional<Consent> consent, Set<Scope> scopes, Instant expiresAt) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }
}
