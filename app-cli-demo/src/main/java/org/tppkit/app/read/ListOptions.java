package org.tppkit.app.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Accounts;
import org.tppkit.core.Listing;
import org.tppkit.ports.model.PagingEnd;
import picocli.CommandLine.Mixin;

/** Reads a list and shows it as a table or as JSON, and says where it is not complete: a picocli mixin. */
final class ListOptions {
    @Mixin
    private ReadOptions read = new ReadOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    /** Reads one thing after the other; remembers what was not complete. */
    static final class Reading {
        private final Access access;
        private final Set<PagingEnd> incomplete = EnumSet.noneOf(PagingEnd.class);

        private Reading(Access access) {
            this.access = access;
        }

        Access access() {
            return access;
        }

        <T> Listing<T> list(Function<Accounts, Listing<T>> wanted) {
            Listing<T> list = wanted.apply(access.accounts());
            if (!list.end().isComplete()) {
                incomplete.add(list.end());
            }
            return list;
        }
    }

    /**
     * Reads what is wanted and shows it.
     *
     * @param name of the list in the JSON object
     * @param wanted reads it
     * @param table shows it to people
     * @param fields of each entry in the JSON object
     * @return the exit code
     */
    <T> int show(
            CommandContext context,
            String name,
            Function<Reading, List<T>> wanted,
            Function<List<T>, Table> table,
            JsonLine.FieldsOf<T> fields) {
        try (Access access = Access.open(context, read)) {
            Reading reading = new Reading(access);
            List<T> found = wanted.apply(reading);
            output.show(
                    context.terminal(),
                    json -> {
                        json.writeStringField("bank", access.bank().id().toString());
                        JsonLine.array(json, name, found, fields);
                        json.writeBooleanField("complete", reading.incomplete.isEmpty());
                    },
                    () -> context.terminal().table(table.apply(found)));
            if (reading.incomplete.isEmpty()) {
                return ExitStatus.OK.code();
            }
            context.terminal().note("NOT COMPLETE: the bank has more than was read " + reading.incomplete);
            return ExitStatus.INCOMPLETE.code();
        }
    }
}
