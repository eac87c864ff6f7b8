package org.tppkit.testkit.simulator.internal.oauth;

import java.time.Instant;
import java.util.Set;
import org.tppkit.testkit.simulator.Scope;

/**
 * What a customer approved.
 *
 * @param id names the consent and the family of its tokens
 * @param clientId the application
 * @param customerId the customer
 * @param accountIds resource ids of the accounts that the customer chose
 * @param scopes what was asked for
 * @param expiresAt when it ends by itself
 */
public record Consent(
        String id, String clientId, String customerId, Set<String> accountIds, Set<Scope> scopes, Instant expiresAt) {

    public Consent {
        accountIds = Set.copyOf(accountIds);
        scopes = Set.copyOf(scopes);
    }
}
