package org.tppkit.app.read;

import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.ports.model.account.EndUserIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code identity}: who the customer is. */
@Command(
        name = "identity",
        mixinStandardHelpOptions = true,
        description = "Shows who the customer is, in the bank's words.",
        footer = {"", "Example: tppkit identity --bank fortuneo"})
public final class IdentityCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ReadOptions options = new ReadOptions();

    @Option(names = "--json", description = "One JSON object in place of a table.")
    private boolean json;

    /** @param context what every command is given */
    public IdentityCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Access access = Access.open(context, options)) {
            EndUserIdentity identity = access.accounts().identity().value();
            if (json) {
                context.terminal().line(JsonLine.of(out -> {
                    out.writeStartObject();
                    out.writeStringField("bank", access.bank().id().toString());
                    out.writeStringField("fullName", identity.fullName());
                    Answers.field(out, "namePrefix", identity.namePrefix());
                    Answers.field(out, "firstName", identity.firstName());
                    Answers.field(out, "lastName", identity.lastName());
                    out.writeEndObject();
                }));
            } else {
                context.terminal().table(table(identity));
            }
            return ExitStatus.OK.code();
        }
    }

    private static Table table(EndUserIdentity identity) {
        return Table.of("name", "prefix", "first name", "last name")
                .row(
                        identity.fullName(),
                        identity.namePrefix().orElse(""),
                        identity.firstName().orElse(""),
                        identity.lastName().orElse(""));
    }
}
