package org.tppkit.app.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Listing;
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
    private ReadOptions options = new ReadOptions();

    @Option(
            names = "--account",
            paramLabel = "<account>",
            description = "The account's id, or its number in the list of accounts; otherwise all of them.")
    private @Nullable String account;

    @Option(names = "--json", description = "One JSON object in place of a table.")
    private boolean json;

    /** @param context what every command is given */
    public BalancesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Access access = Access.open(context, options)) {
            if (account != null) {
                AccountId id = access.account(Optional.of(account)).id();
                Listing<Balance> balances = access.accounts().balances(id);
                show(access, Map.of(id, balances));
                return Answers.end(context.terminal(), balances);
            }
            Listing<Account> accounts = access.accounts().list();
            Map<AccountId, List<Balance>> balances = new LinkedHashMap<>();
            accounts.forEach(one -> balances.put(one.id(), access.accounts().balances(one.id())));
            show(access, balances);
            return Answers.end(context.terminal(), accounts);
        }
    }

    private void show(Access access, Map<AccountId, ? extends List<Balance>> balances) {
        if (json) {
            context.terminal().line(JsonLine.of(out -> write(out, access, balances)));
        } else {
            context.terminal().table(table(balances));
        }
    }

    private static Table table(Map<AccountId, ? extends List<Balance>> balances) {
        Table table = Table.of("account", "type", "name", "day", ">amount");
        balances.forEach((account, all) -> all.forEach(balance -> table.row(
                account.value(),
                balance.type().code(),
                balance.name(),
                balance.referenceDate().map(LocalDate::toString).orElse(""),
                balance.amount().toString())));
        return table;
    }

    private static void write(JsonGenerator out, Access access, Map<AccountId, ? extends List<Balance>> balances)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("bank", access.bank().id().toString());
        out.writeArrayFieldStart("balances");
        for (var account : balances.entrySet()) {
            for (Balance balance : account.getValue()) {
                out.writeStartObject();
                out.writeStringField("account", account.getKey().value());
                out.writeStringField("type", balance.type().code());
                out.writeStringField("name", balance.name());
                out.writeStringField("amount", balance.amount().amount().toPlainString());
                out.writeStringField("currency", balance.amount().currency().getCurrencyCode());
                Answers.field(out, "day", balance.referenceDate().map(LocalDate::toString));
                Answers.field(out, "lastChange", balance.lastChange().map(Instant::toString));
                out.writeEndObject();
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
