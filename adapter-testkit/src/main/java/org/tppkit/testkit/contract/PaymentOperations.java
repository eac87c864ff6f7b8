package org.tppkit.testkit.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.UndescribedException;
import org.tppkit.testkit.contract.bank.WireExchange;

/** Initiating, reading, confirming and cancelling a payment. */
final class PaymentOperations {
    private static final String ONCE = "PG-01";

    private final BankDescription description;
    private final TestedBank bank;
    private final PaymentWire wire;

    private PaymentOperations(BankDescription description, TestedBank bank) {
        this.description = description;
        this.bank = bank;
        this.wire = wire(description, bank);
    }

    /** What the bank declares. */
    static List<Operation> of(BankDescription description, TestedBank bank) {
        if (!bank.supports(Capability.PAYMENTS)) {
            return List.of();
        }
        PaymentOperations operations = new PaymentOperations(description, bank);
        List<Operation> all = operations.changing();
        all.add(operations.reading());
        return all;
    }

    /** Those that must never be repeated. */
    static List<Operation> changing(BankDescription description, TestedBank bank) {
        return new PaymentOperations(description, bank).changing();
    }

    private List<Operation> changing() {
        List<Operation> all = new ArrayList<>();
        all.add(initiation());
        if (bank.supports(Capability.PAYMENT_CONFIRMATION)) {
            all.add(confirmation());
        }
        if (bank.supports(Capability.PAYMENT_CANCELLATION)) {
            all.add(cancellation());
        }
        return all;
    }

    /** How the bank takes payments; a failure where it declares some and describes none. */
    static PaymentWire wire(BankDescription description, TestedBank bank) {
        return description
                .payments(bank)
                .orElseThrow(() -> new UndescribedException(
                        bank + " declares payments, but BankDescription.payments is empty for it"));
    }

    private Operation initiation() {
        return new Operation(
                "the initiation of a payment",
                Optional.of(Capability.PAYMENTS),
                Operation.Kind.APPLICATION,
                ONCE,
                n -> wire.initiation(usual(n), KitPayments.id(n), approval(n)),
                (adapter, n, call) -> adapter.payments().initiate(KitPayments.setup(description, usual(n), n), call),
                this::differenceOfStart);
    }

    private Operation reading() {
        return new Operation(
                "the reading of a payment",
                Optional.of(Capability.PAYMENTS),
                Operation.Kind.APPLICATION,
                ONCE,
                this::settled,
                (adapter, n, call) -> adapter.payments().find(resourceId(n), call),
                this::differenceOfReading);
    }

    private Operation confirmation() {
        return new Operation(
                        "the confirmation of a payment",
                        Optional.of(Capability.PAYMENT_CONFIRMATION),
                        Operation.Kind.CUSTOMER,
                        ONCE,
                        n -> wire.confirmation(usual(n), KitPayments.id(n)),
                        (adapter, n, call) -> {
                            adapter.payments().confirm(resourceId(n), call);
                            return "confirmed";
                        },
                        (result, n) -> null)
                .byStatusAlone();
    }

    private Operation cancellation() {
        return new Operation(
                        "the cancellation of a payment",
                        Optional.of(Capability.PAYMENT_CANCELLATION),
                        Operation.Kind.APPLICATION,
                        ONCE,
                        n -> wire.cancellation(usual(n), KitPayments.id(n), approval(n)),
                        (adapter, n, call) -> adapter.payments()
                                .cancel(
                                        read(adapter, n, pending(n), call),
                                        CancellationReason.REQUESTED_BY_CUSTOMER,
                                        KitPayments.back(description, n),
                                        call),
                        (result, n) -> differenceOfId(((PaymentStart) result).resourceId(), n))
                .byStatusAlone();
    }

    /** A payment as the adapter reads it, without a request that anybody counts. */
    private RetrievedPayment read(BankAdapter adapter, int number, WireExchange reading, BankCall like) {
        return adapter.payments().find(resourceId(number), AnsweredCall.like(like, reading));
    }

    private WireExchange settled(int number) {
        return wire.reading(usual(number), KitPayments.id(number), PaymentStatus.SETTLED);
    }

    private WireExchange pending(int number) {
        return wire.reading(usual(number), KitPayments.id(number), PaymentStatus.PENDING);
    }

    private PaymentRequest usual(int number) {
        return wire.wanted(KitPayments.usual(number));
    }

    private String resourceId(int number) {
        return wire.resourceId(usual(number), KitPayments.id(number));
    }

    private URI approval(int number) {
        return approval(description, bank, number);
    }

    /** Where the bank wants the customer to be sent: on its approval pages, if the row names some. */
    static URI approval(BankDescription description, TestedBank bank, int number) {
        URI pages = Optional.ofNullable(bank.descriptor().endpoints().get(description.environment()))
                .flatMap(BankEndpoints::authorization)
                .orElse(bank.origin());
        return URI.create("https://" + pages.getRawAuthority() + "/approve/" + KitPayments.id(number));
    }

    private @Nullable String differenceOfStart(Object result, int number) {
        PaymentStart start = (PaymentStart) result;
        boolean redirects = start.nextStep() instanceof NextStep.RedirectPsu;
        String difference = differenceOfId(start.resourceId(), number);
        return difference != null
                ? difference
                : Difference.of("that the customer is sent to a page", redirects, wire.redirects());
    }

    private @Nullable String differenceOfReading(Object result, int number) {
        RetrievedPayment read = (RetrievedPayment) result;
        String difference = differenceOfId(read.resourceId(), number);
        return difference != null
                ? difference
                : Difference.of(
                        "the status",
                        read.payment().status().map(PaymentStatus::code).orElse("empty"),
                        PaymentStatus.SETTLED.code());
    }

    private @Nullable String differenceOfId(String got, int number) {
        return Difference.of("the payment's resource id", got, resourceId(number));
    }
}
