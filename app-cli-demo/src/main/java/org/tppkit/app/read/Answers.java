package org.tppkit.app.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.core.Listing;

/** What the commands for lists have in common. */
final class Answers {
    private Answers() {}

    /** A field, where there is something to write. */
    static void field(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    /** The exit code of a list; a list that is not complete says so on the error stream. */
    static int end(Terminal terminal, Listing<?> list) {
        if (list.end().isComplete()) {
            return ExitStatus.OK.code();
        }
        terminal.note("NOT COMPLETE: the bank has more than was read (" + list.end() + ")");
        return ExitStatus.INCOMPLETE.code();
    }
}
