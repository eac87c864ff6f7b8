package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.Quirks;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.internal.memory.Remembered;

/**
 * Codes, tokens and consents of one bank. One lock guards all, so that of two refreshes at once exactly one succeeds. What
 * ended is forgotten in the course of time. A consent that is not kept has ended.
 */
public final class TokenVault {

    /** Of each kind; more than any test has at once, and a bound for a bank that runs for days. */
    private static final int CAPACITY = 200_000;

    /** Tokens just made. */
    record Issued(String accessToken, Optional<String> refreshToken) {
        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    private static final class Code {
        private final Consent consent;
        private final URI redirectUri;
        private final Instant expiresAt;
        private boolean used;

        private Code(Consent consent, URI redirectUri, Instant expiresAt) {
            this.consent = consent;
            this.redirectUri = redirectUri;
            this.expiresAt = expiresAt;
        }
    }

    private static final class RefreshToken {
        private final Consent consent;
        private final Set<Scope> scopes;
        private boolean used;

        private RefreshToken(Consent consent, Set<Scope> scopes) {
            this.consent = consent;
            this.scopes = scopes;
        }
    }

    private final Clock clock;
    private final Lifetimes lifetimes;
    private final Quirks quirks;
    private final Remembered<Code> codes;
    private final Remembered<AccessToken> accessTokens;
    private final Remembered<RefreshToken> refreshTokens;
    private final Remembered<Consent> consents;

    /** An empty vault. */
    public TokenVault(Clock clock, Lifetimes lifetimes, Quirks quirks) {
        this(clock, lifetimes, quirks, CAPACITY);
    }

    /** An empty vault that keeps that many of each kind. */
    TokenVault(Clock clock, Lifetimes lifetimes, Quirks quirks, int capacity) {
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.quirks = quirks;
        this.codes = new Remembered<>(capacity, code -> isPast(code.expiresAt), code -> code.used);
        this.accessTokens = new Remembered<>(capacity, token -> isPast(token.expiresAt()), token -> false);
        this.refreshTokens = new Remembered<>(capacity, token -> !isAlive(token.consent), token -> token.used);
        this.consents = new Remembered<>(capacity, consent -> isPast(consent.expiresAt()), consent -> false);
    }

    private boolean isPast(Instant moment) {
        return !clock.instant().isBefore(moment);
    }

    synchronized String approve(
            String clientId, URI redirectUri, String customerId, Set<String> accountIds, Set<Scope> scopes) {
        Instant now = clock.instant();
        Consent consent =
                new Consent(Secrets.next(), clientId, customerId, accountIds, scopes, now.plus(lifetimes.consent()));
        consents.put(consent.id(), consent);
        String code = Secrets.next();
        codes.put(code, new Code(consent, redirectUri, now.plus(lifetimes.code())));
        return code;
    }

    synchronized Issued redeem(String value, String clientId, String redirectUri) throws TokenException {
        Code code = codes.get(value);
        if (code == null || !code.consent.clientId().equals(clientId)) {
            throw TokenException.invalidGrant("the code is not known for this client");
        }
        if (code.used) {
            punishReuse(code.consent);
            throw TokenException.invalidGrant("the code was used before");
        }
        if (!clock.instant().isBefore(code.expiresAt)) {
            throw TokenException.invalidGrant("the code has expired");
        }
        if (!code.redirectUri.toString().equals(redirectUri)) {
            throw TokenException.invalidGrant("redirect_uri is not the one of the authorization request");
        }
        requireAlive(code.consent);
        code.used = true;
        Set<Scope> scopes = code.consent.scopes();
        return new Issued(newAccessToken(code.consent, scopes), Optional.of(newRefreshToken(code.consent, scopes)));
    }

    /** The application that a refresh token belongs to. */
    synchronized Optional<String> clientOf(String refreshToken) {
        return Optional.ofNullable(refreshTokens.get(refreshToken)).map(token -> token.consent.clientId());
    }

    synchronized Issued refresh(String value) throws TokenException {
        RefreshToken token = refreshTokens.get(value);
        if (token == null) {
            throw TokenException.invalidGrant("the refresh token is not known");
        }
        if (token.used) {
            punishReuse(token.consent);
            throw TokenException.alreadyUsed();
        }
        requireAlive(token.consent);
        Set<Scope> scopes = EnumSet.copyOf(token.scopes);
        if (!quirks.isOn(Quirk.EXTENDED_HISTORY_SURVIVES_REFRESH)) {
            scopes.remove(Scope.EXTENDED_TRANSACTION_HISTORY);
        }
        String accessToken = newAccessToken(token.consent, scopes);
        if (quirks.isOn(Quirk.REFRESH_KEEPS_TOKEN)) {
            return new Issued(accessToken, Optional.empty());
        }
        token.used = true;
        return new Issued(accessToken, Optional.of(newRefreshToken(token.consent, scopes)));
    }

