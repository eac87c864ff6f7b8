package org.tppkit.testkit.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenKey.Kind;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.ports.spi.token.TokenStore;

/** Records that differ in everything a filter asks for, and filters that tell them apart. */
final class ListedRecords {
    private static final Instant EXPIRY = Instant.parse("2026-03-29T01:30:00Z");

    private ListedRecords() {}

    /** Writes the records; gives them as they are stored. */
    static List<StoredToken> write(TokenStore store) {
        Map<TokenKey, TokenRecord> records = new LinkedHashMap<>();
        TokenRecord plain = StoreSamples.record("plain");
        for (Kind kind : Kind.values()) {
            records.put(StoreSamples.of(kind, Environment.PRODUCTION, "acme", "one", "app", "k"), plain);
        }
        records.put(key(Environment.SANDBOX, "acme", "one", "app", "e"), plain.withSubject("ann"));
        records.put(key(Environment.PRODUCTION, "acme", "two", "app", "b"), plain.withSubject("ann"));
        records.put(key(Environment.PRODUCTION, "other", "one", "app", "b"), plain.withSubject("Ann"));
        records.put(key(Environment.PRODUCTION, "acme", "one", "APP", "c"), plain.withSubject("anna"));
        records.put(key(Environment.PRODUCTION, "acme", "one", "app2", "c"), plain.withSubject("ann "));
        records.put(key(Environment.PRODUCTION, "acme", "one", "app", "s-1"), plain.withSubject("100%_'\\\""));
        records.put(key(Environment.PRODUCTION, "acme", "one", "app", "s-2"), plain.withSubject("100xyz'\\\""));
        for (int millis = -1; millis <= 1; millis++) {
            TokenRecord record = plain.withSubject("ann").withExpiry(EXPIRY.plusMillis(millis));
            records.put(key(Environment.PRODUCTION, "acme", "one", "app", "x" + (millis + 1)), record);
        }
        List<StoredToken> stored = new ArrayList<>();
        records.forEach(
                (key, record) -> stored.add(new StoredToken(key, StoreSteps.create(store, key, record), record)));
        return stored;
    }

    private static TokenKey key(Environment environment, String family, String bank, String clientId, String id) {
        return StoreSamples.of(Kind.CONSENT, environment, family, bank, clientId, id);
    }

    /** Filters by name: none, each criterion by itself, and several together. */
    static Map<String, TokenFilter> filters() {
        Map<String, TokenFilter> filters = new LinkedHashMap<>();
        filters.put("nothing", TokenFilter.builder().build());
        for (Kind kind : Kind.values()) {
            filters.put("kind " + kind, TokenFilter.builder().kind(kind).build());
        }
        for (Environment environment : Environment.values()) {
            filters.put(
                    "environment " + environment,
                    TokenFilter.builder().environment(environment).build());
        }
        for (String bank : new String[] {"acme:one", "acme:two", "other:one", "acme:three"}) {
            filters.put(
                    "bank " + bank, TokenFilter.builder().bank(BankId.of(bank)).build());
        }
        for (String client : new String[] {"app", "APP", "ap"}) {
            filters.put(
                    "client id " + client,
                    TokenFilter.builder().clientId(client).build());
        }
        for (String subject : new String[] {"ann", "Ann", "ann ", "an", "100%_'\\\"", "%"}) {
            filters.put(
                    "subject [" + subject + "]",
                    TokenFilter.builder().subject(subject).build());
        }
        for (int millis = -1; millis <= 2; millis++) {
            Instant limit = EXPIRY.plusMillis(millis);
            filters.put(
                    "expiry before " + limit,
                    TokenFilter.builder().expiresBefore(limit).build());
        }
        filters.put(
                "all criteria",
                TokenFilter.builder()
                        .kind(Kind.CONSENT)
                        .environment(Environment.PRODUCTION)
                        .bank(BankId.of("acme:one"))
                        .clientId("app")
                        .subject("ann")
                        .expiresBefore(EXPIRY.plusMillis(1))
                        .build());
        return filters;
    }
}
