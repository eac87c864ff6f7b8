package org.tppkit.core.internal.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/**
 * A bank's token endpoint: refresh tokens are good for one use, and a second use ends the whole family, as RFC 9700 asks.
 */
final class TokenEndpoint implements TokenRefresh {
    private final Map<String, String> familyOfLiveToken = new HashMap<>();
    private final Map<String, String> familyOfAnyToken = new HashMap<>();
    private final Set<String> deadFamilies = new HashSet<>();
    private final List<String> seen = new ArrayList<>();
    private int issued;

    volatile Optional<Duration> life = Optional.of(Duration.ofHours(1));
    volatile boolean rotates = true;
    volatile Supplier<Optional<RuntimeException>> outage = Optional::empty;
    volatile Runnable whileAsked = () -> {};
    volatile Runnable afterwards = () -> {};

    /** What the bank gives for an authorization code. */
    synchronized TokenGrant grant(String family) {
        deadFamilies.remove(family);
        return issue(family, true);
    }

    @Override
    public TokenGrant refresh(RefreshToken token, Optional<String> consentReference) {
        whileAsked.run();
        TokenGrant grant = answer(token);
        afterwards.run();
        return grant;
    }

    private synchronized TokenGrant answer(RefreshToken token) {
        seen.add(token.value());
        outage.get().ifPresent(failure -> {
            throw failure;
        });
        String family = familyOfLiveToken.get(token.value());
        if (family == null || deadFamilies.contains(family)) {
            deadFamilies.add(familyOfAnyToken.getOrDefault(token.value(), "?"));
            throw new ConsentRequiredException(
                    ConsentRequiredException.Reason.REFRESH_REFUSED, "the bank refuses the refresh token");
        }
        if (rotates) {
            familyOfLiveToken.remove(token.value());
        }
        return issue(family, rotates);
    }

    private TokenGrant issue(String family, boolean withRefreshToken) {
        issued++;
        TokenGrant.Builder grant = TokenGrant.builder()
                .accessToken(new AccessToken("access-" + family + "-" + issued))
                .expiresIn(life);
        if (withRefreshToken) {
            String refresh = "refresh-" + family + "-" + issued;
            familyOfLiveToken.put(refresh, family);
            familyOfAnyToken.put(refresh, family);
            grant.refreshToken(new RefreshToken(refresh));
        }
        return grant.build();
    }

    synchronized void end(String family) {
        deadFamilies.add(family);
    }

    synchronized int calls() {
        return seen.size();
    }

    synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    synchronized boolean isDead(String family) {
        return deadFamilies.contains(family);
    }
}
