package org.tppkit.app.client;

import org.tppkit.app.terminal.Terminal;

/** What every command is given: where it writes, the world around it, the options that all commands have. */
public final class CommandContext {
    private final Terminal terminal;
    private final Surroundings surroundings;
    private final GlobalOptions options = new GlobalOptions();

    /**
     * @param terminal where commands write
     * @param surroundings the world around them
     */
    public CommandContext(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    /** Where to write. Ask for it when the command runs: whether colours are wanted is known only then. */
    public Terminal terminal() {
        return options.noColor() ? terminal.withoutColours() : terminal;
    }

    /** The world around. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The options that all commands have; filled in when the command line is read. */
    public GlobalOptions options() {
        return options;
    }
}
