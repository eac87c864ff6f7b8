package org.tppkit.testkit.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/** A fake bank's codes and tokens. Codes and refresh tokens are good for one use. */
final class FakeBankTokens {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final Set<AuthorizationCode> codes = new HashSet<>();
    private final List<Given> given = new ArrayList<>();
    private Duration life = Duration.ofHours(1);
    private int counter;

    /** Tokens that belong together; they change while they are refreshed. */
    private static final class Given {
        private AccessToken access;
        private Instant expiresAt;
        private Optional<RefreshToken> refresh;

        Given(AccessToken access, Instant expiresAt, Optional<RefreshToken> refresh) {
            this.access = access;
            this.expiresAt = expiresAt;
            this.refresh = refresh;
        }
    }

    synchronized void life(Duration wanted) {
        if (wanted.isNegative() || wanted.isZero()) {
            throw new IllegalArgumentException("a token's life is positive");
        }
        life = wanted;
    }

    synchronized String code() {
        AuthorizationCode code = new AuthorizationCode("fake-code-" + ++counter);
        codes.add(code);
        return code.value();
    }

    synchronized TokenGrant exchange(AuthorizationCode code, Instant now) {
        if (!codes.remove(code)) {
            throw invalidGrant("the code was used before, or is none of this bank");
        }
        return give(now, true);
    }

    synchronized TokenGrant forApplication(Instant now) {
        return give(now, false);
    }

    private TokenGrant give(Instant now, boolean refreshable) {
        Given tokens =
                new Given(freshAccess(), now.plus(life), refreshable ? Optional.of(freshRefresh()) : Optional.empty());
        given.add(tokens);
        return grant(tokens);
    }

    synchronized TokenGrant refresh(RefreshToken token, Instant now) {
        Given tokens = given.stream()
                .filter(one -> one.refresh.filter(token::equals).isPresent())
                .findFirst()
                .orElseThrow(FakeBankTokens::refreshRefused);
        tokens.access = freshAccess();
        tokens.expiresAt = now.plus(life);
        tokens.refresh = Optional.of(freshRefresh());
        return grant(tokens);
    }

    synchronized void requireGood(Optional<AccessToken> token, Instant now) {
        boolean good = token.isPresent()
                && given.stream().anyMatch(one -> one.access.equals(token.get()) && now.isBefore(one.expiresAt));
        if (!good) {
            throw new RequestRejectedException(
                    "a call with a token that the fake bank does not take", BankAnswer.of(UNAUTHORIZED));
        }
    }

    synchronized void revoke(AccessToken token) {
        given.removeIf(one -> one.access.equals(token));
    }

    synchronized void expire() {
        given.forEach(one -> one.expiresAt = Instant.MIN);
    }

    synchronized void refuseRefresh() {
        given.forEach(one -> one.refresh = Optional.empty());
    }

    synchronized void withdraw() {
        given.clear();
    }

    private TokenGrant grant(Given tokens) {
        return TokenGrant.builder()
                .accessToken(tokens.access)
                .refreshToken(tokens.refresh)
                .expiresIn(life)
                .build();
    }

    private AccessToken freshAccess() {
        return new AccessToken("fake-access-" + ++counter);
    }

    private RefreshToken freshRefresh() {
        return new RefreshToken("fake-refresh-" + ++counter);
    }

    private static ConsentRequiredException refreshRefused() {
        return new ConsentRequiredException(
                ConsentRequiredException.Reason.REFRESH_REFUSED,
                "the fake bank no longer takes the refresh token",
                invalidGrant("a refused refresh token"));
    }

    private static RequestRejectedException invalidGrant(String what) {
        return new RequestRejectedException(what, BankAnswer.of(BAD_REQUEST).withBankCode("invalid_grant"));
    }
}
