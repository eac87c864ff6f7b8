package org.tppkit.app.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which consent a command uses: a picocli mixin. */
public final class ConsentOption {
    @Option(
            names = "--consent",
            paramLabel = "<id>",
            description = "The consent; not needed where only one fits. The command consent list shows the ids.")
    private @Nullable String consent;

    Optional<String> consent() {
        return Optional.ofNullable(consent);
    }
}
