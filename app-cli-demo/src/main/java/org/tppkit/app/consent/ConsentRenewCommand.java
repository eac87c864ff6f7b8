package org.tppkit.app.consent;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tppkit.app.approval.ApprovalOptions;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code consent renew}: the customer approves again, the id stays. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description =
                "Sends the customer to the bank once more, before a consent ends or after it has ended. It goes on"
                        + " under the same id.",
        footer = {"", "Example: tppkit consent renew 4rIzUvkYqJd3bqkM"})
final class ConsentRenewCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ApprovalOptions approval = new ApprovalOptions();

    @Parameters(index = "0", paramLabel = "<id>", description = "The consent's id, as consent list shows it.")
    private String id = "";

    @Option(names = "--json", description = "The consent as one JSON object.")
    private boolean json;

    ConsentRenewCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            Consent consent = bench.consent(id);
            Bank bank = bench.client().bank(consent.bank());
            PendingConsent pending = bank.consents().beginRenewal(consent, bench.presentPsu(bank));
            Optional<Consent> renewed = new ConsentApproval(context, bench, approval).carryOut(bank, pending);
            renewed.ifPresent(given -> new ConsentView(bench).show(context.terminal(), json, given));
            return ExitCode.OK;
        }
    }
}
