package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;

/** Codes and tokens of one application as its provider states need them: the same as customer and client would get. */
public final class Grants {

    /** The tokens of a consent. */
    public record Tokens(String access, String refresh) {
        /** Shows neither. */
        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    private final TokenVault vault;
    private final PaymentCodes paymentCodes;
    private final String clientId;
    private final URI redirectUri;

    /** Grants out of a vault. */
    public Grants(TokenVault vault, PaymentCodes paymentCodes, String clientId, URI redirectUri) {
        this.vault = vault;
        this.paymentCodes = paymentCodes;
        this.clientId = clientId;
        this.redirectUri = redirectUri;
    }

    /** The customer approves, for all accounts. */
    public String code(SimulatedCustomer customer, Set<Scope> scopes) {
        Set<String> accounts =
                customer.accounts().stream().map(SimulatedAccount::resourceId).collect(Collectors.toSet());
        return vault.approve(clientId, redirectUri, customer.id(), accounts, scopes);
    }

    /** The code's tokens. */
    public Tokens redeem(String code) {
        return tokens(() -> vault.redeem(code, clientId, redirectUri.toString()));
    }

    /** A consent of the customer, for all accounts. */
    public Tokens consent(SimulatedCustomer customer, Set<Scope> scopes) {
        return redeem(code(customer, scopes));
    }

    /** Uses a refresh token up. */
    public Tokens refresh(String refreshToken) {
        return tokens(() -> vault.refresh(refreshToken));
    }

    /** Ends an access token. */
    public void revoke(String accessToken) {
        vault.find(accessToken).ifPresent(vault::end);
    }

    /** The application's own token. */
    public String ofApplication() {
        return vault.clientCredentials(clientId).accessToken();
    }

    /** A code of a payment that the customer approved. */
    public String paymentCode(String paymentId) {
        return paymentCodes.issue(clientId, paymentId, redirectUri, true);
    }

    /** The customer's token for one payment. */
    public String forPayment(String paymentId) {
        return vault.paymentToken(clientId, Optional.of(paymentId)).accessToken();
    }

    /** Where the customer's browser goes with a code. */
    public URI approved(String code, String state) {
        return request(state).withCode(code);
    }

    /** Where the browser goes of a customer who refused. */
    public URI refused(String state) {
        return request(state).refused();
    }

    private AuthorizationRequest request(String state) {
        return new AuthorizationRequest(clientId, redirectUri, Set.of(), Optional.of(state));
    }

    @FunctionalInterface
    private interface Step {
        TokenVault.Issued take() throws TokenException;
    }

    private static Tokens tokens(Step step) {
        try {
            TokenVault.Issued issued = step.take();
            return new Tokens(issued.accessToken(), issued.refreshToken().orElse(""));
        } catch (TokenException e) {
            throw new IllegalStateException("the bank refuses its own grant: " + e.getMessage(), e);
        }
    }
}
