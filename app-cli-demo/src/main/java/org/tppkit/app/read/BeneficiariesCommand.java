package org.tppkit.app.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Accounts;
import org.tppkit.ports.model.account.Beneficiary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code beneficiaries}: whom the customer trusts. */
@Command(
        name = "beneficiaries",
        mixinStandardHelpOptions = true,
        description = "Lists the beneficiaries that the customer trusts.",
        footer = {"", "Example: tppkit beneficiaries --bank fortuneo --json"})
public final class BeneficiariesCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ListOptions options = new ListOptions();

    @Mixin
    private NumberOption number = new NumberOption();

    /** @param context what every command is given */
    public BeneficiariesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return options.show(
                context,
                "beneficiaries",
                reading -> reading.list(Accounts::trustedBeneficiaries),
                this::table,
                this::write);
    }

    private Table table(List<Beneficiary> beneficiaries) {
        Table table = Table.of("name", "number", "bank", "trusted");
        beneficiaries.forEach(one -> table.row(
                one.name(),
                one.iban()
                        .map(number::of)
                        .or(() -> one.otherIdentification().map(number::of))
                        .orElse(""),
                one.bic().map(bic -> bic.value()).orElse(""),
                one.trusted().map(trusted -> trusted ? "yes" : "no").orElse("")));
        return table;
    }

    private void write(JsonGenerator out, Beneficiary one) throws IOException {
        JsonLine.field(out, "id", one.id());
        out.writeStringField("name", one.name());
        JsonLine.field(out, "iban", one.iban().map(number::of));
        JsonLine.field(out, "otherNumber", one.otherIdentification().map(number::of));
        JsonLine.field(out, "otherScheme", one.otherIdentification().map(other -> other.schemeName()));
        JsonLine.field(out, "bic", one.bic().map(bic -> bic.value()));
        if (one.trusted().isPresent()) {
            out.writeBooleanField("trusted", one.trusted().get());
        }
    }
}
