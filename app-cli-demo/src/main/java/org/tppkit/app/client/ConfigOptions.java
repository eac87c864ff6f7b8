package org.tppkit.app.client;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration file and the user's folder are. */
public final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "A properties file with the keys of docs/reference/configuration.md; otherwise the one that"
                    + " TPPKIT_CONFIG names, otherwise tppkit.properties in the user's folder.")
    private @Nullable Path config;

    @Option(
            names = "--home",
            paramLabel = "<folder>",
            description =
                    "The user's folder, where tokens are kept; otherwise the one that TPPKIT_HOME names, otherwise"
                            + " tppkit among the user's settings (~/.config, Application Support, %%APPDATA%%).")
    private @Nullable Path home;

    /** The user's folder. */
    public HomeFolder home(Surroundings surroundings) {
        return home == null ? HomeFolder.in(surroundings) : HomeFolder.at(home);
    }

    /** The configuration file, which need not be there. */
    public Path file(Surroundings surroundings) {
        return Optional.ofNullable(config)
                .or(() -> surroundings.variable("TPPKIT_CONFIG").map(Path::of))
                .orElseGet(() -> home(surroundings).configuration());
    }
}
