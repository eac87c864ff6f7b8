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
 * @param paymentId the one payment that it confirms; empty for all other tokens
 * @param expiresAt when it ends
 */
public record AccessToken(
        String clientId, Optional<Consent> consent, Set<Scope> scopes, Optional<String> paymentId, Instant expiresAt) {

    /** Whom a token speaks for. */
    public enum Bearer {
        /** The customer, under a consent. */
        CUSTOMER,
        /** The application itself (client credentials). */
        APPLICATION,
        /** The customer, for one payment. */
        ONE_PAYMENT
    }

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /** Whom this token speaks for. */
    public Bearer bearer() {
        if (paymentId.isPresent()) {
            return Bearer.ONE_PAYMENT;
        }
        return consent.isPresent() ? Bearer.CUSTOMER : Bearer.APPLICATION;
    }
}
