package org.tppkit.app.consent;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.BankOption;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.IbanConverter;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Bank;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.consent.ConsentRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code consent start}: asks a customer for a consent. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Sends the customer to the bank and keeps the consent that comes of it. Where the redirect URI leads to"
                        + " this machine (http://localhost:8080/callback), the customer's return is waited for; else the"
                        + " address where the browser ended is pasted.",
        footer = {"", "Example: tppkit consent start --bank fortuneo --subject user-42"})
final class ConsentStartCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private BankOption bankOption = new BankOption();

    @Mixin
    private ConsentApproval approval = new ConsentApproval();

    @Option(
            names = "--subject",
            paramLabel = "<name>",
            description = "Your own name for the customer, kept beside the consent and sent to nobody; otherwise 'me'.")
    private String subject = "me";

    @Option(
            names = "--scope",
            paramLabel = "<scope>",
            description =
                    "What the consent is for: accounts, history (accounts, with as long a history as the bank gives)"
                            + " or funds; otherwise accounts.")
    private Scope scope = Scope.ACCOUNTS;

    @Option(
            names = "--account",
            paramLabel = "<iban>",
            converter = IbanConverter.class,
            description = "An account that the consent is about, where the bank wants to be told; may come often.")
    private List<Iban> accounts = new ArrayList<>();

    @Option(
            names = "--valid-for",
            paramLabel = "<period>",
            description =
                    "How long the consent is wanted, an ISO 8601 period such as P90D; otherwise as long as the bank"
                            + " allows.")
    private @Nullable String validFor;

    ConsentStartCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ConsentRequest request = request();
        try (Workbench bench = Workbench.open(context, client)) {
            Bank bank = bench.banks().chosen(bankOption);
            PendingConsent pending = bank.consents().begin(request, bench.presentPsu(bank));
            return approval.carryOut(context, bench, bank, pending).code();
        }
    }

    private ConsentRequest request() {
        try {
            return ConsentRequest.builder()
                    .subject(subject)
                    .scope(scope.scope())
                    .accounts(accounts)
                    .validity(Optional.ofNullable(validFor).map(Period::parse))
                    .build();
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage("--valid-for: an ISO 8601 period such as P90D is needed");
        } catch (IllegalArgumentException e) {
            // The messages of values do not repeat them.
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }
}
