package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** What opens, what does not, and what is said then. */
class EncryptionTest {
    private static final TokenKey KEY = key("consent-1");
    private static final String SECRET = "a-refresh-token-of-somebody";
    private static final Instant EXPIRY = Instant.parse("2027-01-02T03:04:05.678901234Z");
    private static final EncryptionKey OLD = random("2026", 1);
    private static final EncryptionKey NEW = random("2027", 2);

    private final TokenStore inner = TokenStores.inMemory();

    private static TokenKey key(String id) {
        return new TokenKey(TokenKey.Kind.CONSENT, Environment.SANDBOX, BankId.of("arkea:cmb"), "client", id);
    }

    private static EncryptionKey random(String id, long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return EncryptionKey.of(id, bytes);
    }

    private static TokenRecord record() {
        return TokenRecord.of(SECRET.getBytes(StandardCharsets.UTF_8))
                .withSubject("user-42")
                .withExpiry(EXPIRY);
    }

    private StoredToken written(EncryptionKey key) {
        TokenStores.encrypted(inner, key).replace(KEY, null, record()).orElseThrow();
        return inner.find(KEY).orElseThrow();
    }

    private void put(TokenKey key, TokenRecord record) {
        Long revision = inner.find(key).map(StoredToken::revision).orElse(null);
        assertThat(inner.replace(key, revision, record)).isPresent();
    }

    private static TokenRecord with(TokenRecord record, byte[] payload) {
        return TokenRecord.of(payload)
                .withSubject(record.subject().orElseThrow())
                .withExpiry(record.expiresAt().orElseThrow());
    }

    @Test
    void theOtherStoreSeesNeitherThePayloadNorTwiceTheSame() {
        byte[] one = written(OLD).record().payload();
        TokenStores.encrypted(inner, OLD).replace(key("consent-2"), null, record());
        byte[] other = inner.find(key("consent-2")).orElseThrow().record().payload();

        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("refresh");
        assertThat(HexFormat.of().formatHex(one, 7, one.length))
                .isNotEqualTo(HexFormat.of().formatHex(other, 7, other.length));
        assertThat(inner.find(KEY).orElseThrow().record().subject()).contains("user-42");
        assertThat(inner.find(KEY).orElseThrow().record().expiresAt()).contains(EXPIRY);
        assertThat(TokenStores.encrypted(inner, OLD).find(KEY).map(StoredToken::record))
                .contains(record());
    }

    @Test
    void aRecordTakesThatMuchMoreAndNoMore() {
        EncryptionKey longest = random("k".repeat(32), 3);
        byte[] full = new byte[64 * 1024];
        TokenStore store = TokenStores.encrypted(inner, longest);
        store.replace(KEY, null, with(record(), full));

        assertThat(inner.find(KEY).orElseThrow().record().payload()).hasSize(full.length + 65 + 32);
        assertThat(store.find(KEY).orElseThrow().record().payload()).isEqualTo(full);
        fails(() -> store.replace(KEY, 1L, TokenRecord.of(new byte[full.length + 1])), "larger than the 65536 bytes");
    }

    @Test
    void eachFlippedBitIsNoticedAndNothingIsTouched() {
        StoredToken stored = written(OLD);
        byte[] payload = stored.record().payload();
        for (int bit = 0; bit < payload.length * 8; bit++) {
            byte[] flipped = payload.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            put(KEY, with(stored.record(), flipped));
            StoredToken before = inner.find(KEY).orElseThrow();

            fails(() -> TokenStores.encrypted(inner, OLD).find(KEY), "left alone");
            assertThat(inner.find(KEY)).contains(before);
        }
    }

