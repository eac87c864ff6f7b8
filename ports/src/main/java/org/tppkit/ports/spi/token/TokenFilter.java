package org.tppkit.ports.spi.token;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Values;

/** Which records {@link TokenStore#list} is to give: those that fit every criterion that is present. */
@Value.Immutable
@Values
public abstract class TokenFilter {
    TokenFilter() {}

    /** {@return only records of this kind} */
    public abstract Optional<TokenKey.Kind> kind();

    /** {@return only records of this environment} */
    public abstract Optional<Environment> environment();

    /** {@return only records of this bank} */
    public abstract Optional<BankId> bank();

    /** {@return only records of the application with this OAuth client id} */
    public abstract Optional<String> clientId();

    /** {@return only records of this subject, the third party's own name for its customer} */
    @Value.Redacted
    public abstract Optional<String> subject();

    /** {@return only records whose expiry lies before this moment; those without expiry never do} */
    public abstract Optional<Instant> expiresBefore();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return whether a record fits: for stores that filter in memory, and for tests of those that do not}
     *
     * @param token the key and its record
     */
    public final boolean matches(StoredToken token) {
        TokenKey key = token.key();
        return kind().map(key.kind()::equals).orElse(true)
                && environment().map(key.environment()::equals).orElse(true)
                && bank().map(key.bank()::equals).orElse(true)
                && clientId().map(key.clientId()::equals).orElse(true)
                && subject()
                        .map(wanted ->
                                token.record().subject().map(wanted::equals).orElse(false))
                        .orElse(true)
                && expiresBefore()
                        .map(limit ->
                                token.record().expiresAt().map(limit::isAfter).orElse(false))
                        .orElse(true);
    }

    /** Builds {@link TokenFilter}. */
    public static final class Builder extends ImmutableTokenFilter.Builder {
        Builder() {}
    }
}
