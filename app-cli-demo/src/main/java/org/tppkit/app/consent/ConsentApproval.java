package org.tppkit.app.consent;

import java.util.Optional;
import org.tppkit.app.approval.ApprovalAtBank;
import org.tppkit.app.approval.ApprovalOptions;
import org.tppkit.app.approval.Awaited;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.model.NextStep;
import picocli.CommandLine.Mixin;

/** What follows when a consent was begun, new or renewed: the customer's approval, and what comes of it: a picocli mixin. */
final class ConsentApproval {
    @Mixin
    private ApprovalOptions options = new ApprovalOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    /** Shows the consent, or what waits for the customer where it is to be completed by another command. */
    ExitStatus carryOut(CommandContext context, Workbench bench, Bank bank, PendingConsent pending) {
        ConsentView view = new ConsentView(context.terminal(), output, bench.consents());
        NextStep next = pending.nextStep().orElseThrow();
        if (next instanceof NextStep.None) {
            view.show(bank.consents().complete(pending));
            return ExitStatus.OK;
        }
        if (!(next instanceof NextStep.RedirectPsu redirect)) {
            throw new CommandFailure(
                    ExitStatus.REFUSED,
                    "this bank asks its customers elsewhere than on a page, which the command line cannot wait for");
        }
        Pendings pendings = new Pendings(bench);
        pendings.keep(pending);
        if (output.json() && !options.waitWanted()) {
            view.showWaiting(pending, redirect.uri());
            return ExitStatus.OK;
        }
        Awaited<Consent> awaited = new Awaited<>(
                pending::matches,
                callback -> pendings.complete(bank, pending, callback),
                "tppkit consent complete",
                ExitStatus.CONSENT_NEEDED,
                "begin anew");
        Optional<Consent> given = new ApprovalAtBank<>(context, options, awaited)
                .await(redirect.uri(), bench.redirectUri(bank), pending.expiresAt());
        given.ifPresent(view::show);
        return ExitStatus.OK;
    }
}
