package org.tppkit.app.consent;

import java.util.Optional;
import org.tppkit.app.approval.ApprovalAtBank;
import org.tppkit.app.approval.ApprovalOptions;
import org.tppkit.app.approval.Awaited;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.Workbench;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.model.NextStep;

/** What follows when a consent was begun, new or renewed: the customer's approval, and the consent that comes of it. */
final class ConsentApproval {
    private final CommandContext context;
    private final Workbench bench;
    private final ApprovalOptions options;

    ConsentApproval(CommandContext context, Workbench bench, ApprovalOptions options) {
        this.context = context;
        this.bench = bench;
        this.options = options;
    }

    /** The consent; empty if it is to be completed by another command. */
    Optional<Consent> carryOut(Bank bank, PendingConsent pending) {
        NextStep next = pending.nextStep().orElseThrow();
        if (next instanceof NextStep.None) {
            return Optional.of(bank.consents().complete(pending));
        }
        if (!(next instanceof NextStep.RedirectPsu redirect)) {
            throw new CommandFailure(
                    ExitStatus.REFUSED,
                    "this bank asks its customers elsewhere than on a page, which the command line cannot wait for");
        }
        Pendings pendings = new Pendings(bench);
        pendings.keep(pending);
        return new ApprovalAtBank<>(
                        context,
                        options,
                        new Awaited<>(
                                pending::matches,
                                callback -> pendings.complete(bank, pending, callback),
                                "tppkit consent complete",
                                ExitStatus.CONSENT_NEEDED,
                                "begin anew"))
                .await(redirect.uri(), bench.redirectUri(bank), pending.expiresAt());
    }
}
