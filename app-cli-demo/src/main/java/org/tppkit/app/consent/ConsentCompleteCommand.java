package org.tppkit.app.consent;

import java.util.concurrent.Callable;
import org.tppkit.app.approval.CallbackAddress;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.model.Callback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code consent complete}: takes up what the bank sent back. */
@Command(
        name = "complete",
        mixinStandardHelpOptions = true,
        description =
                "Completes a consent with the address where the customer's browser ended. It must have been started"
                        + " from the same user's folder, for the address counts only together with what was kept there.",
        footer = {"", "Example: tppkit consent complete 'https://tpp.example/callback?code=…&state=…'"})
final class ConsentCompleteCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private CallbackAddress address = new CallbackAddress();

    @Mixin
    private JsonOption output = new JsonOption();

    ConsentCompleteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Workbench bench = Workbench.open(context, client)) {
            Callback callback = address.callback(context);
            Pendings pendings = new Pendings(bench);
            PendingConsent pending = pendings.of(callback)
                    .orElseThrow(() -> new CommandFailure(
                            ExitStatus.CONSENT_NEEDED,
                            "no consent that waits here belongs to this address: it was completed already, or begun"
                                    + " elsewhere; see tppkit consent list, or run: tppkit consent start"));
            Consent consent = pendings.complete(bench.banks().get(pending.bank()), pending, callback);
            new ConsentView(context.terminal(), output, bench.consents()).show(consent);
            return ExitStatus.OK.code();
        }
    }
}
