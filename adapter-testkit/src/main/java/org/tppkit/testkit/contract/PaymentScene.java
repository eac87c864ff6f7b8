package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.WireExchange;

/**
 * A bank's payments before an adapter.
 *
 * @param bench an adapter before the scripted bank
 * @param wire how the bank takes payments
 */
record PaymentScene(Bench bench, PaymentWire wire) {

    /** A test for one bank of each kind that declares payments. */
    static Stream<DynamicTest> tests(BankContract contract, String rules, Consumer<PaymentScene> test) {
        return Subject.kinds(contract.description()).stream()
                .filter(subject -> subject.bank().supports(subject.version(), Capability.PAYMENTS))
                .map(subject -> DynamicTest.dynamicTest(rules + " " + subject, () -> {
                    try (Bench bench = Bench.of(contract.description(), subject)) {
                        test.accept(
                                new PaymentScene(bench, PaymentOperations.wire(bench.description(), bench.tested())));
                    }
                }));
    }

    /**
     * What came of initiating a payment.
     *
     * @param requests what was sent
     * @param start what the gateway returned, if it returned
     * @param failure what it threw, if it threw
     */
    record Attempt(
            List<BankRequest> requests,
            @Nullable PaymentStart start,
            @Nullable Throwable failure) {

        /** Whether the payment was refused before anything was sent. */
        boolean isRefused() {
            boolean refusal = failure instanceof CapabilityException
                    || failure instanceof InvalidRequestException
                    || failure instanceof ConfigurationException;
            return refusal && requests.isEmpty();
        }

        /** The one request; a failure where there is none, or more. */
        BankRequest request(Object payment) {
            if (failure != null || requests.size() != 1) {
                throw Verdict.wrong(
                        "BA-01: what a bank declares must work.",
                        payment + ": " + requests.size() + " requests, "
                                + Optional.ofNullable(failure)
                                        .map(Verdict::describe)
                                        .orElse("a result") + "; asked was "
                                + requests.stream().map(Bench::shown).toList() + ".",
                        "initiate, and the description's initiation and wanted.",
                        failure);
            }
            return requests.get(0);
        }
    }

    /** The kit's usual payment, as this bank wants it. */
    PaymentRequest usual(int number) {
        return wire.wanted(KitPayments.usual(number));
    }

    Attempt initiate(PaymentRequest payment) {
        return initiate(bench.adapter(), payment, 1);
    }

    /** Initiates a payment with the state of that number. */
    Attempt initiate(BankAdapter adapter, PaymentRequest payment, int number) {
        WireExchange exchange = wire.initiation(
                payment, KitPayments.id(1), PaymentOperations.approval(bench.description(), bench.tested(), 1));
        AnsweredCall call = AnsweredCall.like(bench.call(number, Operation.Kind.APPLICATION), exchange);
        PaymentStart[] start = new PaymentStart[1];
        Optional<Throwable> failure = Exercise.failureOf(() ->
                start[0] = adapter.payments().initiate(KitPayments.setup(bench.description(), payment, number), call));
        return new Attempt(call.requests(), start[0], failure.orElse(null));
    }

    /** What the adapter makes of the bank's id. */
    String resourceId(PaymentRequest payment) {
        return wire.resourceId(payment, KitPayments.id(1));
    }

    /** What the bank answers about the usual payment. */
    WireExchange reading(PaymentStatus status) {
        return wire.reading(usual(1), KitPayments.id(1), status);
    }

    /** Reads the usual payment. */
    RetrievedPayment find(WireExchange exchange) {
        return bench.adapter()
                .payments()
                .find(resourceId(usual(1)), AnsweredCall.like(bench.call(1, Operation.Kind.APPLICATION), exchange));
    }

    /** The body as text. */
    static String bodyOf(BankRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
