package org.tppkit.ports.model.consent;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** What a bank's token endpoint gave (RFC 6749 section 5.1). */
@Value.Immutable
@Values
public abstract class TokenGrant {
    TokenGrant() {}

    /** {@return the token for calls} */
    @Value.Redacted
    public abstract AccessToken accessToken();

    /**
     * {@return how long the access token lives from now on; empty where the bank does not say: then a refusal tells}
     */
    public abstract Optional<Duration> expiresIn();

    /** {@return the token for the next refresh; empty in the answer to a refresh means that the old one stays good} */
    @Value.Redacted
    public abstract Optional<RefreshToken> refreshToken();

    /** {@return the scope that was granted, in the bank's words, where it says so} */
    public abstract Optional<String> scope();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        expiresIn().filter(life -> life.isNegative() || life.isZero()).ifPresent(life -> {
            throw new IllegalArgumentException("a token's life is positive, or not known");
        });
    }

    /** Builds {@link TokenGrant}. */
    public static final class Builder extends ImmutableTokenGrant.Builder {
        Builder() {}
    }
}
