package org.tppkit.app.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Currency;
import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Listing;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private ReadOptions options = new ReadOptions();

    @Mixin
    private NumberOption number = new NumberOption();

    @Option(names = "--json", description = "One JSON object in place of a table.")
    private boolean json;

    /** @param context what every command is given */
    public AccountsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Access access = Access.open(context, options)) {
            Listing<Account> accounts = access.accounts().list();
            if (json) {
                context.terminal().line(JsonLine.of(out -> write(out, access, accounts)));
            } else {
                context.terminal().table(table(accounts));
            }
            return Answers.end(context.terminal(), accounts);
        }
    }

    private Table table(Listing<Account> accounts) {
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

    private void write(JsonGenerator out, Access access, Listing<Account> accounts) throws IOException {
        out.writeStartObject();
        out.writeStringField("bank", access.bank().id().toString());
        out.writeArrayFieldStart("accounts");
        for (Account account : accounts) {
            out.writeStartObject();
            out.writeStringField("id", account.id().value());
            Answers.field(out, "iban", account.iban().map(number::of));
            Answers.field(out, "otherNumber", account.otherIdentification().map(number::of));
            Answers.field(out, "otherScheme", account.otherIdentification().map(other -> other.schemeName()));
            out.writeStringField("name", account.name());
            out.writeStringField("type", account.type().code());
            Answers.field(out, "usage", account.usage().map(AccountUsage::code));
            Answers.field(out, "currency", account.currency().map(Currency::getCurrencyCode));
            Answers.field(out, "bic", account.bic().map(bic -> bic.value()));
            Answers.field(out, "product", account.product());
            Answers.field(out, "linkedAccount", account.linkedAccount());
            Answers.field(out, "customerIs", account.psuStatus());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("complete", accounts.end().isComplete());
        out.writeEndObject();
    }
}
