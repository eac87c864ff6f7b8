package org.tppkit.ports.model.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PostalAddress;

/** No text of a payment names a person, an account, a state, or what the receiver is told. Amounts may be named. */
class PaymentTextTest {
    private static final Party CANARY = Party.builder()
            .name("Canary Name")
            .address(PostalAddress.builder()
                    .country("FR")
                    .townName("Canary Town")
                    .postCode("29200 Canary")
                    .streetName("Canary Street")
                    .buildingNumber("17 Canary")
                    .addLines("Canary Line")
                    .build())
            .organisationId(GenericIdentification.of("Canary 1", "SREN"))
            .privateId(GenericIdentification.of("Canary 2", "NIDN"))
            .build();
    private static final Iban IBAN = Iban.of("DE89370400440532013000");
    private static final PaymentRequest REQUEST = PaymentRequest.builder()
            .id("p-1")
            .createdAt(Instant.EPOCH)
            .debtor(CANARY)
            .debtorAccount(IBAN)
            .addTransfers(
                    transfer("t-1", new Remittance.Text("Canary rent")),
                    transfer("t-2", new Remittance.CreditorReference("RF712348231")))
            .build();

    private static CreditTransfer transfer(String id, Remittance remittance) {
        return CreditTransfer.builder()
                .instructionId(id)
                .amount(Money.of("12.30", "EUR"))
                .creditor(CANARY)
                .creditorAccount(IBAN)
                .ultimateDebtor(CANARY)
                .ultimateCreditor(CANARY)
                .remittance(remittance)
                .build();
    }

    @Test
    void noTextOfAPaymentNamesAPersonOrAnAccount() {
        PaymentSetup.Return back = new PaymentSetup.Return(URI.create("https://tpp.example/callback"), "canary-state");
        Payment payment =
                Payment.builder().requestId("p-1").awaitsConfirmation(true).build();
        byte[] resource = "{\"name\":\"Canary Name\"}".getBytes(StandardCharsets.UTF_8);
        List<Object> values = List.of(
                CANARY,
                REQUEST,
                REQUEST.transfers(),
                new PaymentSetup(REQUEST, Optional.of(CANARY), back),
                back,
                RetrievedPayment.of("r-1", payment, resource),
                new PaymentStart(
                        "r-1",
                        new NextStep.RedirectPsu(URI.create("https://bank.example/approve?state=canary-state"))));
        for (Object value : values) {
            assertThat(value.toString())
                    .isNotBlank()
                    .doesNotContainIgnoringCase("canary")
                    .doesNotContain("2348231")
                    .doesNotContain("370400440532");
        }
    }

    @Test
    void theTextOfARequestStillTellsWhichOneItIs() {
        assertThat(REQUEST.toString()).contains("p-1").contains("t-2").contains("12.30");
        assertThat(RetrievedPayment.of(
                        "r-1",
                        Payment.builder()
                                .requestId("p-1")
                                .awaitsConfirmation(true)
                                .build(),
                        new byte[0]))
                .hasToString("RetrievedPayment[r-1]");
    }

    @Test
    void theBanksOwnWordsCannotBeChangedFromOutside() {
        byte[] given = {1, 2, 3};
        RetrievedPayment retrieved = RetrievedPayment.of(
                "r-1",
                Payment.builder().requestId("p-1").awaitsConfirmation(false).build(),
                given);
        given[0] = 9;
        retrieved.resource()[1] = 9;
        assertThat(retrieved.resource()).containsExactly(1, 2, 3);
    }
}