    @Test
    void eachShorterOrLongerRecordIsNoticed() {
        StoredToken stored = written(OLD);
        byte[] payload = stored.record().payload();
        for (int length = 0; length <= payload.length + 1; length++) {
            if (length != payload.length) {
                put(KEY, with(stored.record(), Arrays.copyOf(payload, length)));
                fails(() -> TokenStores.encrypted(inner, OLD).find(KEY), "left alone");
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aRecordThatWasMovedDoesNotOpen() {
        List<TokenKey> places = List.of(
                key("consent-2"),
                new TokenKey(TokenKey.Kind.PENDING, KEY.environment(), KEY.bank(), KEY.clientId(), KEY.id()),
                new TokenKey(KEY.kind(), Environment.PRODUCTION, KEY.bank(), KEY.clientId(), KEY.id()),
                new TokenKey(KEY.kind(), KEY.environment(), BankId.of("arkea:bpe"), KEY.clientId(), KEY.id()),
                new TokenKey(KEY.kind(), KEY.environment(), KEY.bank(), "other", KEY.id()));
        return places.stream()
                .map(place -> DynamicTest.dynamicTest(place.toString(), () -> {
                    put(place, written(OLD).record());
                    fails(() -> TokenStores.encrypted(inner, OLD).find(place), "moved here from another place");
                    inner.remove(KEY, inner.find(KEY).orElseThrow().revision());
                }));
    }

    @Test
    void aRecordOfAnotherSubjectOrExpiryDoesNotOpen() {
        TokenRecord sealed = written(OLD).record();
        TokenRecord plain = TokenRecord.of(sealed.payload());
        List<TokenRecord> changed = List.of(
                sealed.withSubject("user-43"),
                sealed.withExpiry(EXPIRY.plusSeconds(1)),
                plain.withSubject("user-42"),
                plain.withExpiry(EXPIRY),
                plain);
        for (TokenRecord record : changed) {
            put(KEY, record);
            fails(() -> TokenStores.encrypted(inner, OLD).find(KEY), "does not open");
            fails(
                    () -> TokenStores.encrypted(inner, OLD)
                            .list(TokenFilter.builder().build(), null, 10),
                    "does not open");
        }
    }

    @Test
    void aStoreThatRoundsMomentsDoesNoHarm() {
        put(KEY, written(OLD).record().withExpiry(Instant.parse("2027-01-02T03:04:05.678Z")));

        assertThat(TokenStores.encrypted(inner, OLD).find(KEY).map(StoredToken::record))
                .contains(record());
    }

    @Test
    void anotherKeyOfTheSameIdDoesNotOpen() {
        written(OLD);

        fails(() -> TokenStores.encrypted(inner, random("2026", 9)).find(KEY), "another key of the id '2026'");
    }

    @Test
    void aMissingKeyIsNamed() {
        written(OLD);

        fails(() -> TokenStores.encrypted(inner, NEW).find(KEY), "needs the key '2026'");
    }

    @Test
    void whatIsNotEncryptedIsNotTaken() {
        put(KEY, record());

        fails(() -> TokenStores.encrypted(inner, OLD).find(KEY), "is not encrypted");
        assertThat(inner.find(KEY).map(StoredToken::record)).contains(record());
    }

    @Test
    void aNewerFormIsLeftAlone() {
        StoredToken stored = written(OLD);
        byte[] newer = stored.record().payload();
        newer[2] = 2;
        put(KEY, with(stored.record(), newer));

        fails(() -> TokenStores.encrypted(inner, OLD).find(KEY), "a newer TPPKit encrypted this record");
    }

    @Test
    void keysAreChangedWithoutAGap() {
        for (int i = 0; i < 250; i++) {
            TokenStores.encrypted(inner, OLD).replace(key("old-" + i), null, record());
        }
        TokenStore both = TokenStores.encrypted(inner, NEW, OLD);
        both.replace(key("new"), null, record());
        assertThat(both.find(key("old-7")).map(StoredToken::record)).contains(record());

        assertThat(TokenStores.reencrypt(inner, NEW, OLD)).isEqualTo(250);
        assertThat(TokenStores.reencrypt(inner, NEW, OLD)).isZero();

        TokenStore onlyNew = TokenStores.encrypted(inner, NEW);
        assertThat(onlyNew.list(TokenFilter.builder().subject("user-42").build(), null, 1000)
                        .tokens())
                .hasSize(251)
                .allSatisfy(token -> assertThat(token.record()).isEqualTo(record()));
    }

    @Test
    void whatCannotBeOpenedDoesNotHoldUpTheRest() {
        TokenStores.encrypted(inner, random("lost", 8)).replace(key("a"), null, record());
        put(key("b"), record());
        TokenStores.encrypted(inner, OLD).replace(key("c"), null, record());

        fails(
                () -> TokenStores.reencrypt(inner, NEW, OLD),
                "2 records could not be opened and were left alone; 1 other");
        assertThat(TokenStores.encrypted(inner, NEW).find(key("c")).map(StoredToken::record))
                .contains(record());
        assertThat(inner.find(key("b")).map(StoredToken::record)).contains(record());
    }

    @Test
    void twoKeysOfOneIdAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenStores.encrypted(inner, OLD, random("2026", 5)))
                .withMessageContaining("2026");
    }

    @Test
    void keysAreCheckedAndNeverShown() {
        String text = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(EncryptionKey.fromBase64("k", " " + text + "\n").id()).isEqualTo("k");
        assertThatIllegalArgumentException().isThrownBy(() -> EncryptionKey.of("k", new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> EncryptionKey.of("a b", new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> EncryptionKey.of("", new byte[32]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EncryptionKey.fromBase64("k", "secret*secret"))
                .withMessage("an encryption key is written in base64, 32 bytes")
                .withNoCause();
        assertThat(NEW).hasToString("EncryptionKey[2027]");
        assertThat(TokenStores.encrypted(inner, NEW, OLD))
                .hasToString("EncryptedTokenStore[RecordCipher[KeyRing[2027, 2026]]]");
    }

    private static void fails(Runnable work, String words) {
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(work::run)
                .satisfies(e -> {
                    StringWriter all = new StringWriter();
                    e.printStackTrace(new PrintWriter(all, true));
                    assertThat(all.toString()).containsIgnoringCase(words).doesNotContain("refresh-token", "user-42");
                });
    }
}
