package org.tppkit.core.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenPage;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

@Timeout(60)
class InMemoryTokenStoreTest {
    private static final TokenKey KEY = Scene.key("cmb", "one");
    private static final TokenFilter ALL = TokenFilter.builder().build();

    private final TokenStore store = TokenStores.inMemory();

    private static TokenRecord record(int content) {
        return TokenRecord.of(new byte[] {(byte) content});
    }

    @Test
    void changesTakeEffectOnlyOnTheExpectedRevision() {
        long first = store.replace(KEY, null, record(1)).orElseThrow();
        assertThat(store.replace(KEY, null, record(2))).isEmpty();
        assertThat(store.replace(KEY, first + 1, record(2))).isEmpty();
        long second = store.replace(KEY, first, record(2)).orElseThrow();
        assertThat(store.replace(KEY, first, record(3))).isEmpty();
        assertThat(store.find(KEY)).contains(new StoredToken(KEY, second, record(2)));
        assertThat(store.remove(KEY, first)).isFalse();
        assertThat(store.remove(KEY, second)).isTrue();
        assertThat(store.remove(KEY, second)).isFalse();
        assertThat(store.replace(KEY, second, record(4))).isEmpty();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void aRevisionNeverComesBackEvenAfterARemoval() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            long revision = store.replace(KEY, null, record(i)).orElseThrow();
            assertThat(seen.add(revision)).isTrue();
            assertThat(store.remove(KEY, revision)).isTrue();
        }
    }

    @Test
    void ofManyWritersAtOnceOneWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            Long before = store.find(KEY).map(StoredToken::revision).orElse(null);
            List<Object> outcomes = Crowd.outcomes(16, () -> store.replace(KEY, before, record(1)));
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.equals(Optional.empty()))
                    .hasSize(1);
        }
    }

    @Test
    void aCounterUnderCompareAndSetLosesNothing() throws Exception {
        store.replace(KEY, null, TokenRecord.of(new byte[2]));
        Crowd.outcomes(8, () -> {
            for (int i = 0; i < 500; i++) {
                countUp();
            }
            return null;
        });
        byte[] payload = store.find(KEY).orElseThrow().record().payload();
        assertThat((payload[0] & 0xff) << 8 | (payload[1] & 0xff)).isEqualTo(4000);
    }

    private void countUp() {
        while (true) {
            StoredToken now = store.find(KEY).orElseThrow();
            byte[] payload = now.record().payload();
            int next = ((payload[0] & 0xff) << 8 | (payload[1] & 0xff)) + 1;
            TokenRecord record = TokenRecord.of(new byte[] {(byte) (next >> 8), (byte) next});
            if (store.replace(KEY, now.revision(), record).isPresent()) {
                return;
            }
        }
    }

    @Test
    void keysThatDifferInAnyPartAreStrangers() {
        List<TokenKey> keys = new ArrayList<>();
        for (TokenKey.Kind kind : TokenKey.Kind.values()) {
            for (Environment environment : Environment.values()) {
                for (String bank : List.of("arkea:cmb", "arkea:cmso", "other:cmb")) {
                    for (String client : List.of("client", "client two", "")) {
                        keys.add(new TokenKey(kind, environment, BankId.of(bank), client, "id"));
                        keys.add(new TokenKey(kind, environment, BankId.of(bank), client, "id2"));
                    }
                }
            }
        }
        keys.forEach(key -> assertThat(store.replace(key, null, record(1))).isPresent());
        assertThat(readAll(ALL, 7)).extracting(StoredToken::key).containsExactlyInAnyOrderElementsOf(keys);
    }

    private List<StoredToken> readAll(TokenFilter filter, int limit) {
        List<StoredToken> all = new ArrayList<>();
        TokenPage page = store.list(filter, null, limit);
        all.addAll(page.tokens());
        while (page.next().isPresent()) {
            assertThat(page.tokens()).hasSize(limit);
            page = store.list(filter, page.next().get(), limit);
            all.addAll(page.tokens());
        }
        return all;
    }

    @Test
    void pagesDoNotShiftWhileOthersWrite() throws Exception {
        Set<TokenKey> unchanged = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 300; i++) {
            TokenKey key = Scene.key("cmb", "still" + i);
            unchanged.add(key);
            store.replace(key, null, record(i).withSubject("anna"));
        }
        TokenFilter anna = TokenFilter.builder().subject("anna").build();
        List<Object> outcomes = Crowd.outcomes(List.of(
                () -> {
                    Random random = new Random(1);
                    for (int i = 0; i < 3000; i++) {
                        TokenKey key = Scene.key("cmb", "busy" + random.nextInt(100));
                        store.replace(key, null, record(1).withSubject("anna"))
                                .ifPresent(revision -> store.remove(key, revision));
                    }
                    return "written";
                },
                () -> {
                    for (int i = 0; i < 20; i++) {
                        List<StoredToken> seen = readAll(anna, 17).stream()
                                .filter(token -> unchanged.contains(token.key()))
                                .toList();
                        assertThat(seen).hasSize(300).doesNotHaveDuplicates();
                    }
                    return "read";
                }));
        assertThat(outcomes).containsExactly("written", "read");
    }

    @Test
    void listsHoldWhatCanBeFoundHoweverManyAddAndRemoveTheSameRecords() throws Exception {
        List<TokenKey> keys = List.of(KEY, Scene.key("cmb", "two"), Scene.key("cmb", "three"));
        for (int round = 0; round < 50; round++) {
            Crowd.outcomes(8, () -> {
                for (int i = 0; i < 200; i++) {
                    TokenKey key = keys.get(i % keys.size());
                    store.replace(key, null, record(1));
                    store.find(key).ifPresent(stored -> store.remove(key, stored.revision()));
                }
                return store.replace(keys.get(0), null, record(1));
            });
            List<StoredToken> found =
                    keys.stream().map(store::find).flatMap(Optional::stream).toList();
            assertThat(found).isNotEmpty();
            assertThat(readAll(ALL, 2)).containsExactlyInAnyOrderElementsOf(found);
        }
    }

    @Test
    void onlyWhatIsExpiredIsPurged() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        store.replace(Scene.key("cmb", "never"), null, record(1));
        store.replace(Scene.key("cmb", "now"), null, record(1).withExpiry(now));
        store.replace(Scene.key("cmb", "before"), null, record(1).withExpiry(now.minusNanos(1)));
        assertThat(store.find(Scene.key("cmb", "before"))).isPresent();
        assertThat(store.purgeExpired(now)).isOne();
        assertThat(readAll(ALL, 10)).extracting(token -> token.key().id()).containsExactly("never", "now");
    }

    @Test
    void aPageOfAnotherStoreAndAWrongLimitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store.list(ALL, "x", 10));
        assertThatIllegalArgumentException().isThrownBy(() -> store.list(ALL, null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> store.list(ALL, null, 1001));
    }

    @Test
    void itsTextShowsNoContent() {
        store.replace(KEY, null, TokenRecord.of("SECRET".getBytes(StandardCharsets.UTF_8)));
        assertThat(store.toString()).isEqualTo("InMemoryTokenStore[1 records]");
    }
}
