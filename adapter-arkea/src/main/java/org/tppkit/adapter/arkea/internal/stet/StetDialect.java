package org.tppkit.adapter.arkea.internal.stet;

import java.util.Optional;
import java.util.stream.Stream;
import org.tppkit.ports.model.ApiVersion;

/**
 * A version of STET as it is asked for on the wire. In account information the versions share paths and parameters; their
 * bodies differ in details that are read alike (see {@code internal.wire}). So a dialect is a row of data.
 *
 * @param version the version
 * @param accept the value of the Accept header
 */
public record StetDialect(ApiVersion version, String accept) {
    /** STET 1.4.1: what a bank of two versions answers when none is asked for. */
    public static final StetDialect STET_1_4_1 =
            new StetDialect(ApiVersion.of("1.4.1"), "application/hal+json; charset=utf-8");

    /** STET 1.4.2: the version stands in Accept (Arkéa Production page, "Invoke an API"). */
    public static final StetDialect STET_1_4_2 =
            new StetDialect(ApiVersion.of("1.4.2"), "application/hal+json; charset=utf-8; version=1.4.2");

    /** The dialect of a version; empty for a version that is not spoken here. */
    public static Optional<StetDialect> of(ApiVersion version) {
        return Stream.of(STET_1_4_1, STET_1_4_2)
                .filter(dialect -> dialect.version.equals(version))
                .findFirst();
    }
}
