package org.tppkit.app.read;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Listing;
import org.tppkit.ports.model.account.Beneficiary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code beneficiaries}: whom the customer trusts. */
@Command(
        name = "beneficiaries",
        mixinStandardHelpOptions = true,
        description = "Lists the beneficiaries that the customer trusts.",
        footer = {"", "Example: tppkit beneficiaries --bank fortuneo --json"})
public final class BeneficiariesCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ReadOptions options = new ReadOptions();

    @Mixin
    private NumberOption number = new NumberOption();

    @Option(names = "--json", description = "One JSON object in place of a table.")
    private boolean json;

    /** @param context what every command is given */
    public BeneficiariesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Access access = Access.open(context, options)) {
            Listing<Beneficiary> beneficiaries = access.accounts().trustedBeneficiaries();
            if (json) {
                context.terminal().line(JsonLine.of(out -> write(out, access, beneficiaries)));
            } else {
                context.terminal().table(table(beneficiaries));
            }
            return Answers.end(context.terminal(), beneficiaries);
        }
    }

    private Table table(Listing<Beneficiary> beneficiaries) {
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

    private void write(JsonGenerator out, Access access, Listing<Beneficiary> beneficiaries) throws IOException {
        out.writeStartObject();
        out.writeStringField("bank", access.bank().id().toString());
        out.writeArrayFieldStart("beneficiaries");
        for (Beneficiary one : beneficiaries) {
            out.writeStartObject();
            Answers.field(out, "id", one.id());
            out.writeStringField("name", one.name());
            Answers.field(out, "iban", one.iban().map(number::of));
            Answers.field(out, "otherNumber", one.otherIdentification().map(number::of));
            Answers.field(out, "otherScheme", one.otherIdentification().map(other -> other.schemeName()));
            Answers.field(out, "bic", one.bic().map(bic -> bic.value()));
            if (one.trusted().isPresent()) {
                out.writeBooleanField("trusted", one.trusted().get());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("complete", beneficiaries.end().isComplete());
        out.writeEndObject();
    }
}
