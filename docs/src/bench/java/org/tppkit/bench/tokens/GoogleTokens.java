package org.tppkit.bench.tokens;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.tppkit.bench.bank.TokenDesk;

/** Tokens in the hands of google-auth, with a refresh that rotates. */
final class GoogleTokens extends OAuth2Credentials {
    private static final long serialVersionUID = 1L;
    private static final URI BANK = URI.create("https://bank.example");

    private final transient TokenDesk desk;
    private final transient Duration life;
    private final transient Runnable onTheWay;
    private transient volatile String refreshToken;

    private GoogleTokens(TokenDesk desk, TokenDesk.Pair first, Instant end, Duration life, Runnable onTheWay) {
        super(new AccessToken(first.access(), Date.from(end)));
        this.desk = desk;
        this.life = life;
        this.onTheWay = onTheWay;
        this.refreshToken = first.refresh();
    }

    /** @param end when the first token ends */
    static TokenUser user(TokenDesk desk, Instant end, Duration life, Runnable onTheWay) {
        GoogleTokens tokens = new GoogleTokens(desk, desk.give(), end, life, onTheWay);
        return new TokenUser("google-auth", desk, () -> tokens.getRequestMetadata(BANK));
    }

    @Override
    public AccessToken refreshAccessToken() throws IOException {
        onTheWay.run();
        TokenDesk.Pair fresh = desk.refresh(refreshToken).orElseThrow(() -> new IOException("invalid_grant"));
        refreshToken = fresh.refresh();
        return new AccessToken(fresh.access(), Date.from(Instant.now().plus(life)));
    }
}
