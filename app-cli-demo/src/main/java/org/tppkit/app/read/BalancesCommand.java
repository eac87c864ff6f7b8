package org.tppkit.app.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Accounts;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balances}: of one account or of all. */
@Command(
        name = "balances",
        mixinStandardHelpOptions = true,
        description =
                "Shows the balances of one account, or of all. CLBD is what is booked, XPCD the balance in real time,"
                        + " VALU by value date; amounts have their sign.",
        footer = {"", "Example: tppkit balances --bank fortuneo --account 1"})
public final class BalancesCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ListOptions options = new ListOptions();

    @Option(
            names = "--account",
            paramLabel = "<account>",
            description = "The account's id, or its number in the list of accounts; otherwise all of them.")
    private @Nullable String account;

    /** A balance and whose it is. */
    private record Row(AccountId account, Balance balance) {}

    /** @param context what every command is given */
    public BalancesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.show(context, "balances", this::rows, BalancesCommand::table, BalancesCommand::write);
    }

    private List<Row> rows(ListOptions.Reading reading) {
        Stream<AccountId> ids = account == null
                ? reading.list(Accounts::list).stream().map(Account::id)
                : Stream.of(reading.access().account(Optional.of(account)).id());
        return ids.flatMap(id ->
                        reading.list(accounts -> accounts.balances(id)).stream().map(one -> new Row(id, one)))
                .toList();
    }

    private static Table table(List<Row> rows) {
        Table table = Table.of("account", "type", "name", "day", ">amount");
        rows.forEach(row -> table.row(
                row.account().value(),
                row.balance().type().code(),
                row.balance().name(),
                row.balance().referenceDate().map(LocalDate::toString).orElse(""),
                row.balance().amount().toString()));
        return table;
    }

    private static void write(JsonGenerator out, Row row) throws IOException {
        Balance balance = row.balance();
        out.writeStringField("account", row.account().value());
        out.writeStringField("type", balance.type().code());
        out.writeStringField("name", balance.name());
        out.writeStringField("amount", balance.amount().amount().toPlainString());
        out.writeStringField("currency", balance.amount().currency().getCurrencyCode());
        JsonLine.field(out, "day", balance.referenceDate().map(LocalDate::toString));
        JsonLine.field(out, "lastChange", balance.lastChange().map(Instant::toString));
    }
}
