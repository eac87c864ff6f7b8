package org.tppkit.app.pay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.ConfigOptions;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.terminal.JsonLine;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pay list}: what is kept here of payments. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the payments of the last 90 days that were begun on this machine, with the status that was"
                + " seen last. No bank is asked.",
        footer = {"", "Example: tppkit pay list --json"})
final class PayListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ConfigOptions folder = new ConfigOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    PayListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KeptPayments kept = new KeptPayments(
                folder.home(context.surroundings()), context.surroundings().clock());
        List<KeptPayment> payments = kept.all();
        Terminal terminal = context.terminal();
        output.show(
                terminal,
                json -> JsonLine.array(json, "payments", payments, PayListCommand::write),
                () -> show(payments, terminal));
        return ExitStatus.OK.code();
    }

    private static void show(List<KeptPayment> payments, Terminal terminal) {
        if (payments.isEmpty()) {
            terminal.note("No payments are kept here.");
        }
        payments.forEach(payment -> show(payment, terminal));
    }

    private static void show(KeptPayment payment, Terminal terminal) {
        String amount =
                payment.total() == null ? "cancellation" : payment.total().toString();
        String status = payment.status() == null ? "" : ", " + StatusWords.of(payment.status());
        terminal.line(payment.createdAt() + "  " + payment.bank() + "  " + amount + "  " + stage(payment) + status);
        payment.payment().map(PaymentId::encode).ifPresent(id -> terminal.line("  " + id));
    }

    private static String stage(KeptPayment payment) {
        return payment.stage().name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator json, KeptPayment payment) throws IOException {
        json.writeStringField("begun", payment.createdAt().toString());
        json.writeStringField("bank", payment.bank().toString());
        json.writeStringField("stage", stage(payment));
        if (payment.total() != null) {
            json.writeStringField("amount", payment.total().amount().toPlainString());
            json.writeStringField("currency", payment.total().currency().getCurrencyCode());
        }
        if (payment.status() != null) {
            json.writeStringField("status", payment.status().code());
        }
        JsonLine.field(json, "payment", payment.payment().map(PaymentId::encode));
    }
}
