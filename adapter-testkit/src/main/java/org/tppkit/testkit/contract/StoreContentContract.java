package org.tppkit.testkit.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** What token stores give back: what was written, under its own key, at once. */
interface StoreContentContract extends StoreUnderTest {

    @Test
    @DisplayName("TS-03 another thread finds each change at once")
    default void anotherThreadFindsEachChangeAtOnce() {
        TokenStore store = store();
        TokenKey key = StoreSamples.key("seen");
        assertFoundElsewhere(store, key, null);
        long first = StoreSteps.create(store, key, "first");
        assertFoundElsewhere(store, key, "first");
        long second = StoreSteps.replace(store, key, first, "second");
        assertFoundElsewhere(store, key, "second");
        long third = Race.elsewhere(() -> StoreSteps.replace(store, key, second, "third"));
        StoreClauses.SEEN_AT_ONCE.equal(
                Optional.of(third),
                store.find(key).map(StoredToken::revision),
                "a replacement by another thread is not found, or under another revision than it was given.");
        store.remove(key, third);
        assertFoundElsewhere(store, key, null);
    }

    private static void assertFoundElsewhere(TokenStore store, TokenKey key, @Nullable String payload) {
        Optional<StoredToken> found = Race.elsewhere(() -> store.find(key));
        StoreClauses.SEEN_AT_ONCE.equal(
                Optional.ofNullable(payload),
                found.map(token -> StoreSamples.text(token.record())),
                payload == null
                        ? "another thread finds a record that is not there, or not any more."
                        : "another thread does not find what was just written.");
    }

    @Test
    @DisplayName("TS-04 a payload comes back to the byte, up to 64 KiB")
    default void payloadComesBackToTheByte() {
        TokenStore store = store();
        for (int size : new int[] {0, 1, 256, 4_096, 32_769, 65_535, StoreSamples.LONGEST_PAYLOAD}) {
            assertComesBack(store, StoreSamples.key("size-" + size), StoreSamples.noise(size));
        }
        byte[] every = new byte[256];
        for (int value = 0; value < every.length; value++) {
            every[value] = (byte) value;
        }
        assertComesBack(store, StoreSamples.key("every-value"), every);
        assertComesBack(store, StoreSamples.key("blanks"), new byte[] {' ', 0, ' ', '\r', '\n', 0, ' '});
    }

    private static void assertComesBack(TokenStore store, TokenKey key, byte[] payload) {
        TokenRecord record = TokenRecord.of(payload);
        long revision = StoreSteps.create(store, key, TokenRecord.of(StoreSamples.noise(payload.length / 2 + 300)));
        StoreSteps.replace(store, key, revision, record);
        byte[] found = StoreSteps.stored(store, key).record().payload();
        String seen = "a payload of " + payload.length + " bytes was written and "
                + (found.length == payload.length
                        ? "byte " + Arrays.mismatch(payload, found) + " came back as another."
                        : found.length + " bytes came back.");
        StoreClauses.TO_THE_BYTE.holds(Arrays.equals(payload, found), seen);
    }

    @Test
    @DisplayName("TS-04 subject and expiry come back, and go with a replacement that has none")
    default void subjectAndExpiryComeBack() {
        TokenStore store = store();
        for (String subject : StoreSamples.subjects()) {
            assertSubjectComesBack(store, subject);
        }
        for (Instant expiry : StoreSamples.expiries()) {
            assertExpiryComesBack(store, expiry);
        }
        TokenKey key = StoreSamples.key("facts");
        TokenRecord plain = StoreSamples.record("plain");
        long revision =
                StoreSteps.create(store, key, plain.withSubject("subject").withExpiry(Instant.EPOCH));
        StoreSteps.replace(store, key, revision, plain);
        StoreClauses.FACTS_COME_BACK.equal(
                plain,
                StoreSteps.stored(store, key).record(),
                "subject or expiry are still there after a replacement by a record without them.");
    }

