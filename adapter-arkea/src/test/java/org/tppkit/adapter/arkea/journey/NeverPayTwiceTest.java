package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException.Operation;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Whatever happens to a request that moves money, the bank sees it at most once. */
class NeverPayTwiceTest {
    private static final String PAYMENTS = "/psd2/v1/payment-requests";
    private static final String CUSTOMER = DataSet.MANY_TRANSACTIONS;

    /** A trouble on the wire, and whether the outcome is then uncertain. */
    private record Trouble(String name, Fault fault, boolean uncertain) {}

    private static Stream<Trouble> troubles() {
        return Stream.of(
                new Trouble("dropped after the request was read", Fault.dropBeforeHandling(), true),
                new Trouble("dropped in mid-request, after the headers", Fault.dropAfterRequestHeaders(), true),
                new Trouble("dropped in mid-request, within the body", Fault.dropInRequestBody(), true),
                new Trouble("carried out, dropped before answering", Fault.dropAfterHandling(), true),
                new Trouble("carried out, half an answer", Fault.truncateBody(), true),
                new Trouble("401", Fault.answer(401), false),
                new Trouble("408", Fault.answer(408), true),
                new Trouble("429", Fault.answer(429), false),
                new Trouble("500", Fault.answer(500), true),
                new Trouble("503", Fault.answer(503), true));
    }

    @TestFactory
    @DisplayName("C3 an initiation is sent once")
    Stream<DynamicTest> anInitiationIsSentOnce() {
        return troubles()
                .map(trouble -> DynamicTest.dynamicTest(trouble.name(), () -> {
                    try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
                        Payments payments = payments(world);
                        inflict(world, "POST", PAYMENTS, trouble);
                        TppException failure = failure(() -> payments.initiate(request(payments)));
                        judge(failure, trouble, Operation.INITIATION);
                        assertThat(seen(world, "POST", PAYMENTS)).isEqualTo(1);
                        assertThat(failure.requestsSent()).isEqualTo(1);
                        assertThat(world.simulator.payments())
                                .as("nothing is paid without the customer")
                                .allSatisfy(payment ->
                                        assertThat(payment.executed()).isZero());
                    }
                }));
    }

    @TestFactory
    @DisplayName("C3 a confirmation is sent once and resumed only if the bank still waits")
    Stream<DynamicTest> aConfirmationIsSentOnceAndResumedOnlyIfTheBankStillWaits() {
        return troubles()
                .map(trouble -> DynamicTest.dynamicTest(trouble.name(), () -> {
                    try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
                        Payments payments = payments(world);
                        PendingPayment pending = payments.initiate(request(payments));
                        String resource = PAYMENTS + "/" + pending.payment().resourceId() + "/o-confirmation";
                        URI callback = world.simulator.approvePayment(pending.redirect(), CUSTOMER);
                        inflict(world, "POST", resource, trouble);
                        TppException failure = failure(() -> payments.complete(pending, Callback.parse(callback)));
                        judge(failure, trouble, Operation.CONFIRMATION);
                        assertThat(seen(world, "POST", resource)).isEqualTo(1);
                        world.simulator.faults().clear();
                        if (trouble.uncertain()) {
                            PaymentState state = payments.resume(PendingPayment.decode(pending.encode()));
                            assertThat(state.isDecided()).isTrue();
                        }
                        assertThat(world.simulator
                                        .payment(pending.payment().resourceId())
                                        .confirmations())
                                .isEqualTo(trouble.uncertain() ? 1 : 0);
                    }
                }));
    }

    @TestFactory
    @DisplayName("C3 a cancellation is sent once")
    Stream<DynamicTest> aCancellationIsSentOnce() {
        return troubles()
                .map(trouble -> DynamicTest.dynamicTest(trouble.name(), () -> {
                    try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
                        Payments payments = payments(world);
                        PaymentRequest request = PaymentRequest.builder()
                                .from(request(payments))
                                .execution(new Execution.OnDate(LocalDate.of(2026, 12, 1)))
                                .build();
                        PendingPayment pending = payments.initiate(request);
                        payments.complete(
                                pending, Callback.parse(world.simulator.approvePayment(pending.redirect(), CUSTOMER)));
                        String resource = PAYMENTS + "/" + pending.payment().resourceId();
                        inflict(world, "PUT", resource, trouble);
                        judge(
                                failure(() ->
                                        payments.cancel(pending.payment(), CancellationReason.REQUESTED_BY_CUSTOMER)),
                                trouble,
                                Operation.CANCELLATION);
                        assertThat(seen(world, "PUT", resource)).isEqualTo(1);
                    }
                }));
    }

    @Test
    @DisplayName("C14 an idle connection that closes under a payment is not tried again")
    void anIdleConnectionThatClosesUnderTheRequestIsNotTriedAgain() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO, builder -> builder.throughRelay())) {
            Payments payments = payments(world);
            payments.initiate(request(payments));
            world.simulator.relay().breakOnNextBytes();
            TppException failure = failure(() -> payments.initiate(request(payments)));
            assertThat(failure).isInstanceOf(PaymentOutcomeUnknownException.class);
            assertThat(world.simulator.relay().broken()).isEqualTo(1);
            assertThat(world.simulator.payments())
                    .as("the second one never arrived")
                    .hasSize(1);
        }
    }

    @Test
    void aRefusedConnectionIsCertain() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld gone = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Payments here = payments(world);
            here.initiate(request(here));
            gone.simulator.close();
            Payments payments = world.client(builder -> builder.endpoints(
                            world.id, BankEndpoints.of(gone.simulator.apiUri(), world.simulator.authorizationUri())))
                    .bank(world.id, ArkeaBanks.STET_1_4_2)
                    .payments(BankWorld.CUSTOMER);
            TransportException failure =
                    catchThrowableOfType(TransportException.class, () -> payments.initiate(request(payments)));
            assertThat(failure.requestMayHaveArrived()).isFalse();
            assertThat(failure.requestsSent()).isZero();
        }
    }

    private static Payments payments(BankWorld world) {
        return world.bank(ArkeaBanks.STET_1_4_2).payments(BankWorld.CUSTOMER);
    }

    private static PaymentRequest request(Payments payments) {
        return payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("only")
                        .endToEndId("e2e-only")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("Marchand SA"))
                        .creditorAccount(Iban.of("DE89370400440532013000"))
                        .remittance(new Remittance.Text("Facture 2026-11"))
                        .build())
                .build();
    }

    /** Twice: a repetition would meet it too, and be counted. */
    private static void inflict(BankWorld world, String method, String path, Trouble trouble) {
        world.simulator.faults().next(2, RequestMatcher.call(method, path), trouble.fault());
    }

    private static TppException failure(ThrowingCallable call) {
        TppException failure = catchThrowableOfType(TppException.class, call);
        assertThat(failure).as("the trouble is told").isNotNull();
        return failure;
    }

    private static void judge(TppException failure, Trouble trouble, Operation operation) {
        if (trouble.uncertain()) {
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            PaymentOutcomeUnknownException.class,
                            e -> assertThat(e.operation()).isEqualTo(operation));
        } else {
            assertThat(failure).isNotInstanceOf(PaymentOutcomeUnknownException.class);
        }
    }

    private static long seen(BankWorld world, String method, String path) {
        return world.simulator
                .journal()
                .matching(entry -> entry.method().equals(method) && entry.isTo(path))
                .size();
    }
}
