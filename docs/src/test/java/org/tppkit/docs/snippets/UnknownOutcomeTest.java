package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.event.Operation;

class UnknownOutcomeTest {
    private final FakeWorld world = new FakeWorld();
    private final List<Runnable> later = new ArrayList<>();
    private final Payments payments = world.bank.payments(FakeWorld.CUSTOMER);
    private PendingPayment pending;

    @BeforeEach
    void initiate() {
        world.fakeBank.awaitsConfirmation();
        pending = payments.initiate(payments.prepare()
                .addTransfers(CreditTransfer.builder()
                        .instructionId("rent")
                        .amount(Money.of("12.30", "EUR"))
                        .creditor(Party.named("Landlord"))
                        .creditorAccount(Iban.of("FR1420041010050500013M02606"))
                        .build())
                .build());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private boolean isKnown() {
        Callback callback = Callback.parse(world.fakeBank.approve(pending.redirect()));
        return UnknownOutcome.complete(payments, pending, pending.encode(), callback, later::add)
                .isPresent();
    }

    @Test
    void anAnswerThatComesLeavesNothingToDo() {
        assertThat(isKnown()).isTrue();
        assertThat(later).isEmpty();
    }

    @Test
    void aLostAnswerIsLookedUpLaterAndNothingIsSentTwice() {
        world.fakeBank.loseNextAnswer(Operation.CONFIRM_PAYMENT);

        assertThat(isKnown()).isFalse();
        assertThat(later).hasSize(1);
        int lookedUp = world.fakeBank.calls(Operation.FIND_PAYMENT);
        later.get(0).run();

        assertThat(world.fakeBank.calls(Operation.FIND_PAYMENT)).isGreaterThan(lookedUp);
        assertThat(world.fakeBank.calls(Operation.CONFIRM_PAYMENT)).isEqualTo(1);
    }
}
