package org.tppkit.app.pay;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.BankOption;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ConsentOption;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.IbanConverter;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Consent;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.funds.FundsCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code funds check}: whether an account holds an amount. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Asks the bank whether an account holds an amount: yes (exit code 0) or no (exit code 16). The answer"
                        + " is for the payment at hand only, and must not be stored (PSD2 article 65(3)). The consent is one"
                        + " of the scope funds.",
        footer = {"", "Example: tppkit funds check --amount 12.34 --iban FR7630006000011234567890189"})
final class FundsCheckCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private BankOption bank = new BankOption();

    @Mixin
    private ConsentOption consent = new ConsentOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Option(
            names = "--amount",
            required = true,
            paramLabel = "<euro>",
            converter = AmountConverter.class,
            description = "The amount in euro, with a point: 12.34.")
    private @Nullable Money amount;

    @Option(
            names = "--iban",
            required = true,
            paramLabel = "<iban>",
            converter = IbanConverter.class,
            description = "The customer's account.")
    private @Nullable Iban iban;

    @Option(
            names = "--payee",
            paramLabel = "<name>",
            description = "Who is to be paid, as information for the customer.")
    private @Nullable String payee;

    FundsCheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        FundsCheck question = question();
        try (Workbench workbench = Workbench.open(context, client)) {
            Consent given = workbench.consents().chosen(bank, consent, Set.of(ConsentScope.FUNDS_CONFIRMATION));
            boolean available = workbench
                    .banks()
                    .of(given, bank)
                    .funds(given, workbench.psu())
                    .check(question)
                    .value()
                    .available();
            show(available);
            return (available ? ExitStatus.OK : ExitStatus.ANSWER_IS_NO).code();
        }
    }

    private FundsCheck question() {
        FundsCheck.Builder question = FundsCheck.builder()
                .id(UUID.randomUUID().toString().replace("-", ""))
                .account(Objects.requireNonNull(iban))
                .amount(Objects.requireNonNull(amount));
        try {
            return (payee == null ? question : question.payee(payee)).build();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--payee: " + e.getMessage());
        }
    }

    private void show(boolean available) {
        output.show(
                context.terminal(),
                json -> json.writeBooleanField("available", available),
                () -> context.terminal().line(available ? "yes" : "no"));
    }
}
