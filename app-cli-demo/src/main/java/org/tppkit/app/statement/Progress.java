package org.tppkit.app.statement;

import org.tppkit.app.terminal.Terminal;

/** How many entries came so far, on one line that is written over and over: for people who look at a terminal. */
public final class Progress {
    private static final String CLEAR = "\r" + " ".repeat(40) + "\r";

    private final Terminal terminal;

    /** @param terminal where nothing is written unless somebody watches */
    public Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    void entries(long count) {
        write("\r" + count + " entries …");
    }

    void clear() {
        write(CLEAR);
    }

    private void write(String text) {
        if (terminal.isWatched()) {
            terminal.part(text);
        }
    }
}
