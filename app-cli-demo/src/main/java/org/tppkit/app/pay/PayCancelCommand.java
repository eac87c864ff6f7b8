package org.tppkit.app.pay;

import java.util.concurrent.Callable;
import org.tppkit.app.approval.ApprovalOptions;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.JsonOption;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pay cancel}: cancels a payment that waits for its day, or a standing order. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description =
                "Cancels a payment that waits for its day, or a standing order. The customer has to approve that at"
                        + " the bank too. The exit code is 0 where it is cancelled, 15 where it is not cancelled yet.",
        footer = {"", "Example: tppkit pay cancel y1.YXJrZWE6Y21i.U0FOREJPWA.MS40LjI.bXkta2V5.MTIz --reason duplicate"})
final class PayCancelCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ApprovalOptions approval = new ApprovalOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Option(
            names = "--reason",
            paramLabel = "<reason>",
            defaultValue = "CUSTOMER",
            description = "Why: ${COMPLETION-CANDIDATES}; otherwise ${DEFAULT-VALUE}.")
    private Reason reason = Reason.CUSTOMER;

    @Mixin
    private PaymentArgument payment = new PaymentArgument();

    /** Why a payment is cancelled. */
    enum Reason {
        CUSTOMER(CancellationReason.REQUESTED_BY_CUSTOMER),
        DUPLICATE(CancellationReason.DUPLICATE),
        FRAUD(CancellationReason.FRAUD),
        TECHNICAL(CancellationReason.TECHNICAL);

        private final String code;

        Reason(CancellationReason reason) {
            this.code = reason.code();
        }

        CancellationReason value() {
            return new CancellationReason(code);
        }
    }

    PayCancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PaymentId wanted = payment.id();
        try (PaymentOffice office = PaymentOffice.open(context, client)) {
            PendingPayment pending = office.attended(office.bank(wanted)).cancel(wanted, reason.value());
            KeptPayment cancelled = office.kept()
                    .of(wanted)
                    .map(known -> known.cancelling(pending))
                    .orElseGet(() -> KeptPayment.elsewhere(
                            pending, context.surroundings().clock().instant()));
            office.kept().keep(cancelled);
            return new CustomerApproval(context, office, approval, output)
                    .of(cancelled, pending)
                    .code();
        }
    }
}
