package org.tppkit.testkit.proxy;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps a token for as long as it lives, and asks for the next one shortly before its end, once for all threads. */
final class KeptToken {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    @FunctionalInterface
    interface Source {
        TokenClient.Grant ask(TokenClient bank) throws IOException, InterruptedException, TokenException;
    }

    private final Source source;
    private @Nullable String token;
    private long endsAt;

    KeptToken(Source source) {
        this.source = source;
    }

    synchronized String current(TokenClient bank) throws IOException, InterruptedException, TokenException {
        String kept = token;
        if (kept != null && System.nanoTime() - endsAt < 0) {
            return kept;
        }
        TokenClient.Grant grant = source.ask(bank);
        token = grant.accessToken();
        endsAt = System.nanoTime() + grant.life().minus(MARGIN).toNanos();
        return grant.accessToken();
    }
}
