package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeBank;

class PaymentWatchTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final FakeWorld world = new FakeWorld();
    private final FakeBank fakeBank = world.fakeBank;
    private final List<PaymentState> over = new ArrayList<>();
    private final List<String> toPeople = new ArrayList<>();
    private final Payments unattended = world.bank.payments(PsuContext.absent());
    private final PaymentWatch watch =
            new PaymentWatch(unattended, world.clock, DAY, over::add, (id, why) -> toPeople.add(why));

    @AfterEach
    void close() {
        world.close();
    }

    private PaymentId payment() {
        Payments attended = world.bank.payments(FakeWorld.CUSTOMER);
        PendingPayment pending = attended.initiate(attended.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("rent")
                        .amount(Money.of("850.00", "EUR"))
                        .creditor(Party.named("Landlord"))
                        .creditorAccount(Iban.of("FR1420041010050500013M02606"))
                        .build())
                .build());
        return pending.payment();
    }

    private List<PaymentId> payments(int count) {
        List<PaymentId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PaymentId id = payment();
            ids.add(id);
            watch.add(id);
        }
        return ids;
    }

    /** Runs until nothing is left or that time has passed. */
    private void runFor(Duration time) {
        Instant end = world.clock.instant().plus(time);
        Optional<Instant> next = watch.run();
        while (next.isPresent() && !next.get().isAfter(end)) {
            world.clock.advance(Duration.between(world.clock.instant(), next.get()));
            next = watch.run();
        }
        if (world.clock.instant().isBefore(end)) {
            world.clock.advance(Duration.between(world.clock.instant(), end));
        }
    }

    private int asked() {
        return fakeBank.calls(Operation.FIND_PAYMENT);
    }

    @Test
    void oneCustomerWhoWaitsIsToldAsSoonAsTheBankHasDecided() {
        PaymentId id = payment();
        Payments payments = world.bank.payments(FakeWorld.CUSTOMER);
        PaymentState state = payments.awaitDecision(id, Duration.ofMinutes(1));
        assertThat(state.isDecided()).isFalse();
        assertThat(asked()).isEqualTo(6); // after 0, 2, 6, 14, 30 and 60 seconds

        fakeBank.paymentBecomes(id, PaymentStatus.ACCEPTED_FOR_EXECUTION);
        assertThat(payments.awaitDecision(id, Duration.ofMinutes(1)).isDecided())
                .isTrue();
    }

    @Test
    void eachPaymentIsToldOnceWhenItIsOver() {
        List<PaymentId> ids = payments(20);
        runFor(Duration.ofMinutes(1));
        assertThat(over).isEmpty();

        ids.subList(0, 10).forEach(id -> fakeBank.paymentBecomes(id, PaymentStatus.SETTLED));
        runFor(Duration.ofMinutes(5));
        assertThat(over).extracting(PaymentState::id).containsExactlyInAnyOrderElementsOf(ids.subList(0, 10));

        ids.subList(10, 20).forEach(id -> fakeBank.paymentBecomes(id, PaymentStatus.REJECTED));
        runFor(Duration.ofHours(1));
        assertThat(over).extracting(PaymentState::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(watch.run()).isEmpty();
        assertThat(toPeople).isEmpty();
    }

    @Test
    void theOlderThePaymentTheSeldomerItIsAskedFor() {
        payments(1);
        runFor(Duration.ofHours(1));
        int inTheFirstHour = asked();
        runFor(Duration.ofHours(10));

        assertThat(inTheFirstHour).isBetween(20, 60);
        assertThat(asked() - inTheFirstHour).isLessThan(40);
    }

    @Test
    void anAcceptedPaymentIsAskedForOnceAMinuteAtMost() {
        PaymentId id = payments(1).get(0);
        fakeBank.paymentBecomes(id, PaymentStatus.ACCEPTED_FOR_EXECUTION);

        runFor(Duration.ofMinutes(5));

        assertThat(asked()).isEqualTo(6);
    }

    @Test
    void whatIsNotOverInTimeGoesToPeople() {
        payments(2);
        runFor(Duration.ofDays(2));

        assertThat(toPeople).containsExactly("not over after PT24H", "not over after PT24H");
        assertThat(watch.run()).isEmpty();
    }

    @Test
    void aLimitOfTheBankHoldsAllPayments() {
        payments(10);
        fakeBank.failNext(
                Operation.FIND_PAYMENT,
                () -> new RateLimitedException("slowly", BankAnswer.of(429), Duration.ofMinutes(3)));

        assertThat(watch.run()).contains(world.clock.instant().plus(Duration.ofMinutes(3)));
        assertThat(asked()).isEqualTo(1);
        runFor(Duration.ofMinutes(3));
        assertThat(asked()).isEqualTo(11);
    }

    @Test
    void anOutageCostsOneCallAMinuteWhateverTheNumberOfPayments() {
        List<PaymentId> ids = payments(50);
        fakeBank.goDown();
        runFor(Duration.ofMinutes(9));
        assertThat(asked()).isLessThanOrEqualTo(10);

        fakeBank.comeBack();
        ids.forEach(id -> fakeBank.paymentBecomes(id, PaymentStatus.SETTLED));
        runFor(Duration.ofMinutes(2));

        assertThat(over).hasSize(50);
    }

    @Test
    void aRefusalGoesToPeopleAtOnce() {
        payments(1);
        fakeBank.failNext(
                Operation.FIND_PAYMENT, () -> new RequestRejectedException("no such payment", BankAnswer.of(404)));

        assertThat(watch.run()).isEmpty();
        assertThat(toPeople).containsExactly("RequestRejectedException");
    }
}
