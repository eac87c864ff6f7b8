package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Funds;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.ports.model.payment.StatusReason;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.PaymentTriggers;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Payments and funds confirmation from start to end, at each of the nine banks in each version. */
class PaymentJourneyTest {
    private static final String CUSTOMER = DataSet.MANY_TRANSACTIONS;

    @TestFactory
    Stream<DynamicTest> eachBankInEachVersionPaysAndConfirmsFunds() {
        return Arrays.stream(SimulatedBank.values())
                .flatMap(bank -> versions()
                        .map(version -> DynamicTest.dynamicTest(
                                bank.id() + " " + version, () -> in(bank, version, PaymentJourneyTest::walk))));
    }

    private static Stream<ApiVersion> versions() {
        return Stream.of(ArkeaBanks.STET_1_4_1, ArkeaBanks.STET_1_4_2);
    }

    private static void walk(Scene scene) {
        paysOnce(scene);
        paysInstantly(scene);
        paysSeveral(scene);
        paysOnADayAndCancels(scene);
        paysAgainAndAgain(scene);
        confirmsFunds(scene);
        List<JournalEntry> calls =
                scene.world.simulator.journal().matching(entry -> entry.path().startsWith("/psd2/"));
        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.verdict().orElseThrow().accepted()).isTrue());
    }

    private static void paysOnce(Scene scene) {
        PaymentState state = scene.paid(scene.request().build());
        assertThat(state.isDecided()).isTrue();
        assertThat(scene.settled(state.id()).payment().status()).contains(PaymentStatus.SETTLED);
        assertThat(scene.world.simulator.payment(state.id().resourceId()).executed())
                .isEqualTo(1);
    }

    private static void paysInstantly(Scene scene) {
        PaymentState state =
                scene.paid(scene.request().scheme(PaymentScheme.INSTANT).build());
        assertThat(scene.settled(state.id()).payment().status()).contains(PaymentStatus.SETTLED);
    }

    private static void paysSeveral(Scene scene) {
        PaymentRequest request = scene.request()
                .addTransfers(scene.transfer("second", "0.05"))
                .addTransfers(scene.transfer("third", "1234.56"))
                .build();
        PaymentState state = scene.paid(request);
        assertThat(scene.settled(state.id()).payment().transfers()).hasSize(3);
        assertThat(scene.world.simulator.payment(state.id().resourceId()).executed())
                .isEqualTo(3);
    }

    private static void paysOnADayAndCancels(Scene scene) {
        PaymentRequest request = scene.request()
                .execution(new Execution.OnDate(LocalDate.of(2026, 12, 1)))
                .build();
        PaymentState state = scene.paid(request);
        assertThat(state.payment().status()).contains(PaymentStatus.PENDING);
        PendingPayment cancellation = scene.payments.cancel(state.id(), CancellationReason.REQUESTED_BY_CUSTOMER);
        scene.payments.complete(
                cancellation, Callback.parse(scene.world.simulator.approvePayment(cancellation.redirect(), CUSTOMER)));
        assertThat(scene.payments.find(state.id()).payment()).satisfies(payment -> {
            assertThat(payment.status().orElseThrow().isUnsuccessful()).isTrue();
            assertThat(payment.reason()).contains(StatusReason.CANCELLED_BY_USER);
        });
        assertThatThrownBy(() -> scene.payments.cancel(state.id(), CancellationReason.REQUESTED_BY_CUSTOMER))
                .isInstanceOf(InvalidRequestException.class);
    }

    private static void paysAgainAndAgain(Scene scene) {
        PaymentRequest request = scene.request()
                .execution(Execution.StandingOrder.of(
                                LocalDate.of(2026, 12, 1), Frequency.MONTHLY, ExecutionRule.FOLLOWING)
                        .until(LocalDate.of(2027, 3, 1)))
                .build();
        PaymentState state = scene.paid(request);
        assertThat(state.payment().status()).contains(PaymentStatus.PENDING);
        scene.world.clock.advance(Duration.ofDays(120));
        assertThat(scene.payments.find(state.id()).payment().status()).contains(PaymentStatus.SETTLED);
        assertThat(scene.world.simulator.payment(state.id().resourceId()).executed())
                .isEqualTo(4);
    }

    private static void confirmsFunds(Scene scene) {
        Consent consent =
                scene.world.consent(scene.bank, CUSTOMER, ConsentRequest.fundsConfirmation("user-of-" + CUSTOMER));
        SimulatedAccount account =
                scene.world.simulator.customer(CUSTOMER).accounts().get(0);
        Iban iban = Iban.of(account.identification());
        Funds funds = scene.bank.funds(consent, BankWorld.CUSTOMER);
        assertThat(funds.check(FundsCheck.of("check-1", iban, Money.of("0.01", "EUR")))
                        .value()
                        .available())
                .isTrue();
        assertThat(funds.check(FundsCheck.of("check-2", iban, Money.of("99999999.99", "EUR")))
                        .value()
                        .available())
                .isFalse();
    }

    @TestFactory
    Stream<DynamicTest> aRefusalIsARefusal() {
        return each(scene -> {
            PendingPayment pending = scene.payments.initiate(scene.request().build());
            Callback refused = Callback.parse(scene.world.simulator.refusePayment(pending.redirect()));
            if (scene.bank.version().equals(ArkeaBanks.STET_1_4_2)) {
                assertThatThrownBy(() -> scene.payments.complete(pending, refused))
                        .isInstanceOf(ConsentRefusedException.class);
            } else {
                assertThat(scene.payments.complete(pending, refused).payment().status())
                        .contains(PaymentStatus.REJECTED);
            }
            assertThat(scene.payments.find(pending.payment()).payment()).satisfies(payment -> {
                assertThat(payment.status()).contains(PaymentStatus.REJECTED);
                assertThat(payment.reason()).contains(StatusReason.CUSTOMER_DECISION);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> aCallbackCountsOnce() {
        return each(scene -> {
            PendingPayment pending = scene.payments.initiate(scene.request().build());
            Callback callback = Callback.parse(scene.world.simulator.approvePayment(pending.redirect(), CUSTOMER));
            PendingPayment decoded = PendingPayment.decode(pending.encode());
            scene.payments.complete(decoded, callback);
            assertThatThrownBy(() -> scene.payments.complete(decoded, callback))
                    .isInstanceOfSatisfying(
                            CallbackException.class,
                            e -> assertThat(e.existing()).map(PaymentId::decode).contains(pending.payment()));
            assertThat(scene.world
                            .simulator
                            .payment(pending.payment().resourceId())
                            .executed())
                    .isEqualTo(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> anAccountThatIsClosedIsARejectionWithItsReason() {
        return each(scene -> {
            CreditTransfer transfer = CreditTransfer.builder()
                    .from(scene.transfer("closed", "10.00"))
                    .creditorAccount(Iban.of(PaymentTriggers.CLOSED_CREDITOR))
                    .build();
            PaymentState state =
                    scene.paid(scene.bareRequest().addTransfers(transfer).build());
            assertThat(scene.settled(state.id()).payment()).satisfies(payment -> {
                assertThat(payment.status()).contains(PaymentStatus.REJECTED);
                assertThat(payment.reason()).contains(StatusReason.CLOSED_ACCOUNT);
            });
        });
    }

    @Test
    void whatTheBankDoesNotTakeIsRefusedBeforeAnyCall() {
        in(SimulatedBank.FORTUNEO, ArkeaBanks.STET_1_4_2, scene -> {
            CreditTransfer dollars = CreditTransfer.builder()
                    .from(scene.transfer("dollars", "10.00"))
                    .amount(Money.of("10.00", "USD"))
                    .build();
            assertThatThrownBy(() -> scene.payments.initiate(
                            scene.bareRequest().addTransfers(dollars).build()))
                    .isInstanceOf(CapabilityException.class);
            assertThatThrownBy(() -> scene.payments.initiate(
                            scene.request().highPriority(true).build()))
                    .isInstanceOf(CapabilityException.class);
            assertThat(scene.world.simulator.journal().entries()).isEmpty();
        });
    }

    private static Stream<DynamicTest> each(Consumer<Scene> test) {
        return versions()
                .map(version ->
                        DynamicTest.dynamicTest(version.toString(), () -> in(SimulatedBank.FORTUNEO, version, test)));
    }

    private static void in(SimulatedBank bank, ApiVersion version, Consumer<Scene> test) {
        try (BankWorld world = BankWorld.of(bank)) {
            test.accept(new Scene(world, world.bank(version)));
        }
    }

    /** A bank that payments are made at. */
    private static final class Scene {
        private static final Iban CREDITOR = Iban.of("DE89370400440532013000");

        private final BankWorld world;
        private final Bank bank;
        private final Payments payments;

        Scene(BankWorld world, Bank bank) {
            this.world = world;
            this.bank = bank;
            this.payments = bank.payments(BankWorld.CUSTOMER);
        }

        PaymentRequest.Builder bareRequest() {
            return payments.prepare();
        }

        PaymentRequest.Builder request() {
            return bareRequest().addTransfers(transfer("first", "12.30"));
        }

        CreditTransfer transfer(String id, String amount) {
            return CreditTransfer.builder()
                    .instructionId(id)
                    .endToEndId("e2e-" + id)
                    .amount(Money.of(amount, "EUR"))
                    .creditor(Party.named("Marchand SA"))
                    .creditorAccount(CREDITOR)
                    .remittance(new Remittance.Text("Facture 2026-" + id))
                    .build();
        }

        /** Initiated, approved by the customer, completed. */
        PaymentState paid(PaymentRequest request) {
            PendingPayment pending = payments.initiate(request);
            Callback callback = Callback.parse(world.simulator.approvePayment(pending.redirect(), CUSTOMER));
            return payments.complete(pending, callback);
        }

        PaymentState settled(PaymentId id) {
            payments.find(id);
            return payments.find(id);
        }
    }
}
