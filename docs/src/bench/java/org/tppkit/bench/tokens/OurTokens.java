package org.tppkit.bench.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.tppkit.bench.bank.TokenDesk;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.call.Credentials;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.core.internal.token.ConsentRecord;
import org.tppkit.core.internal.token.ConsentTokens;
import org.tppkit.core.internal.token.Tokens;
import org.tppkit.core.internal.token.UsableToken;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenStore;

/** The part of the library that gives tokens to calls, over any store, clock and desk. */
public final class OurTokens {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final BankId BANK = BankId.of("arkea:fortuneo");

    private final ConsentTokens tokens;
    private final TokenDesk desk;
    private final Duration life;
    private final Runnable onTheWay;
    private final Time time;

    /**
     * @param desk gives new tokens
     * @param life how long they live
     * @param onTheWay what a refresh waits for
     */
    public OurTokens(TokenStore store, TokenDesk desk, Duration life, Runnable onTheWay, Time time, Executor executor) {
        this.tokens = new ConsentTokens(store, time, executor, Settings.standard(), new CallListener() {}, "bench");
        this.desk = desk;
        this.life = life;
        this.onTheWay = onTheWay;
        this.time = time;
    }

    /** The name of a consent. */
    public static TokenKey key(String id) {
        return new TokenKey(TokenKey.Kind.CONSENT, Environment.PRODUCTION, BANK, "client", id);
    }

    /** Stores a consent whose tokens were got at that moment. */
    public void create(TokenKey key, Instant obtainedAt) {
        tokens.create(
                key,
                "customer",
                ConsentRecord.builder()
                        .scope(ConsentScope.ACCOUNT_INFORMATION)
                        .givenAt(obtainedAt)
                        .scaAt(obtainedAt)
                        .tokens(Tokens.of(grant(desk.give()), obtainedAt))
                        .build());
    }

    /** A token to call with. */
    public UsableToken token(TokenKey key) {
        return token(key, Deadline.in(A_MINUTE, time));
    }

    private UsableToken token(TokenKey key, Deadline deadline) {
        return tokens.current(key, null, this::refresh, deadline);
    }

    /** What a call shows the bank, as the engine's {@code ConsentTokenSource} gets it. */
    public Credentials credentials(TokenKey key, Deadline deadline) {
        UsableToken token = token(key, deadline);
        return Credentials.of(token.accessToken(), token.consentReference());
    }

    /** Lets the next call look into the store. */
    public void forget(TokenKey key) {
        tokens.forget(key);
    }

    private TokenGrant refresh(RefreshToken used, Optional<String> consentReference) {
        onTheWay.run();
        return desk.refresh(used.value())
                .map(this::grant)
                .orElseThrow(() -> new ConsentRequiredException(
                        ConsentRequiredException.Reason.REFRESH_REFUSED, "the refresh token was used before"));
    }

    private TokenGrant grant(TokenDesk.Pair pair) {
        return TokenGrant.builder()
                .accessToken(new AccessToken(pair.access()))
                .expiresIn(life)
                .refreshToken(new RefreshToken(pair.refresh()))
                .build();
    }
}