    synchronized Issued clientCredentials(String clientId) {
        return paymentToken(clientId, Optional.empty());
    }

    /** A token of the application, or of a customer for one payment; neither has a refresh token. */
    synchronized Issued paymentToken(String clientId, Optional<String> paymentId) {
        String value = Secrets.next();
        Instant expiresAt = clock.instant().plus(lifetimes.accessToken());
        accessTokens.put(value, new AccessToken(clientId, Optional.empty(), Set.of(Scope.PISP), paymentId, expiresAt));
        return new Issued(value, Optional.empty());
    }

    /** Ends an access token at once. */
    public synchronized void end(AccessToken token) {
        accessTokens.all().removeIf(token::equals);
    }

    /** Ends a token that belongs to one of these clients. */
    synchronized void revoke(String value, Set<String> clientIds) throws TokenException {
        if (refreshTokens.has(value)) {
            throw new TokenException(400, "unsupported_token_type", "only access tokens can be revoked");
        }
        AccessToken token = accessTokens.get(value);
        if (token == null) {
            return;
        }
        if (!clientIds.contains(token.clientId())) {
            throw TokenException.invalidClient("the token belongs to another client");
        }
        accessTokens.remove(value);
        if (!quirks.isOn(Quirk.REVOCATION_KEEPS_REFRESH_TOKEN)) {
            token.consent().ifPresent(this::endTokens);
        }
    }

    /** The access token, if it is known, not revoked and not expired. */
    public synchronized Optional<AccessToken> find(String accessToken) {
        Instant now = clock.instant();
        return Optional.ofNullable(accessTokens.get(accessToken)).filter(token -> now.isBefore(token.expiresAt()));
    }

    /** Whether a consent is neither withdrawn nor expired. */
    public synchronized boolean isAlive(Consent consent) {
        return consents.has(consent.id()) && !isPast(consent.expiresAt());
    }

    /** Withdraws all consents of a customer, as the customer would at the bank; returns how many were alive. */
    public synchronized int withdraw(String customerId) {
        int before = consents.size();
        consents.all().removeIf(consent -> consent.customerId().equals(customerId) && isAlive(consent));
        return before - consents.size();
    }

    /** How many consents of a customer can still be used: alive, and with a refresh token or access token that works. */
    public synchronized int usableConsents(String customerId) {
        return (int) consents.all().stream()
                .filter(consent -> consent.customerId().equals(customerId))
                .filter(consent -> isAlive(consent) && hasTokens(consent))
                .count();
    }

    /** How many codes, tokens and consents are kept. */
    synchronized int kept() {
        return codes.size() + accessTokens.size() + refreshTokens.size() + consents.size();
    }

    private boolean hasTokens(Consent consent) {
        Instant now = clock.instant();
        return refreshTokens.all().stream().anyMatch(token -> token.consent.equals(consent) && !token.used)
                || accessTokens.all().stream()
                        .anyMatch(token -> now.isBefore(token.expiresAt())
                                && token.consent().filter(consent::equals).isPresent());
    }

    private String newAccessToken(Consent consent, Set<Scope> scopes) {
        String value = Secrets.next();
        Instant expiresAt = clock.instant().plus(lifetimes.accessToken());
        accessTokens.put(
                value, new AccessToken(consent.clientId(), Optional.of(consent), scopes, Optional.empty(), expiresAt));
        return value;
    }

    private String newRefreshToken(Consent consent, Set<Scope> scopes) {
        String value = Secrets.next();
        refreshTokens.put(value, new RefreshToken(consent, scopes));
        return value;
    }

    private void requireAlive(Consent consent) throws TokenException {
        if (!isAlive(consent)) {
            throw TokenException.invalidGrant("the customer's consent has ended");
        }
    }

    private void punishReuse(Consent consent) {
        if (quirks.isOn(Quirk.REUSE_REVOKES_FAMILY)) {
            endTokens(consent);
        }
    }

    private void endTokens(Consent consent) {
        accessTokens
                .all()
                .removeIf(token -> token.consent().filter(consent::equals).isPresent());
        refreshTokens.all().removeIf(token -> token.consent.equals(consent) && !token.used);
    }
}
