package org.tppkit.core.internal.payment;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.call.CallRunner;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.call.TokenSource;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.token.ClientTokens;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.ports.spi.token.TokenKey;

/** An application's own token as calls use it (client credentials, RFC 6749 section 4.4). */
public final class ClientTokenSource implements TokenSource {
    private final ClientTokens tokens;
    private final TokenKey key;
    private final CallRunner calls;
    private final Supplier<AuthorizationGateway> gateway;

    /**
     * @param tokens keeps the tokens of all applications
     * @param key which application's token
     * @param gateway where a new one is got
     */
    public ClientTokenSource(
            ClientTokens tokens, TokenKey key, CallRunner calls, Supplier<AuthorizationGateway> gateway) {
        this.tokens = tokens;
        this.key = key;
        this.calls = calls;
        this.gateway = gateway;
    }

    @Override
    public Token current(Deadline deadline) {
        return held(null, deadline);
    }

    @Override
    public Token insteadOf(Token refused, Deadline deadline) {
        return held(((Held) refused).token(), deadline);
    }

    private Held held(@Nullable AccessToken refused, Deadline deadline) {
        Fetch fetch = new Fetch();
        AccessToken token = tokens.current(key, refused, fetch, deadline);
        return new Held(token, !fetch.happened);
    }

    /** Asks the bank for a new token, and knows whether it was asked at all. */
    private final class Fetch implements Supplier<TokenGrant> {
        private volatile boolean happened;

        @Override
        public TokenGrant get() {
            happened = true;
            return calls.once(
                            Operation.CLIENT_TOKEN,
                            Credentials.none(),
                            PsuContext.absent(),
                            call -> gateway.get().clientCredentials(call))
                    .value();
        }
    }

    /** No consent stands behind an application's own token. */
    @Override
    public void bankSaysEnded(Token used, ConsentRequiredException.Reason reason) {
        giveUp(used);
    }

    @Override
    public void giveUp(Token refused) {
        tokens.giveUp(key, ((Held) refused).token());
    }

    /** Revokes the token at the bank, for all processes that share it; does nothing where there is none. */
    public void revoke() {
        Optional<AccessToken> known = tokens.known(key);
        known.ifPresent(token -> {
            calls.once(Operation.REVOKE, Credentials.of(known, Optional.empty()), PsuContext.absent(), call -> {
                gateway.get().revoke(token, call);
                return Boolean.TRUE;
            });
            tokens.giveUp(key, token);
        });
    }

    private record Held(AccessToken token, boolean replaceable) implements Token {
        @Override
        public Credentials credentials() {
            return Credentials.of(Optional.of(token), Optional.empty());
        }

        @Override
        public String toString() {
            return "Held[…]";
        }
    }
}
