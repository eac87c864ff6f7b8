package org.tppkit.testkit.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** What must be refused of payments where a bank does not declare it. */
final class UndeclaredPayments {
    private static final URI NOWHERE = URI.create("https://api.kit.example");
    private static final WireExchange NOTHING = new WireExchange("POST", "/", ScriptedAnswer.of(501));

    /** Asks for something that the bank does not declare. */
    @FunctionalInterface
    private interface Ask {
        void of(BankAdapter adapter, BankCall call);
    }

    /**
     * @param capability what is taken from the row
     * @param name what is asked for, in words
     * @param wholly whether it is an operation: then no value of the request is at fault, and a CapabilityException says so
     */
    private record Case(Capability capability, String name, boolean wholly, Ask ask) {}

    private final BankContract contract;
    private final Subject subject;
    private final PaymentRequest usual;
    private final String resourceId;

    private UndeclaredPayments(BankContract contract, Subject subject) {
        this.contract = contract;
        this.subject = subject;
        PaymentRequest chosen = KitPayments.usual(1);
        Optional<PaymentWire> wire = contract.description().payments(tested(subject.bank()));
        this.usual = wire.map(known -> known.wanted(chosen)).orElse(chosen);
        this.resourceId =
                wire.map(known -> known.resourceId(usual, KitPayments.id(1))).orElse(KitPayments.id(1));
    }

    static Stream<DynamicTest> tests(BankContract contract) {
        return Subject.kinds(contract.description()).stream()
                .map(subject -> new UndeclaredPayments(contract, subject))
                .flatMap(UndeclaredPayments::tests);
    }

    private Stream<DynamicTest> tests() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        "BA-01, PG-04 " + subject + " without " + one.capability() + ": " + one.name(),
                        () -> isRefused(one)));
    }

    private List<Case> cases() {
        BankDescription description = contract.description();
        List<Case> cases = new ArrayList<>();
        for (PaymentShape shape : PaymentShape.all()) {
            PaymentRequest payment = shape.of().apply(usual);
            cases.add(new Case(
                    shape.capability(),
                    shape.name(),
                    shape.capability() == Capability.PAYMENTS,
                    (adapter, call) -> adapter.payments().initiate(KitPayments.setup(description, payment, 1), call)));
        }
        cases.add(new Case(
                Capability.PAYMENTS,
                "the reading of a payment",
                true,
                (adapter, call) -> adapter.payments().find(resourceId, call)));
        cases.add(new Case(
                Capability.PAYMENT_CONFIRMATION,
                "the confirmation of a payment",
                true,
                (adapter, call) -> adapter.payments().confirm(resourceId, call)));
        cases.add(new Case(
                Capability.PAYMENT_CANCELLATION,
                "the cancellation of a payment",
                true,
                (adapter, call) -> adapter.payments()
                        .cancel(
                                pending(),
                                CancellationReason.REQUESTED_BY_CUSTOMER,
                                KitPayments.back(description, 1),
                                call)));
        return cases;
    }

    private RetrievedPayment pending() {
        Payment payment = Payment.builder()
                .status(PaymentStatus.PENDING)
                .awaitsConfirmation(false)
                .build();
        return RetrievedPayment.of(resourceId, payment, new byte[] {'{', '}'});
    }

    private void isRefused(Case one) {
        BankDescriptor row = Undeclared.without(one.capability(), subject.version(), subject.bank());
        BankDescription description = contract.description();
        TestedBank tested = tested(row);
        BankAdapter adapter =
                subject.provider().create(subject.version(), Bench.context(description, tested.descriptor()));
        AnsweredCall call =
                new AnsweredCall(NOTHING, Optional.of(KitValues.of(1).accessToken()), Optional.empty());
        Optional<Throwable> failure = Exercise.failureOf(() -> one.ask().of(adapter, call));
        boolean refused = failure.filter(e ->
                        e instanceof CapabilityException || (!one.wholly() && e instanceof InvalidRequestException))
                .isPresent();
        if (!refused || !call.requests().isEmpty()) {
            throw Verdict.wrong(
                    "BA-01: what the descriptor does not declare must be refused before anything is sent.",
                    "without " + one.capability() + ", " + one.name() + ": "
                            + failure.map(Verdict::describe).orElse("a result") + ", and "
                            + call.requests().size() + " requests.",
                    "the beginning of the gateway's method: it asks the context's descriptor for the capability.");
        }
    }

    private TestedBank tested(BankDescriptor row) {
        return new TestedBank(contract.description().at(row, NOWHERE), subject.version(), NOWHERE);
    }
}
