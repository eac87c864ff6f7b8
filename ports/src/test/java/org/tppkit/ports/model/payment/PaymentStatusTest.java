package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentStatusTest {
    @ParameterizedTest
    @CsvSource({
        "RCVD, false, false, false",
        "ACTC, false, false, false",
        "PATC, false, false, false",
        "ACCP, false, false, false",
        "ACSP, false, false, true",
        "ACFC, false, false, false",
        "ACSC, true,  false, true",
        "ACCC, true,  false, true",
        "ACWC, false, false, true",
        "ACWP, false, false, true",
        "PDNG, false, false, false",
        "PART, false, false, false",
        "RJCT, true,  true,  false",
        "CANC, true,  true,  false",
        "NEWX, false, false, false"
    })
    void everyCodeMeansWhatItsStandardSays(String code, boolean isFinal, boolean unsuccessful, boolean accepted) {
        PaymentStatus status = new PaymentStatus(code);
        assertThat(status.isFinal()).isEqualTo(isFinal);
        assertThat(status.isUnsuccessful()).isEqualTo(unsuccessful);
        assertThat(status.isAccepted()).isEqualTo(accepted);
        assertThat(status).hasToString(code);
        Payment payment = Payment.builder()
                .requestId("p-1")
                .status(status)
                .awaitsConfirmation(false)
                .build();
        assertThat(payment.isFinal()).isEqualTo(isFinal);
    }

    @Test
    void aPaymentWithoutStatusIsNotFinal() {
        Payment payment =
                Payment.builder().requestId("p-1").awaitsConfirmation(true).build();
        assertThat(payment.isFinal()).isFalse();
    }

    @Test
    void everyCodeOfStetAndOfBerlinGroupHasAConstant() {
        assertThat(codes(PaymentStatus.class))
                .containsExactlyInAnyOrder(
                        "RCVD", "ACTC", "PATC", "ACCP", "ACSP", "ACSC", "ACWC", "ACWP", "PDNG", "PART", "RJCT", "CANC",
                        "ACFC", "ACCC");
        assertThat(codes(StatusReason.class))
                .containsExactlyInAnyOrder(
                        "AC01", "AC04", "AC06", "AG01", "AM18", "CH03", "CUST", "DS02", "DUPL", "FF01", "FRAD", "MS03",
                        "NOAS", "RR01", "RR03", "RR04", "RR12", "TECH");
        assertThat(codes(CancellationReason.class)).containsExactlyInAnyOrder("DS02", "DUPL", "FRAD", "TECH");
        assertThat(codes(CategoryPurpose.class)).containsExactlyInAnyOrder("CASH", "DVPM");
        assertThat(codes(Purpose.class)).containsExactlyInAnyOrder("ACCT", "CASH", "COMC", "CPKC", "TRPT");
    }

    @Test
    void anUnknownCodeIsKeptAndEqualToItself() {
        for (Object[] pair : List.of(
                new Object[] {new PaymentStatus("zzz"), new PaymentStatus("zzz")},
                new Object[] {new StatusReason("zzz"), new StatusReason("zzz")},
                new Object[] {new CancellationReason("zzz"), new CancellationReason("zzz")},
                new Object[] {new CategoryPurpose("zzz"), new CategoryPurpose("zzz")},
                new Object[] {new Purpose("zzz"), new Purpose("zzz")})) {
            assertThat(pair[0]).isEqualTo(pair[1]).hasToString("zzz");
        }
    }

    private static Set<String> codes(Class<?> list) {
        return Arrays.stream(list.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == list)
                .map(PaymentStatusTest::value)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("a public constant can be read", e);
        }
    }
}
