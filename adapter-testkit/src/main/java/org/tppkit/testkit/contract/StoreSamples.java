package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenKey.Kind;
import org.tppkit.ports.spi.token.TokenRecord;

/** Keys and records for the contract of token stores. */
final class StoreSamples {
    /** So many threads write at the same moment. */
    static final int WRITERS = 8;

    /** So often they do. */
    static final int ROUNDS = 25;

    static final int LONGEST_PAYLOAD = 64 * 1024;
    static final int LONGEST_SUBJECT = 256;
    private static final int LONGEST_ID = 128;

    private static final BankId BANK = new BankId("acme", "one");

    private StoreSamples() {}

    static TokenKey key(String id) {
        return new TokenKey(Kind.CONSENT, Environment.PRODUCTION, BANK, "client", id);
    }

    static TokenRecord record(String payload) {
        return TokenRecord.of(payload.getBytes(StandardCharsets.UTF_8));
    }

    static String text(TokenRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }

    /** Bytes of every value, as encrypted or compressed content has them. */
    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Subjects of every plane of Unicode, and of the greatest length in characters, bytes and surrogates. */
    static List<String> subjects() {
        return List.of(
                "user-42",
                " blanks around it ",
                "Zoë, Łukasz, Ωμέγα, 山田太郎, שלום, 👩‍👧",
                "e\u0301 is not \u00e9",
                "quotes ' \" \\ % _ ; --",
                "s".repeat(LONGEST_SUBJECT),
                "山".repeat(LONGEST_SUBJECT),
                "🙂".repeat(LONGEST_SUBJECT / 2));
    }

    /** Moments to the millisecond, two of which are the same hour on clocks in Paris. */
    static List<Instant> expiries() {
        return List.of(
                Instant.EPOCH,
                Instant.ofEpochMilli(1),
                Instant.parse("2026-10-25T00:30:00.123Z"),
                Instant.parse("2026-10-25T01:30:00.123Z"),
                Instant.parse("2026-03-29T02:30:00.999Z"),
                Instant.parse("2099-12-31T23:59:59.999Z"));
    }

    /** Keys that careless stores take for one another, by what tells them from one another. */
    static Map<String, TokenKey[]> lookAlikes() {
        TokenKey one = key("a-b");
        String id = "x".repeat(LONGEST_ID - 1);
        String client = "c".repeat(255);
        Map<String, TokenKey[]> pairs = new LinkedHashMap<>();
        put(pairs, "the kind", one, of(Kind.PENDING, Environment.PRODUCTION, "acme", "one", "client", "a-b"));
        put(pairs, "the environment", one, of(Kind.CONSENT, Environment.SANDBOX, "acme", "one", "client", "a-b"));
        put(pairs, "the family of the bank", one, consent("acme-x", "one", "client", "a-b"));
        put(pairs, "the bank", one, consent("acme", "two", "client", "a-b"));
        put(pairs, "the client id", one, consent("acme", "one", "client2", "a-b"));
        put(pairs, "the id", one, key("a-c"));
        put(pairs, "the case of the id", one, key("A-b"));
        put(pairs, "the case of the client id", one, consent("acme", "one", "Client", "a-b"));
        put(pairs, "a mark in the id that LIKE takes for any letter", key("a_b"), key("axb"));
        put(pairs, "the last of 128 characters of the id", key(id + "1"), key(id + "2"));
        put(
                pairs,
                "the last of 256 characters of the client id",
                consent("acme", "one", client + "1", "a"),
                consent("acme", "one", client + "2", "a"));
        for (String glue : new String[] {"-", "_", ""}) {
            put(
                    pairs,
                    "where the client id ends and the id begins (" + glue + ")",
                    consent("acme", "one", "app" + glue + "x", "y"),
                    consent("acme", "one", "app", "x" + glue + "y"));
        }
        put(
                pairs,
                "where the bank ends and the client id begins",
                consent("acme", "one-x", "y", "i"),
                consent("acme", "one", "x-y", "i"));
        return pairs;
    }

    private static void put(Map<String, TokenKey[]> pairs, String difference, TokenKey one, TokenKey other) {
        pairs.put(difference, new TokenKey[] {one, other});
    }

    private static TokenKey consent(String family, String bank, String clientId, String id) {
        return of(Kind.CONSENT, Environment.PRODUCTION, family, bank, clientId, id);
    }

    static TokenKey of(Kind kind, Environment environment, String family, String bank, String clientId, String id) {
        return new TokenKey(kind, environment, new BankId(family, bank), clientId, id);
    }
}
