package org.tppkit.testkit.simulator.internal.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.StetVersion;

/**
 * Reads the version out of Accept in all forms of Arkéa's page: a second header {@code version=1.4.2}, {@code
 * application/json; version=1.4.2}, {@code application/hal+json; charset=utf-8; version=1.4.2}, and headers joined by
 * commas. No version means 1.4.1. Media types other than JSON and HAL are not acceptable.
 */
final class VersionNegotiation {

    private static final Set<String> MEDIA_TYPES =
            Set.of("application/json", "application/hal+json", "application/*", "*/*");

    private VersionNegotiation() {}

    /** The version, or empty if none of what is asked for can be given. */
    static Optional<StetVersion> of(List<String> accepts) {
        Set<String> versions = new LinkedHashSet<>();
        boolean mediaTypeAsked = false;
        boolean mediaTypeKnown = false;
        for (String element : String.join(",", accepts).split(",", -1)) {
            for (String part : element.split(";", -1)) {
                String token = part.strip().toLowerCase(Locale.ROOT);
                if (token.startsWith("version=")) {
                    versions.add(unquoted(token.substring("version=".length())));
                } else if (token.contains("/")) {
                    mediaTypeAsked = true;
                    mediaTypeKnown |= MEDIA_TYPES.contains(token);
                }
            }
        }
        if ((mediaTypeAsked && !mediaTypeKnown) || versions.size() > 1) {
            return Optional.empty();
        }
        return versions.isEmpty()
                ? Optional.of(StetVersion.V1_4_1)
                : StetVersion.of(versions.iterator().next());
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
