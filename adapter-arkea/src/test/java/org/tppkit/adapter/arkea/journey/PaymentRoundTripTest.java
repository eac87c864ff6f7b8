package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.TransferStatus;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.SimulatedPayment;

/** Any valid payment arrives as it was meant, to the cent, and comes back under its own ids. */
class PaymentRoundTripTest {
    private static final int PAYMENTS = 40;
    private static final BigDecimal WHAT_THE_SIMULATOR_TAKES = new BigDecimal("1000000000");

    @TestFactory
    Stream<DynamicTest> anyPaymentArrivesUnchanged() {
        return Stream.of(ArkeaBanks.STET_1_4_1, ArkeaBanks.STET_1_4_2)
                .map(version -> DynamicTest.dynamicTest(version.toString(), () -> roundTrips(version)));
    }

    private static void roundTrips(ApiVersion version) {
        try (BankWorld world = BankWorld.of(SimulatedBank.CMB)) {
            Payments payments = world.bank(version).payments(BankWorld.CUSTOMER);
            for (long seed = 1; seed <= PAYMENTS; seed++) {
                PaymentRequest request = request(world, new Random(seed));
                PendingPayment pending = payments.initiate(request);
                arrived(seed, request, world.simulator.payment(pending.payment().resourceId()));
                Payment found = payments.find(pending.payment()).payment();
                assertThat(found.requestId()).as("seed %d", seed).contains(request.id());
                assertThat(found.transfers())
                        .as("seed %d", seed)
                        .extracting(TransferStatus::instructionId)
                        .isEqualTo(request.transfers().stream()
                                .map(CreditTransfer::instructionId)
                                .toList());
            }
        }
    }

    private static PaymentRequest request(BankWorld world, Random random) {
        PaymentRequest any = SamplePayments.any(random).request();
        List<CreditTransfer> transfers = any.transfers().stream()
                .map(PaymentRoundTripTest::withinTheSimulatorsLimit)
                .toList();
        return PaymentRequest.builder()
                .from(any)
                .createdAt(world.clock.instant())
                .transfers(transfers)
                .build();
    }

    private static CreditTransfer withinTheSimulatorsLimit(CreditTransfer transfer) {
        BigDecimal amount = transfer.amount().amount().remainder(WHAT_THE_SIMULATOR_TAKES);
        BigDecimal positive = amount.signum() == 0 ? new BigDecimal("0.01") : amount;
        return CreditTransfer.builder()
                .from(transfer)
                .amount(Money.of(positive, transfer.amount().currency()))
                .build();
    }

    private static void arrived(long seed, PaymentRequest request, SimulatedPayment payment) {
        assertThat(payment.paymentInformationId()).as("seed %d", seed).isEqualTo(request.id());
        assertThat(payment.transfers())
                .as("seed %d", seed)
                .extracting(SimulatedPayment.Transfer::amount)
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(request.transfers().stream()
                        .map(transfer -> transfer.amount().amount())
                        .toList());
    }
}
