package org.tppkit.app.read;

import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.ports.model.account.EndUserIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private JsonOption output = new JsonOption();

    /** @param context what every command is given */
    public IdentityCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Access access = Access.open(context, options)) {
            EndUserIdentity identity = access.accounts().identity().value();
            output.show(
                    context.terminal(),
                    json -> {
                        json.writeStringField("bank", access.bank().id().toString());
                        json.writeStringField("fullName", identity.fullName());
                        JsonLine.field(json, "namePrefix", identity.namePrefix());
                        JsonLine.field(json, "firstName", identity.firstName());
                        JsonLine.field(json, "lastName", identity.lastName());
                    },
                    () -> context.terminal().table(table(identity)));
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
