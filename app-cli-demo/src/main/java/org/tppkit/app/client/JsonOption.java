package org.tppkit.app.client;

import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Terminal;
import picocli.CommandLine.Option;

/** How a result is shown, to people or to programs: a picocli mixin. */
public final class JsonOption {
    @Option(names = "--json", description = "One JSON object in one line, in place of lines for people.")
    private boolean json;

    /** Whether programs read the result. */
    public boolean json() {
        return json;
    }

    /**
     * Shows a result in the way that was asked for.
     *
     * @param forPrograms the fields of the JSON object
     * @param forPeople writes it for people
     */
    public void show(Terminal terminal, JsonLine.Fields forPrograms, Runnable forPeople) {
        if (json) {
            terminal.line(JsonLine.of(forPrograms));
        } else {
            forPeople.run();
        }
    }
}
