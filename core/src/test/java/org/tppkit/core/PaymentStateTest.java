package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentId;

class PaymentStateTest {
    private static final PaymentId ID =
            new PaymentId(FakeProvider.FIRST, Environment.PRODUCTION, FakeProvider.NEW, "client", "r-1");

    @ParameterizedTest
    @CsvSource({
        "RCVD, false, PT5S",
        "ACTC, false, PT5S",
        "PATC, false, PT5S",
        "ACCP, false, PT5S",
        "NEWX, false, PT5S",
        "PDNG, false, PT1H",
        "ACSP, true,  PT1M",
        "ACWC, true,  PT1M",
        "ACWP, true,  PT1M",
        "PART, true,  PT1M",
        "ACSC, true,",
        "RJCT, true,",
        "CANC, true,"
    })
    void everyStatusSaysWhetherItIsDecidedAndWhenToAskAgain(String status, boolean decided, Duration nextPoll) {
        PaymentState state = state(FakePayments.payment(status, false));
        assertThat(state.isDecided()).isEqualTo(decided);
        assertThat(state.nextPoll()).isEqualTo(Optional.ofNullable(nextPoll));
    }

    @Test
    void aPaymentOfWhichTheBankSaysNothingIsAskedAfterSoon() {
        PaymentState state = state(
                Payment.builder().requestId("p-1").awaitsConfirmation(true).build());
        assertThat(state.isDecided()).isFalse();
        assertThat(state.nextPoll()).contains(Duration.ofSeconds(5));
    }

    @Test
    void theRequestIdsCannotBeChanged() {
        List<RequestId> ids = new ArrayList<>(List.of(new RequestId(new UUID(1, 2))));
        PaymentState state = new PaymentState(ID, FakePayments.payment("ACSC", false), 1, ids);
        ids.clear();
        assertThat(state.requestIds()).hasSize(1);
        assertThatThrownBy(() -> state.requestIds().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static PaymentState state(Payment payment) {
        return new PaymentState(ID, payment, 1, List.of());
    }
}
