package org.tppkit.app.statement;

import java.io.PrintStream;

/** How many entries came so far, on one line that is written over and over: for people who look at a terminal. */
public final class Progress {
    private static final String CLEAR = "\r" + " ".repeat(40) + "\r";

    private final PrintStream terminal;
    private final boolean shown;

    /**
     * @param terminal where people look
     * @param shown whether it is a terminal; otherwise nothing is written
     */
    public Progress(PrintStream terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    void entries(long count) {
        write("\r" + count + " entries …");
    }

    void clear() {
        write(CLEAR);
    }

    private void write(String text) {
        if (shown) {
            terminal.print(text);
            terminal.flush();
        }
    }
}
