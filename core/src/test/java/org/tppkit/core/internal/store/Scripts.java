package org.tppkit.core.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tppkit.core.TokenStores;

/** The scripts that users run, as they stand in the jar. */
final class Scripts {
    static final String POSTGRESQL = read("postgresql.sql");
    static final String PARTITIONED = read("postgresql-partitioned.sql");
    static final String H2 = read("h2.sql");

    private Scripts() {}

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(TokenStores.class.getResourceAsStream("jdbc/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
