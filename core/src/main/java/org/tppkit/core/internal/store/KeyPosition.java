package org.tppkit.core.internal.store;

import java.util.Comparator;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.token.TokenKey;

/** The order of keys, and the text by which a page says where it ended. */
final class KeyPosition {
    static final Comparator<TokenKey> ORDER = Comparator.comparing(TokenKey::kind)
            .thenComparing(TokenKey::environment)
            .thenComparing(key -> key.bank().family())
            .thenComparing(key -> key.bank().bank())
            .thenComparing(TokenKey::clientId)
            .thenComparing(TokenKey::id);

    private static final int PARTS = 5;

    private KeyPosition() {}

    /** The client id comes last: it is the only part that may hold a blank. */
    static String write(TokenKey key) {
        return key.kind().name()
                + ' '
                + key.environment().name()
                + ' '
                + key.bank()
                + ' '
                + key.id()
                + ' '
                + key.clientId();
    }

    static TokenKey read(String page) {
        String[] parts = page.split(" ", PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("this is no page of this store");
        }
        return new TokenKey(
                TokenKey.Kind.valueOf(parts[0]),
                Environment.valueOf(parts[1]),
                BankId.of(parts[2]),
                parts[4],
                parts[3]);
    }
}
