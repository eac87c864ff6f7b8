package org.tppkit.app.consent;

import java.util.concurrent.Callable;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code consent renew}: the customer approves again, the id stays. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the customer to the bank once more, before a consent ends or after it has ended. It goes on under the"
                    + " same id.",
            "What the customer approved before is not ended at the bank: it is not known whether a bank would end what was"
                    + " just approved with it. It ends there by its own time, or by the customer's hand."
        },
        footer = {"", "Example: tppkit consent renew 4rIzUvkYqJd3bqkM"})
final class ConsentRenewCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ConsentApproval approval = new ConsentApproval();

    @Mixin
    private ConsentArgument consent = new ConsentArgument();

    ConsentRenewCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            Consent old = consent.in(bench);
            Bank bank = bench.banks().get(old.bank());
            PendingConsent pending = bank.consents().beginRenewal(old, bench.presentPsu(bank));
            return approval.carryOut(context, bench, bank, pending).code();
        }
    }
}
