package org.tppkit.app.pay;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.tppkit.app.approval.ApprovalOptions;
import org.tppkit.app.client.BankOption;
import org.tppkit.app.client.ClientOptions;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.JsonOption;
import org.tppkit.core.Bank;
import org.tppkit.core.Payments;
import org.tppkit.ports.model.payment.PaymentRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pay start}: begins a payment, and sends the customer to the bank to approve it. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Begins a payment: shows what will be paid, asks for confirmation, sends it to the bank once, and sends the"
                    + " customer to the bank's page. Nothing is paid without the customer's approval there.",
            "Run twice it is two payments. So that this does not happen by mistake, an order of the same content within"
                    + " 30 minutes on this machine is refused unless --again is given, or the first was turned down."
        },
        footer = {
            "",
            "Example: tppkit pay start --bank fortuneo --to-iban DE89370400440532013000 --to-name 'Marchand SA'"
                    + " --amount 12.34 --reference 'Facture 7'"
        })
final class PayStartCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private BankOption bank = new BankOption();

    @Mixin
    private OrderOptions order = new OrderOptions();

    @Mixin
    private ApprovalOptions approval = new ApprovalOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Option(names = "--yes", description = "Do not ask for confirmation.")
    private boolean confirmed;

    @Option(
            names = "--again",
            description = "Begin it although the same was begun a little while ago. Where nobody knows whether the bank"
                    + " has the first, the very same request is sent once more, which cannot pay twice.")
    private boolean again;

    PayStartCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Order wanted = wanted();
        if (!confirmed && !context.surroundings().interactive()) {
            throw CommandFailure.usage("nobody sits at a terminal who could confirm the payment: add --yes");
        }
        try (PaymentOffice office = PaymentOffice.open(context, client)) {
            return begin(office, wanted).code();
        }
    }

    private Order wanted() {
        try {
            return order.order();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private ExitStatus begin(PaymentOffice office, Order wanted) {
        Bank at = office.workbench().banks().chosen(bank);
        Payments payments = office.attended(at);
        SameOrderGuard guard =
                new SameOrderGuard(office.kept(), context.surroundings().clock().instant());
        Optional<KeptPayment> unanswered = guard.pass(at.id(), wanted, again);
        PaymentRequest request = request(payments, wanted, unanswered);
        confirm(at, wanted);
        office.kept().forgetOld();
        KeptPayment sending = KeptPayment.sending(at.id(), request.id(), request.createdAt(), wanted);
        KeptPayment begun = office.kept().alone(() -> {
            guard.passStill(at.id(), wanted, again, unanswered);
            return new Initiation(office.kept()).send(payments, request, sending, unanswered.isEmpty());
        });
        return new CustomerApproval(context, office, approval, output)
                .of(begun, begun.latest().orElseThrow());
    }

    private static PaymentRequest request(Payments payments, Order wanted, Optional<KeptPayment> unanswered) {
        try {
            return unanswered
                    .map(earlier -> wanted.again(payments.prepare(), earlier))
                    .orElseGet(() -> wanted.request(payments.prepare()));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private void confirm(Bank at, Order wanted) {
        new OrderSummary(context.terminal()).show(at, wanted);
        if (confirmed) {
            return;
        }
        context.terminal().note("Type yes to begin it:");
        boolean agreed = context.surroundings()
                .input()
                .next()
                .filter(line -> line.strip().equalsIgnoreCase("yes"))
                .isPresent();
        if (!agreed) {
            throw new CommandFailure(ExitStatus.REFUSED, "it was not confirmed: nothing was sent to the bank");
        }
    }
}
