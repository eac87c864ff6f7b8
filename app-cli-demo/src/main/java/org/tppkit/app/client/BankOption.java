package org.tppkit.app.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.ApiVersion;
import picocli.CommandLine.Option;

/** Which bank a command is about: a picocli mixin. */
public final class BankOption {
    @Option(
            names = "--bank",
            paramLabel = "<bank>",
            description = "The bank, such as fortuneo or arkea:fortuneo; not needed where the configuration, or the"
                    + " consent, knows only one. The command banks lists them.")
    private @Nullable String bank;

    @Option(
            names = "--api-version",
            paramLabel = "<version>",
            description = "Speak this version of the bank's interface; otherwise the one recommended for the bank.")
    private @Nullable String version;

    Optional<String> bank() {
        return Optional.ofNullable(bank);
    }

    Optional<ApiVersion> version() {
        try {
            return Optional.ofNullable(version).map(ApiVersion::of);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--api-version: " + e.getMessage());
        }
    }
}
