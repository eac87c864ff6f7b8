package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.internal.stet.StetDialect;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.model.payment.StatusReason;
import org.tppkit.ports.model.payment.TransferStatus;

class PaymentReaderTest {

    @Test
    void aPaymentWithTransfersOfDifferentFate() {
        Payment payment = read("{\"_links\":{\"request\":{}},\"paymentRequest\":{\"resourceId\":\"R-1\","
                        + "\"paymentInformationId\":\"P-1\",\"creationDateTime\":\"2026-02-19T13:56:54.877+01:00\","
                        + "\"paymentInformationStatus\":\"PART\",\"statusReasonInformation\":null,"
                        + "\"fundsAvailability\":false,\"booking\":true,\"new\":{\"x\":[1.50]},"
                        + "\"creditTransferTransaction\":["
                        + "{\"paymentId\":{\"instructionId\":\"A\",\"endToEndId\":\"EA\",\"resourceId\":\"RA\"},"
                        + "\"instructedAmount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"},"
                        + "\"remittanceInformation\":[\"x\"],\"transactionStatus\":\"ACSC\"},null,"
                        + "{\"paymentId\":{\"instructionId\":\"B\",\"endToEndId\":null},\"transactionStatus\":\"RJCT\","
                        + "\"statusReasonInformation\":\"AC01\"},{\"paymentId\":null}]}}")
                .payment();
        assertThat(payment.requestId()).contains("P-1");
        assertThat(payment.status()).contains(PaymentStatus.PARTLY_ACCEPTED);
        assertThat(payment.reason()).isEmpty();
        assertThat(payment.fundsAvailable()).contains(false);
        assertThat(payment.booking()).contains(true);
        assertThat(payment.awaitsConfirmation()).isFalse();
        assertThat(payment.transfers())
                .containsExactly(
                        TransferStatus.builder()
                                .instructionId("A")
                                .endToEndId("EA")
                                .status(PaymentStatus.SETTLED)
                                .build(),
                        TransferStatus.builder()
                                .instructionId("B")
                                .status(PaymentStatus.REJECTED)
                                .reason(StatusReason.INCORRECT_ACCOUNT)
                                .build(),
                        TransferStatus.builder().instructionId("").build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RCVD", "ACTC", "PATC", "ACCP", "ACSP", "ACSC", "ACWC", "ACWP", "PDNG", "PART", "RJCT", "CANC", "NEWX"
            })
    void everyStatusIsReadWithoutLoss(String code) {
        Payment payment = read(body("\"paymentInformationStatus\":\"" + code
                        + "\",\"creditTransferTransaction\":[{\"transactionStatus\":\"" + code + "\"}]"))
                .payment();
        assertThat(payment.status()).map(PaymentStatus::code).contains(code);
        assertThat(payment.transfers().get(0).status()).map(PaymentStatus::code).contains(code);
        assertThat(payment.isFinal()).isEqualTo(Set.of("ACSC", "RJCT", "CANC").contains(code));
        assertThat(payment.awaitsConfirmation())
                .isEqualTo(Set.of("RCVD", "ACTC", "PATC", "ACCP").contains(code));
        assertThat(payment).hasToString(payment.toString()).asString().contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AC01", "AC04", "AC06", "AG01", "AM18", "CH03", "CUST", "DS02", "DUPL", "FF01", "FRAD", "MS03", "NOAS",
                "RR01", "RR03", "RR04", "RR12", "TECH", "NEWX"
            })
    void everyReasonIsReadWithoutLoss(String code) {
        Payment payment = read(body("\"statusReasonInformation\":\"" + code
                        + "\",\"creditTransferTransaction\":[{\"statusReasonInformation\":\"" + code + "\"}]"))
                .payment();
        assertThat(payment.reason()).map(StatusReason::code).contains(code);
        assertThat(payment.transfers().get(0).reason()).map(StatusReason::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"true,  true,  true,  true", "false, false, false, false", "null,  \"x\", ,", "[],    {},    ,"})
    void fundsAndBookingAreTakenWhereTheyAreYesOrNo(String funds, String booking, Boolean available, Boolean booked) {
        Payment payment = read(body("\"fundsAvailability\":" + funds + ",\"booking\":" + booking))
                .payment();
        assertThat(payment.fundsAvailable().orElse(null)).isEqualTo(available);
        assertThat(payment.booking().orElse(null)).isEqualTo(booked);
    }

    @Test
    void aPaymentOfWhichNothingIsSaidYet() {
        Payment payment = read("{\"paymentRequest\":{}}").payment();
        assertThat(payment.requestId()).isEmpty();
        assertThat(payment.status()).isEmpty();
        assertThat(payment.transfers()).isEmpty();
        assertThat(payment.isFinal()).isFalse();
        assertThat(payment.awaitsConfirmation()).isTrue();
        assertThat(read(body("\"paymentInformationStatus\":null,\"creditTransferTransaction\":null"))
                        .payment())
                .isEqualTo(payment);
    }

    @Test
    void aVersionWithoutConfirmationAwaitsNone() {
        PaymentBodies old = new PaymentBodies(StetDialect.STET_1_4_1.payment(), ZoneId.of("Europe/Paris"), false);
        for (String code : List.of("RCVD", "ACTC", "ACCP")) {
            assertThat(old.retrieved("R", Json.answer(body("\"paymentInformationStatus\":\"" + code + "\"")))
                            .payment()
                            .awaitsConfirmation())
                    .isFalse();
        }
    }

    @Test
    void theBanksOwnWordsAreKeptToTheByte() {
        Seeded.forAll(1_000, random -> {
            String blank = " ".repeat(random.nextInt(3));
            String resource = "{" + blank + "\"x\":\"é\\u00e9" + "y".repeat(random.nextInt(20_000)) + "}\",\"amount\":"
                    + random.nextInt(1_000) + ".50" + blank + ",\"z\":[{}," + blank + "null]" + blank + "}";
            String body = blank + "{" + blank + "\"_links\":{\"a\":[]}" + blank + "," + blank + "\"paymentRequest\""
                    + blank + ":" + blank + resource + blank + (random.nextBoolean() ? ",\"more\":1}" : "}");
            RetrievedPayment payment = read(body);
            assertThat(new String(payment.resource(), StandardCharsets.UTF_8)).isEqualTo(resource);
            assertThat(payment.resourceId()).isEqualTo("R-1");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|paymentRequest",
                "{\"paymentRequest\":null}|paymentRequest",
                "{\"paymentRequest\":[]}|paymentRequest",
                "{\"paymentRequest\":{\"paymentInformationStatus\":1}}|paymentRequest.paymentInformationStatus",
                "{\"paymentRequest\":{\"resourceId\":\"R-2\"}}|paymentRequest.resourceId",
                "{\"paymentRequest\":{\"resourceId\":1}}|paymentRequest.resourceId",
                "{\"paymentRequest\":{\"creditTransferTransaction\":{}}}|paymentRequest.creditTransferTransaction",
                "{\"paymentRequest\":{\"creditTransferTransaction\":[{\"transactionStatus\":[]}]}}|"
                        + "paymentRequest.creditTransferTransaction[0].transactionStatus",
                "{\"paymentRequest\":{}|''",
                "[]|''",
                "''|''"
            })
    void whatIsNoPaymentIsNamed(String body, String path) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo(path));
    }

    @Test
    void aBodyThatIsTooLongIsNotKept() {
        String body = body("\"x\":[" + "\"canary\",".repeat(130_000) + "1]");
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessage("the body is longer than 1048576 bytes");
    }

    private static String body(String fields) {
        return "{\"paymentRequest\":{" + fields + "}}";
    }

    private static RetrievedPayment read(String body) {
        return new PaymentBodies(StetDialect.STET_1_4_2.payment(), ZoneId.of("Europe/Paris"), true)
                .retrieved("R-1", Json.answer(body));
    }
}
