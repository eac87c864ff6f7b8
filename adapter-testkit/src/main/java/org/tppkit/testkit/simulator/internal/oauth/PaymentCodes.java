package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.internal.memory.Remembered;

/** Codes that a customer's approval of a payment gives (Arkéa Production page, PISP 1.4.2). Each is good for one token. */
public final class PaymentCodes {

    private static final class Code {
        private final String clientId;
        private final String paymentId;
        private final URI redirectUri;
        private final boolean redirectUriSent;
        private final Instant expiresAt;
        private boolean used;

        private Code(String clientId, String paymentId, URI redirectUri, boolean redirectUriSent, Instant expiresAt) {
            this.clientId = clientId;
            this.paymentId = paymentId;
            this.redirectUri = redirectUri;
            this.redirectUriSent = redirectUriSent;
            this.expiresAt = expiresAt;
        }
    }

    private static final int CAPACITY = 20_000;

    private final Clock clock;
    private final Lifetimes lifetimes;
    private final TokenVault vault;
    private final Remembered<Code> codes;

    /** No codes yet; tokens go to the vault. */
    public PaymentCodes(Clock clock, Lifetimes lifetimes, TokenVault vault) {
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.vault = vault;
        this.codes = new Remembered<>(CAPACITY, code -> !clock.instant().isBefore(code.expiresAt), code -> code.used);
    }

    /** A new code for a payment; the token request must name the redirect address if the approval link did. */
    public synchronized String issue(String clientId, String paymentId, URI redirectUri, boolean redirectUriSent) {
        String value = Secrets.next();
        Instant expiresAt = clock.instant().plus(lifetimes.code());
        codes.put(value, new Code(clientId, paymentId, redirectUri, redirectUriSent, expiresAt));
        return value;
    }

    synchronized boolean knows(String value) {
        return codes.has(value);
    }

    synchronized TokenVault.Issued redeem(String value, String clientId, Optional<String> redirectUri)
            throws TokenException {
        Code code = codes.get(value);
        if (code == null || !code.clientId.equals(clientId)) {
            throw TokenException.invalidGrant("the code is not known for this client");
        }
        if (code.used) {
            throw TokenException.invalidGrant("the code was used before");
        }
        if (!clock.instant().isBefore(code.expiresAt)) {
            throw TokenException.invalidGrant("the code has expired");
        }
        if (redirectUri.isEmpty() && code.redirectUriSent) {
            throw TokenException.invalidRequest("parameter redirect_uri is missing");
        }
        if (redirectUri.filter(uri -> !uri.equals(code.redirectUri.toString())).isPresent()) {
            throw TokenException.invalidGrant("redirect_uri is not the one of the approval link");
        }
        code.used = true;
        return vault.paymentToken(clientId, Optional.of(code.paymentId));
    }
}
