package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.ports.model.Refusals.refusal;
import static org.tppkit.ports.model.payment.Orders.DAY;
import static org.tppkit.ports.model.payment.Orders.monthly;
import static org.tppkit.ports.model.payment.Orders.request;
import static org.tppkit.ports.model.payment.Orders.transfer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRequestTest {
    private static final CreditTransfer ONE = transfer("t-1").build();
    private static final CreditTransfer TWO = transfer("t-2").build();
    private static final CreditTransfer DATED =
            transfer("t-3").executionDate(DAY).build();

    @Test
    void aPlainPaymentIsACreditTransferNow() {
        PaymentRequest request = request(ONE).build();
        assertThat(request.scheme()).isEqualTo(PaymentScheme.CREDIT_TRANSFER);
        assertThat(request.execution()).isEqualTo(new Execution.Now());
        assertThat(request.highPriority()).isFalse();
        assertThat(request.debtorAccount()).isEmpty();
        assertThat(request.transfers()).containsExactly(ONE);
    }

    @Test
    void twoRequestsOfTheSamePartsAreOne() {
        assertThat(request(ONE, TWO).build())
                .isEqualTo(request(ONE, TWO).build())
                .isNotEqualTo(request(TWO, ONE).build());
    }

    @Test
    void theTransfersCannotBeChangedAfterwards() {
        List<CreditTransfer> transfers = request(ONE).build().transfers();
        assertThatThrownBy(() -> transfers.add(TWO)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/payment", "payment/", "pay//ment", "pay+ment", "paiement n° 1"})
    void anIdThatCannotBeSentIsRefused(String id) {
        refusal(id, () -> request(ONE).id(id).build()).startsWith("the payment's id");
    }

    @Test
    void aPaymentWithoutTransfersIsNone() {
        refusal("", () -> request().build()).isEqualTo("a payment holds at least one transfer");
    }

    @Test
    void twoTransfersWithTheSameIdAreRefused() {
        CreditTransfer same = transfer("t-1").endToEndId("another").build();
        refusal("another", () -> request(ONE, same).build())
                .isEqualTo("two transfers of a payment have the same instruction id");
    }

    static List<Execution> datedExecutions() {
        return List.of(new Execution.OnDate(DAY), monthly());
    }

    @ParameterizedTest
    @MethodSource("datedExecutions")
    void aDayOfThePaymentAndDaysOfItsTransfersExcludeEachOther(Execution execution) {
        refusal("", () -> request(DATED).execution(execution).build()).contains("not both");
        assertThat(request(DATED, ONE).build().transfers()).hasSize(2);
        assertThat(request(ONE).execution(execution).build().execution()).isEqualTo(execution);
    }

    @Test
    void aStandingOrderHoldsOneTransfer() {
        refusal("", () -> request(ONE, TWO).execution(monthly()).build())
                .isEqualTo("a standing order holds one transfer");
    }

    @ParameterizedTest
    @MethodSource("datedExecutions")
    void anInstantPaymentIsExecutedNow(Execution execution) {
        PaymentRequest.Builder instant = request(ONE).scheme(PaymentScheme.INSTANT);
        assertThat(instant.build().scheme()).isEqualTo(PaymentScheme.INSTANT);
        refusal(
                        "",
                        () -> request(ONE)
                                .scheme(PaymentScheme.INSTANT)
                                .execution(execution)
                                .build())
                .isEqualTo("an instant payment is executed now");
        refusal("", () -> request(DATED).scheme(PaymentScheme.INSTANT).build())
                .isEqualTo("an instant payment is executed now");
    }
}
