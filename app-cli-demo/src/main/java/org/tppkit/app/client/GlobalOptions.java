package org.tppkit.app.client;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command has. */
public final class GlobalOptions {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Of an error the whole chain of causes; also what the library logs.")
    private boolean verbose;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colours, as with the environment variable NO_COLOR.")
    private boolean noColor;

    /** Whether to tell more. */
    public boolean verbose() {
        return verbose;
    }

    /** Whether colours are unwanted. */
    public boolean noColor() {
        return noColor;
    }
}
