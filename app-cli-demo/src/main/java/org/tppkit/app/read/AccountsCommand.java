package org.tppkit.app.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Accounts;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code accounts}: the accounts that the customer made available. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description =
                "Lists the accounts that the customer made available. The number in front of each, or its id, chooses"
                        + " it in other commands.",
        footer = {"", "Example: tppkit accounts --bank fortuneo"})
public final class AccountsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ListOptions options = new ListOptions();

    @Mixin
    private NumberOption number = new NumberOption();

    /** @param context what every command is given */
    public AccountsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.show(context, "accounts", reading -> reading.list(Accounts::list), this::table, this::write);
    }

    private Table table(List<Account> accounts) {
        Table table = Table.of(">#", "account", "number", "name", "type", "currency", "the customer is");
        int place = 1;
        for (Account account : accounts) {
            table.row(
                    Integer.toString(place++),
                    account.id().value(),
                    number.of(account).orElse(""),
                    account.name(),
                    account.type().code(),
                    account.currency().map(Currency::getCurrencyCode).orElse(""),
                    account.psuStatus().orElse(""));
        }
        return table;
    }

    private void write(JsonGenerator out, Account account) throws IOException {
        out.writeStringField("id", account.id().value());
        JsonLine.field(out, "iban", account.iban().map(number::of));
        JsonLine.field(out, "otherNumber", account.otherIdentification().map(number::of));
        JsonLine.field(out, "otherScheme", account.otherIdentification().map(other -> other.schemeName()));
        out.writeStringField("name", account.name());
        out.writeStringField("type", account.type().code());
        JsonLine.field(out, "usage", account.usage().map(AccountUsage::code));
        JsonLine.field(out, "currency", account.currency().map(Currency::getCurrencyCode));
        JsonLine.field(out, "bic", account.bic().map(bic -> bic.value()));
        JsonLine.field(out, "product", account.product());
        JsonLine.field(out, "linkedAccount", account.linkedAccount());
        JsonLine.field(out, "customerIs", account.psuStatus());
    }
}
