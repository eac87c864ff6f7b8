package org.tppkit.core.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/**
 * Counts calls in a window that rolls, in the token store: whoever shares the store shares the count. Each change is one
 * compare-and-set. Safe for many threads.
 */
public final class AccessCounter {
    private final TokenStore store;
    private final Duration window;

    /** @param window how long a call counts */
    public AccessCounter(TokenStore store, Duration window) {
        this.store = store;
        this.window = window;
    }

    /**
     * The place of one count. What is counted is hashed: neither accounts nor consents can be read from it.
     *
     * @param what the parts that make up what is counted
     */
    public static TokenKey key(Environment environment, BankId bank, String clientId, List<String> what) {
        return new TokenKey(TokenKey.Kind.COUNTER, environment, bank, clientId, hash(what));
    }

    /** With the length before each part, so that no two lists look alike. */
    private static String hash(List<String> what) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : what) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Counts a call if there is room for it.
     *
     * @param most how many calls the window may hold
     * @return empty if it was counted; else when there will be room
     */
    public Optional<Instant> count(TokenKey key, int most, Instant now) {
        ConflictLimit conflicts = new ConflictLimit();
        while (true) {
            Optional<StoredToken> stored = store.find(key);
            List<Instant> calls = calls(stored, now);
            if (calls.size() >= most) {
                return Optional.of(roomAt(calls, most, now));
            }
            List<Instant> more = new ArrayList<>(calls);
            more.add(now);
            if (replace(key, stored, more)) {
                return Optional.empty();
            }
            conflicts.count();
        }
    }

    /** Takes a call off the count that was counted at that moment but has not reached the bank. */
    public void takeBack(TokenKey key, Instant countedAt) {
        ConflictLimit conflicts = new ConflictLimit();
        while (true) {
            Optional<StoredToken> stored = store.find(key);
            List<Instant> calls = new ArrayList<>(calls(stored, countedAt));
            if (!calls.remove(countedAt) || replace(key, stored, calls)) {
                return;
            }
            conflicts.count();
        }
    }

    private List<Instant> calls(Optional<StoredToken> stored, Instant now) {
        Instant start = now.minus(window);
        return stored.map(token -> AccessCounterCodec.decode(token.record().payload())).orElse(List.of()).stream()
                .filter(start::isBefore)
                .sorted()
                .toList();
    }

    /** When so many have left the window that one more fits; with none allowed, a window from now. */
    private Instant roomAt(List<Instant> calls, int most, Instant now) {
        return most == 0 ? now.plus(window) : calls.get(calls.size() - most).plus(window);
    }

    private boolean replace(TokenKey key, Optional<StoredToken> stored, List<Instant> calls) {
        Long revision = stored.map(StoredToken::revision).orElse(null);
        TokenRecord record = TokenRecord.of(AccessCounterCodec.encode(calls));
        Optional<Instant> last = calls.stream().max(Instant::compareTo);
        return store.replace(
                        key,
                        revision,
                        last.map(call -> record.withExpiry(call.plus(window))).orElse(record))
                .isPresent();
    }
}
