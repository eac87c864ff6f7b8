package org.tppkit.bench.bank;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a bank gives tokens. A refresh token is good for one use; a second use is refused, as RFC 9700 asks. */
public final class TokenDesk {
    private static final Pattern REFRESH_TOKEN = Pattern.compile("(?:^|&)refresh_token=([^&]+)");

    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * An access token and the refresh token that came with it.
     *
     * @param access for calls
     * @param refresh for one refresh
     */
    public record Pair(String access, String refresh) {
        /** Neither of them. */
        @Override
        public String toString() {
            return "Pair";
        }
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    /** New tokens, for nothing. */
    public Pair give() {
        int number = given.incrementAndGet();
        Pair pair = new Pair("access-" + number, "refresh-" + number);
        good.add(pair.refresh());
        return pair;
    }

    /** New tokens for a refresh token; empty if it was used before. */
    public Optional<Pair> refresh(String refreshToken) {
        calls.incrementAndGet();
        return good.remove(refreshToken) ? Optional.of(give()) : Optional.empty();
    }

    /** The answer to a form: to one without refresh token, new tokens whatever else it says. */
    Optional<Pair> answer(String form) {
        Matcher matcher = REFRESH_TOKEN.matcher(form);
        if (matcher.find()) {
            return refresh(matcher.group(1));
        }
        calls.incrementAndGet();
        return Optional.of(give());
    }
}
