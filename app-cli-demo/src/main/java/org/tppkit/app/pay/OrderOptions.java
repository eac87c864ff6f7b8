package org.tppkit.app.pay;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.IbanConverter;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;
import picocli.CommandLine.Option;

/** What is to be paid: one transfer by four options or several out of a file, from where, and when. */
final class OrderOptions {
    @Option(
            names = "--to-iban",
            paramLabel = "<iban>",
            converter = IbanConverter.class,
            description = "The account that is paid on.")
    private @Nullable Iban iban;

    @Option(names = "--to-name", paramLabel = "<name>", description = "Who is paid.")
    private @Nullable String name;

    @Option(
            names = "--amount",
            paramLabel = "<euro>",
            converter = AmountConverter.class,
            description = "The amount in euro, with a point: 12.34.")
    private @Nullable Money amount;

    @Option(
            names = "--reference",
            paramLabel = "<text>",
            description = "What the receiver is told: 1 to 140 characters.")
    private @Nullable String reference;

    @Option(
            names = "--to-file",
            paramLabel = "<file>",
            description = "In place of these four, several transfers in one payment: a CSV file whose first line is"
                    + " iban,name,amount,reference.")
    private @Nullable Path file;

    @Option(
            names = "--from-iban",
            paramLabel = "<iban>",
            converter = IbanConverter.class,
            description = "The account to be debited; otherwise the customer chooses it at the bank.")
    private @Nullable Iban from;

    @Option(names = "--instant", description = "An instant transfer in place of a usual one.")
    private boolean instant;

    @Option(
            names = "--date",
            paramLabel = "<yyyy-mm-dd>",
            description = "The day of the debit, in the bank's zone; otherwise as soon as possible.")
    private @Nullable LocalDate date;

    @Option(
            names = "--every",
            paramLabel = "<frequency>",
            description = "A standing order that begins on --date: ${COMPLETION-CANDIDATES}.")
    private @Nullable Frequency every;

    @Option(names = "--until", paramLabel = "<yyyy-mm-dd>", description = "The last day of a standing order.")
    private @Nullable LocalDate until;

    /**
     * What was asked for.
     *
     * @throws IllegalArgumentException if a value cannot be paid or values do not fit together; the message repeats none
     */
    Order order() {
        return new Order(
                transfers(),
                Optional.ofNullable(from),
                instant ? PaymentScheme.INSTANT : PaymentScheme.CREDIT_TRANSFER,
                execution());
    }

    private List<Order.Transfer> transfers() {
        if (file == null) {
            return List.of(single());
        }
        if (iban != null || name != null || amount != null || reference != null) {
            throw new IllegalArgumentException("--to-file stands alone: the transfers are in the file");
        }
        return TransferFile.read(file);
    }

    private Order.Transfer single() {
        if (iban == null || name == null || amount == null || reference == null) {
            throw new IllegalArgumentException(
                    "give --to-iban, --to-name, --amount and --reference, or --to-file for several transfers");
        }
        return new Order.Transfer(iban, Party.named(name), amount, new Remittance.Text(reference));
    }

    private Execution execution() {
        if (every != null) {
            return standingOrder(every);
        }
        if (until != null) {
            throw new IllegalArgumentException("--until is for standing orders: say --every too");
        }
        return date == null ? new Execution.Now() : new Execution.OnDate(date);
    }

    private Execution standingOrder(Frequency frequency) {
        if (date == null) {
            throw new IllegalArgumentException("a standing order needs its first day: --date");
        }
        Execution.StandingOrder order = Execution.StandingOrder.of(date, frequency, ExecutionRule.FOLLOWING);
        return until == null ? order : order.until(until);
    }
}