    private static void assertSubjectComesBack(TokenStore store, String subject) {
        TokenKey key = StoreSamples.key("subject-" + Integer.toHexString(subject.hashCode()));
        StoreSteps.create(store, key, StoreSamples.record("subject").withSubject(subject));
        TokenRecord found = StoreSteps.stored(store, key).record();
        StoreClauses.FACTS_COME_BACK.equal(
                Optional.of(subject),
                found.subject(),
                "a subject of " + subject.length() + " characters came back as another: "
                        + found.subject()
                                .map(text -> text.length() + " characters")
                                .orElse("none") + ".");
        StoreClauses.FACTS_COME_BACK.holds(found.expiresAt().isEmpty(), "an expiry came back that was never given.");
    }

    private static void assertExpiryComesBack(TokenStore store, Instant expiry) {
        TokenKey key = StoreSamples.key("expiry-" + expiry.toEpochMilli());
        StoreSteps.create(store, key, StoreSamples.record("expiry").withExpiry(expiry));
        TokenRecord found = StoreSteps.stored(store, key).record();
        StoreClauses.FACTS_COME_BACK.equal(
                Optional.of(expiry),
                found.expiresAt(),
                "the expiry " + expiry + " came back as "
                        + found.expiresAt().map(Instant::toString).orElse("none") + ".");
        StoreClauses.FACTS_COME_BACK.holds(found.subject().isEmpty(), "a subject came back that was never given.");
    }

    @Test
    @DisplayName("TS-07 an expired record is found, blocks a new one and can be replaced")
    default void expiredRecordsStay() {
        TokenStore store = store();
        TokenKey key = StoreSamples.key("expired");
        TokenRecord expired = StoreSamples.record("expired").withExpiry(Instant.EPOCH);
        StoreSteps.create(store, key, expired);
        Optional<StoredToken> found = store.find(key);
        StoreClauses.EXPIRED_STAYS.equal(
                Optional.of(expired), found.map(StoredToken::record), "find does not give a record that has expired.");
        List<StoredToken> listed =
                store.list(TokenFilter.builder().build(), null, 10).tokens();
        StoreClauses.EXPIRED_STAYS.holds(listed.size() == 1, "list does not give a record that has expired.");
        StoreClauses.EXPIRED_STAYS.holds(
                store.replace(key, null, StoreSamples.record("new")).isEmpty(),
                "a record was created over one that has expired.");
        long revision = found.orElseThrow().revision();
        StoreClauses.EXPIRED_STAYS.holds(
                store.replace(key, revision, expired).isPresent(), "a record that has expired could not be replaced.");
    }

    @Test
    @DisplayName("TS-08 keys that differ in any part are strangers")
    default void keysAreStrangers() {
        TokenStore store = store();
        StoreSamples.lookAlikes().forEach((difference, pair) -> {
            TokenKey one = pair[0];
            TokenKey other = pair[1];
            long first = StoreSteps.create(store, one, "one");
            StoreClauses.STRANGERS.holds(
                    store.find(other).isEmpty(),
                    "a record was found under a key that differs from the one it was written with in " + difference
                            + ".");
            Optional<Long> second = store.replace(other, null, StoreSamples.record("other"));
            StoreClauses.STRANGERS.holds(
                    second.isPresent(),
                    "no record could be created beside one whose key differs in " + difference + ".");
            StoreClauses.STRANGERS.holds(
                    holds(store, one, "one") && holds(store, other, "other"),
                    "two records are not what was written, or not under their own keys; these differ in " + difference
                            + ".");
            StoreClauses.STRANGERS.holds(
                    store.remove(one, first)
                            && holds(store, other, "other")
                            && store.remove(other, second.orElseThrow()),
                    "the removal of a record touched one whose key differs in " + difference + ".");
        });
    }

    private static boolean holds(TokenStore store, TokenKey key, String payload) {
        return store.find(key)
                .filter(token -> token.key().equals(key))
                .filter(token -> StoreSamples.text(token.record()).equals(payload))
                .isPresent();
    }

    @Test
    @DisplayName("TS-10 a failure is a TokenStoreException and shows no payload")
    default void failuresShowNoPayload() {
        TokenStore broken = brokenStore()
                .orElseGet(() -> Assumptions.abort("brokenStore() gives no store that fails, so nothing was tested"));
        StoreFailures.assertSilent(broken);
    }
}
