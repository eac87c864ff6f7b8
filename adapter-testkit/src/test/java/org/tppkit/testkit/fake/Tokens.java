package org.tppkit.testkit.fake;

import java.nio.charset.StandardCharsets;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;

/** Keys and records for tests of stores. */
final class Tokens {
    private Tokens() {}

    static TokenKey key(String id) {
        return new TokenKey(TokenKey.Kind.CONSENT, Environment.PRODUCTION, BankId.of("acme:bank"), "client", id);
    }

    static TokenRecord record(String payload) {
        return TokenRecord.of(payload.getBytes(StandardCharsets.UTF_8));
    }
}
