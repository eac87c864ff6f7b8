package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.Tpp.CUSTOMER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.testkit.fake.FakeTokenStore;

/** Payments as a caller sees them, at a bank without a network. */
class PaymentsTest {
    private final ManualTime time = Tpp.time();
    private final FakeAdapter adapter = new FakeAdapter();
    private final FakePayments bank = adapter.payments;
    private final FakeTokenStore store = new FakeTokenStore();
    private final TppClient client = builder().build();
    private final Payments payments = client.bank(FakeProvider.FIRST).payments(CUSTOMER);

    private TppClient.Builder builder() {
        return Tpp.builder(FakeProvider.of(adapter))
                .time(time)
                .tokenStore(store)
                .initiatingParty(Party.named("The Third Party"));
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    private PaymentRequest request() {
        return payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("t-1")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("Jane Doe"))
                        .creditorAccount(Iban.of("FR1420041010050500013M02606"))
                        .build())
                .build();
    }

    private static Callback callback(PendingPayment pending, String more) {
        String state = pending.redirect().getQuery().replace("state=", "");
        return Callback.parse(Tpp.REDIRECT + "?state=" + state + more);
    }

    // ------------------------------------------------------------------ the usual way

    @Test
    void aPaymentIsInitiatedApprovedAndConfirmed() {
        PendingPayment pending = payments.initiate(request());
        assertThat(pending.expiresAt()).isEqualTo(time.now().plus(Duration.ofMinutes(30)));
        assertThat(pending.payment().clientId()).isEqualTo("client-of-first");
        PaymentState state = payments.complete(pending, callback(pending, "&code=c"));
        assertThat(state.id()).isEqualTo(pending.payment());
        assertThat(state.isDecided()).isTrue();
        assertThat(bank.confirmations).hasValue(1);
        assertThat(adapter.exchanges).hasValue(1);
    }

    @Test
    void theHandleMayGoThroughTheSessionAndAnotherNode() {
        PendingPayment pending = payments.initiate(request());
        try (TppClient other = builder().build()) {
            Payments there = other.bank(FakeProvider.FIRST).payments(CUSTOMER);
            PendingPayment read = PendingPayment.decode(pending.encode());
            assertThat(there.complete(read, callback(pending, "&code=c")).isDecided())
                    .isTrue();
            assertThat(there.find(PaymentId.decode(pending.payment().encode())).isDecided())
                    .isTrue();
            assertThat(there.resume(read).isDecided()).isTrue();
        }
        assertThatThrownBy(() -> payments.complete(pending, callback(pending, "&code=c")))
                .isInstanceOfSatisfying(
                        CallbackException.class,
                        e -> assertThat(e.existing()).contains(pending.payment().encode()));
        assertThat(bank.confirmations).hasValue(1);
    }

    @Test
    void aCustomerWhoRefusesIsTold() {
        PendingPayment pending = payments.initiate(request());
        assertThatThrownBy(() -> payments.complete(pending, callback(pending, "&error=access_denied")))
                .isInstanceOf(ConsentRefusedException.class);
        assertThat(bank.confirmations).hasValue(0);
    }

    @Test
    void aBankThatAsksTheCustomerElsewhereSaysSo() {
        bank.redirects = false;
        bank.nextStep = new NextStep.AwaitPsu(Duration.ofSeconds(7));
        PendingPayment pending = payments.initiate(request());
        assertThat(pending.nextStep()).contains(bank.nextStep);
        assertThat(payments.find(pending.payment()).payment()).isEqualTo(bank.payment);
    }

    @Test
    void aCancellationMayWantAnApprovalOfItsOwn() {
        PendingPayment pending = payments.initiate(request());
        PendingPayment cancellation = payments.cancel(pending.payment(), CancellationReason.REQUESTED_BY_CUSTOMER);
        assertThat(cancellation.payment()).isEqualTo(pending.payment());
        assertThat(cancellation.redirect()).hasHost("login.first.example");
        bank.redirects = false;
        assertThat(payments.cancel(pending.payment(), CancellationReason.DUPLICATE)
                        .nextStep())
                .contains(new NextStep.None());
        assertThat(bank.cancellations).hasValue(2);
    }

    @Test
    void aPreparedRequestHasAFreshIdAndTheMoment() {
        time.pause().clock().setTo(Instant.parse("2026-11-16T09:30:00.123456789Z"));
        assertThat(request().createdAt()).isEqualTo("2026-11-16T09:30:00.123Z");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(request().id()).matches("[A-Za-z0-9]{26}").satisfies(ids::add);
        }
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void theApplicationsTokenIsSharedAndRevokedOnRequestOnly() {
        payments.initiate(request());
        try (TppClient other = builder().build()) {
            other.bank(FakeProvider.FIRST, FakeProvider.OLD).payments(CUSTOMER).find(id());
        }
        assertThat(adapter.clientTokens).hasValue(1);
        assertThat(adapter.revocations).as("closing revokes nothing").hasValue(0);
        payments.revokeToken();
        assertThat(adapter.revocations).hasValue(1);
        payments.find(id());
        assertThat(adapter.clientTokens).hasValue(2);
    }

    // ------------------------------------------------------------------ refused before any call

    @Test
    void whatTheVersionDoesNotTakeIsNotAsked() {
        Payments old = client.bank(FakeProvider.FIRST, FakeProvider.OLD).payments(CUSTOMER);
        assertThatThrownBy(() -> old.initiate(request())).isInstanceOf(CapabilityException.class);
        PaymentId id =
                new PaymentId(FakeProvider.FIRST, Environment.PRODUCTION, FakeProvider.OLD, "client-of-first", "r-1");
        assertThatThrownBy(() -> old.cancel(id, CancellationReason.FRAUD)).isInstanceOf(CapabilityException.class);
        assertNothingAsked();
    }

    @Test
    void aVersionThatNobodySpeaksIsRefused() {
        PaymentId id = new PaymentId(
                FakeProvider.FIRST, Environment.PRODUCTION, ApiVersion.of("9.9"), "client-of-first", "r-1");
        assertThatThrownBy(() -> payments.find(id)).isInstanceOf(CapabilityException.class);
        assertNothingAsked();
    }

    @Test
    void aPaymentOfAnotherBankEnvironmentOrApplicationIsRefused() {
        for (PaymentId foreign : List.of(
                new PaymentId(
                        BankId.of("fake:second"), Environment.PRODUCTION, FakeProvider.NEW, "client-of-first", "r"),
                new PaymentId(FakeProvider.FIRST, Environment.SANDBOX, FakeProvider.NEW, "client-of-first", "r"),
                new PaymentId(FakeProvider.FIRST, Environment.PRODUCTION, FakeProvider.NEW, "another", "r"))) {
            PendingPayment pending = new PendingPayment("p-1", foreign, Instant.MAX, null);
            assertForeign("id", () -> payments.find(foreign));
            assertForeign("id", () -> payments.cancel(foreign, CancellationReason.TECHNICAL));
            assertForeign("id", () -> payments.awaitDecision(foreign, Duration.ofMinutes(1)));
            assertForeign("pending", () -> payments.resume(pending));
            assertForeign("pending", () -> payments.complete(pending, Callback.parse("code=c&state=s")));
        }
        assertNothingAsked();
    }

    private static void assertForeign(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo(field));
    }

    private void assertNothingAsked() {
        assertThat(bank.calls()).isZero();
        assertThat(adapter.clientTokens).hasValue(0);
        assertThat(adapter.exchanges).hasValue(0);
    }

    // ------------------------------------------------------------------ waiting for a decision

    @Test
    void theIntervalsGrowUntilTheDecision() {
        states("ACTC", "ACTC", "ACTC", "ACTC", "ACTC", "ACTC", "ACTC", "ACSP");
        PaymentState state = payments.awaitDecision(id(), Duration.ofHours(1));
        assertThat(state.payment().status())
                .hasValueSatisfying(status -> assertThat(status).hasToString("ACSP"));
        assertThat(time.pauses())
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACSP", "ACSC", "ACWC", "ACWP", "PART", "RJCT", "CANC"})
    void whatIsDecidedIsReadOnce(String status) {
        states(status);
        assertThat(payments.awaitDecision(id(), Duration.ofHours(1)).isDecided())
                .isTrue();
        assertThat(bank.finds).hasValue(1);
        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1, PT0S", "PT-5S, 1, PT0S", "PT1S, 2, PT1S", "PT10S, 4, PT10S", "PT60S, 6, PT60S"})
    void atTheEndOfTheTimeTheLastStateIsGiven(Duration atMost, int finds, Duration waited) {
        PaymentState state = payments.awaitDecision(id(), atMost);
        assertThat(state.isDecided()).isFalse();
        assertThat(bank.finds).hasValue(finds);
        assertThat(time.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(waited);
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        time.pause().whilePausing(pause -> Thread.currentThread().interrupt());
        assertThatThrownBy(() -> payments.awaitDecision(id(), Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
        assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
        assertThat(bank.finds).hasValue(1);
    }

    @Test
    void passingTroubleWhileWaitingIsWaitedOutLikeInAnyRead() {
        AtomicInteger calls = new AtomicInteger();
        bank.find = call -> {
            if (calls.incrementAndGet() == 1) {
                throw new BankUnavailableException("a payment", BankAnswer.of(503), null);
            }
            return FakePayments.payment("ACSC", false);
        };
        assertThat(payments.awaitDecision(id(), Duration.ofHours(1)).nextPoll()).isEmpty();
        assertThat(calls).hasValue(2);
    }

    private void states(String... statuses) {
        Deque<String> left = new ArrayDeque<>(List.of(statuses));
        bank.find = call -> FakePayments.payment(left.remove(), false);
    }

    private static PaymentId id() {
        return new PaymentId(FakeProvider.FIRST, Environment.PRODUCTION, FakeProvider.NEW, "client-of-first", "r-1");
    }

    @Test
    void twoApplicationsHaveATokenEach() {
        BankDescriptor second = FakeProvider.first().toBuilder()
                .id(FakeProvider.SECOND)
                .putCapabilities(FakeProvider.NEW, EnumSet.allOf(Capability.class))
                .build();
        FakeProvider both =
                new FakeProvider("fake", List.of(FakeProvider.first(), second), (version, context) -> adapter);
        try (TppClient two = Tpp.builder(both)
                .application(Application.of(FakeProvider.SECOND, "client-of-second", Tpp.REDIRECT))
                .initiatingParty(Party.named("The Third Party"))
                .build()) {
            two.bank(FakeProvider.FIRST).payments(CUSTOMER).initiate(request());
            two.bank(FakeProvider.SECOND).payments(CUSTOMER).initiate(request());
        }
        assertThat(adapter.clientTokens).hasValue(2);
    }
}
