package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.payment;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.setup;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.transfer;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.adapter.arkea.internal.stet.StetDialect;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CategoryPurpose;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.Purpose;
import org.tppkit.ports.model.payment.Remittance;

class PaymentWriterTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final URI REPORT = URI.create("https://tpp.example/report");

    /** The day after the one in London: the bank's zone counts. */
    private static final String HEAD = "{\"paymentInformationId\":\"PMT-1\","
            + "\"creationDateTime\":\"2026-11-23T00:30:15.123+01:00\",\"numberOfTransactions\":1,"
            + "\"initiatingParty\":{\"name\":\"Sample PISP\",\"organisationId\":"
            + "{\"identification\":\"12345\",\"schemeName\":\"COID\",\"issuer\":\"ACPR\"}},";

    private static final String TAIL = "\"supplementaryData\":{\"acceptedAuthenticationApproach\":[\"REDIRECT\"],"
            + "\"successfulReportUrl\":\"https://tpp.example/report\","
            + "\"unsuccessfulReportUrl\":\"https://tpp.example/report\"}}";

    private static final String BAKER = "\"beneficiary\":{\"creditor\":{\"name\":\"Marie Boulanger\"},"
            + "\"creditorAccount\":{\"iban\":\"FR1420041010050500013M02606\"}},";

    @Test
    void aTransferNowInVersion141() {
        assertThat(old(SamplePayments.one()))
                .isEqualTo(HEAD + "\"paymentTypeInformation\":{\"serviceLevel\":\"SEPA\"}," + BAKER
                        + "\"chargeBearer\":\"SLEV\",\"creditTransferTransaction\":[{"
                        + "\"paymentId\":{\"instructionId\":\"I1\",\"endToEndId\":\"E2E-I1\"},"
                        + "\"instructedAmount\":{\"amount\":\"12.30\",\"currency\":\"EUR\"},"
                        + "\"remittanceInformation\":[\"Invoice 17\"]}]," + TAIL);
    }

    @Test
    void aTransferNowInVersion142CarriesTheDayItWasPutTogether() {
        assertThat(now(SamplePayments.one()))
                .isEqualTo(HEAD + "\"paymentTypeInformation\":{\"serviceLevel\":\"SEPA\"}," + BAKER
                        + "\"chargeBearer\":\"SLEV\","
                        + "\"requestedExecutionDate\":\"2026-11-23T00:00:00.000+01:00\","
                        + "\"creditTransferTransaction\":[{"
                        + "\"paymentId\":{\"instructionId\":\"I1\",\"endToEndId\":\"E2E-I1\"},"
                        + "\"instructedAmount\":{\"amount\":12.30,\"currency\":\"EUR\"},"
                        + "\"remittanceInformation\":{\"unstructured\":[\"Invoice 17\"]}}]," + TAIL);
    }

    @Test
    void aFullInstantPaymentInVersion142() {
        CreditTransfer transfer = transfer("I1", "0.10")
                .creditor(Party.builder()
                        .name("Marie Boulanger")
                        .address(PostalAddress.builder()
                                .country("FR")
                                .townName("Brest")
                                .postCode("29200")
                                .streetName("rue de Siam")
                                .buildingNumber("7")
                                .build())
                        .privateId(GenericIdentification.of("P1", "NIDN"))
                        .build())
                .creditorBank(Bic.of("AGRIFRPP"))
                .ultimateDebtor(Party.named("Real Payer"))
                .ultimateCreditor(Party.named("Real Payee"))
                .purpose(Purpose.COMMERCIAL)
                .remittance(new Remittance.CreditorReference("RF18539007547034"))
                .build();
        PaymentRequest request = payment(transfer)
                .scheme(PaymentScheme.INSTANT)
                .highPriority(true)
                .categoryPurpose(CategoryPurpose.MERCHANT_PAYMENT)
                .debtor(Party.named("Jan Betaler"))
                .debtorAccount(SamplePayments.PAYER)
                .build();
        assertThat(now(setup(request)))
                .isEqualTo(HEAD
                        + "\"paymentTypeInformation\":{\"instructionPriority\":\"HIGH\",\"serviceLevel\":\"SEPA\","
                        + "\"localInstrument\":\"INST\",\"categoryPurpose\":\"DVPM\"},"
                        + "\"debtor\":{\"name\":\"Jan Betaler\"},"
                        + "\"debtorAccount\":{\"iban\":\"NL91ABNA0417164300\"},"
                        + "\"beneficiary\":{\"creditorAgent\":{\"bicFi\":\"AGRIFRPP\"},"
                        + "\"creditor\":{\"name\":\"Marie Boulanger\",\"postalAddress\":{"
                        + "\"streetName\":\"rue de Siam\",\"buildingNumber\":\"7\",\"postCode\":\"29200\","
                        + "\"townName\":\"Brest\",\"country\":\"FR\",\"addressLine\":[]},"
                        + "\"privateId\":{\"identification\":\"P1\",\"schemeName\":\"NIDN\"}},"
                        + "\"creditorAccount\":{\"iban\":\"FR1420041010050500013M02606\"}},"
                        + "\"chargeBearer\":\"SLEV\","
                        + "\"requestedExecutionDate\":\"2026-11-23T00:00:00.000+01:00\","
                        + "\"creditTransferTransaction\":[{"
                        + "\"paymentId\":{\"instructionId\":\"I1\",\"endToEndId\":\"E2E-I1\"},"
                        + "\"instructedAmount\":{\"amount\":0.10,\"currency\":\"EUR\"},"
                        + "\"ultimateDebtor\":{\"name\":\"Real Payer\"},"
                        + "\"ultimateCreditor\":{\"name\":\"Real Payee\"},\"purpose\":\"COMC\","
                        + "\"remittanceInformation\":{\"structured\":[{\"creditorReferenceInformation\":{"
                        + "\"type\":{\"code\":\"SCOR\",\"issuer\":\"ISO\"},\"reference\":\"RF18539007547034\"}}]}}],"
                        + TAIL);
    }

    @Test
    void inVersion141ThePurposeStandsAtThePaymentAndAnAddressIsACountryAndLines() {
        CreditTransfer transfer = transfer("I1", "1")
                .purpose(Purpose.CASH_MANAGEMENT)
                .ultimateCreditor(Party.named("Real Payee"))
                .creditor(Party.builder()
                        .name("Marie Boulanger")
                        .address(PostalAddress.builder()
                                .country("FR")
                                .addLines("7 rue de Siam", "29200 Brest")
                                .build())
                        .build())
                .build();
        assertThat(old(setup(payment(transfer).build())))
                .contains("\"postalAddress\":{\"country\":\"FR\",\"addressLine\":[\"7 rue de Siam\",\"29200 Brest\"]}")
                .contains("}},\"purpose\":\"CASH\",\"chargeBearer\"")
                .contains("\"instructedAmount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"},"
                        + "\"ultimateCreditor\":{\"name\":\"Real Payee\"},\"remittanceInformation\"");
    }

    @Test
    void aDayStandsAtThePayment() {
        PaymentSetup dated = setup(payment(transfer("I1", "5").build())
                .execution(new Execution.OnDate(LocalDate.of(2027, 7, 14)))
                .build());
        for (String body : List.of(old(dated), now(dated))) {
            assertThat(body)
                    .contains("\"chargeBearer\":\"SLEV\","
                            + "\"requestedExecutionDate\":\"2027-07-14T00:00:00.000+02:00\","
                            + "\"creditTransferTransaction\"")
                    .containsOnlyOnce("requestedExecutionDate");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, DAIL",
        "WEEKLY, WEEK",
        "TWO_WEEKLY, TOWK",
        "MONTHLY, MNTH",
        "TWO_MONTHLY, TOMN",
        "QUARTERLY, QUTR",
        "HALF_YEARLY, SEMI",
        "YEARLY, YEAR"
    })
    void aStandingOrdersPlanStandsAtItsTransfer(Frequency frequency, String code) {
        Execution.StandingOrder endless =
                Execution.StandingOrder.of(LocalDate.of(2027, 1, 5), frequency, ExecutionRule.FOLLOWING);
        CreditTransfer transfer = transfer("I1", "5").build();
        String body = now(setup(payment(transfer).execution(endless).build()));
        assertThat(body)
                .contains(BAKER + "\"chargeBearer\":\"SLEV\",\"creditTransferTransaction\":[{")
                .contains("\"requestedExecutionDate\":\"2027-01-05T00:00:00.000+01:00\","
                        + "\"executionRule\":\"FWNG\",\"frequency\":\"" + code + "\",\"instructedAmount\"")
                .containsOnlyOnce("requestedExecutionDate")
                .doesNotContain("endDate");

        Execution.StandingOrder ended = Execution.StandingOrder.of(
                        LocalDate.of(2027, 1, 5), frequency, ExecutionRule.PRECEDING)
                .until(LocalDate.of(2028, 6, 5));
        assertThat(old(setup(payment(transfer).execution(ended).build())))
                .contains("\"requestedExecutionDate\":\"2027-01-05T00:00:00.000+01:00\","
                        + "\"endDate\":\"2028-06-05T00:00:00.000+02:00\","
                        + "\"executionRule\":\"PREC\",\"frequency\":\"" + code + "\"");
    }

    @Test
    void severalBeneficiariesStandAtTheirTransfersAndOneStandsAtThePayment() {
        CreditTransfer first = transfer("I1", "5").purpose(Purpose.COMMERCIAL).build();
        CreditTransfer second =
                transfer("I2", "6").creditorAccount(SamplePayments.BUTCHER).build();
        String several = now(setup(payment(first, second).build()));
        assertThat(several)
                .contains("\"numberOfTransactions\":2")
                .contains("\"currency\":\"EUR\"}," + BAKER + "\"purpose\":\"COMC\",\"remittanceInformation\"")
                .contains("\"creditorAccount\":{\"iban\":\"DE89370400440532013000\"}},\"remittanceInformation\"")
                .contains("\"paymentTypeInformation\":{\"serviceLevel\":\"SEPA\"},\"chargeBearer\"")
                .containsOnlyOnce("requestedExecutionDate");

        String same = now(setup(payment(first, transfer("I2", "6").build()).build()));
        assertThat(same).containsOnlyOnce("beneficiary").contains(BAKER + "\"chargeBearer\"");
    }

    @Test
    void severalDaysStandAtTheirTransfers() {
        CreditTransfer first =
                transfer("I1", "5").executionDate(LocalDate.of(2027, 1, 5)).build();
        CreditTransfer second =
                transfer("I2", "6").executionDate(LocalDate.of(2027, 7, 5)).build();
        assertThat(old(setup(payment(first, second).build())))
                .contains("\"chargeBearer\":\"SLEV\",\"creditTransferTransaction\"")
                .contains("I1\"},\"requestedExecutionDate\":\"2027-01-05T00:00:00.000+01:00\"")
                .contains("I2\"},\"requestedExecutionDate\":\"2027-07-05T00:00:00.000+02:00\"");
        assertThat(now(setup(payment(first, transfer("I2", "6").build()).build())))
                .contains("I2\"},\"requestedExecutionDate\":\"2026-11-23T00:00:00.000+01:00\"");
        assertThat(now(setup(payment(first).build())))
                .contains("\"chargeBearer\":\"SLEV\",\"requestedExecutionDate\":\"2027-01-05T00:00:00.000+01:00\"")
                .containsOnlyOnce("requestedExecutionDate");
    }

    @Test
    void whatIsNotGivenIsNotSent() {
        CreditTransfer bare = CreditTransfer.builder()
                .instructionId("I1")
                .amount(Money.of("5", "EUR"))
                .creditor(Party.named("X"))
                .creditorAccount(SamplePayments.BAKER)
                .build();
        assertThat(now(setup(payment(bare).build())))
                .contains("\"creditTransferTransaction\":[{\"paymentId\":{\"instructionId\":\"I1\"},"
                        + "\"instructedAmount\":{\"amount\":5.00,\"currency\":\"EUR\"}}]")
                .doesNotContain("postalAddress", "debtor", "purpose", "creditorAgent", "null", "batchBooking");
    }

    @Test
    void theSameRequestIsTheSameBytesWheneverAndWhereverItIsWritten() {
        Seeded.forAll(300, random -> {
            PaymentSetup setup = SamplePayments.any(random);
            List<String> bodies = new ArrayList<>(List.of(old(setup), now(setup)));
            Locales.underEach(() -> assertThat(List.of(old(setup), now(setup))).isEqualTo(bodies));
            assertThat(PaymentRequest.builder().from(setup.request()).build()).isEqualTo(setup.request());
        });
    }

    @Test
    void anyAmountKeepsItsValueAndHasNoExponent() {
        Pattern text = Pattern.compile("\"instructedAmount\":\\{\"amount\":\"([0-9]+\\.[0-9]{2})\",\"currency\"");
        Pattern number = Pattern.compile("\"instructedAmount\":\\{\"amount\":([0-9]+\\.[0-9]{2}),\"currency\"");
        Seeded.forAll(2_000, random -> {
            PaymentSetup setup = SamplePayments.any(random);
            List<BigDecimal> amounts = setup.request().transfers().stream()
                    .map(transfer -> transfer.amount().amount())
                    .toList();
            assertThat(found(text, old(setup))).isEqualTo(amounts);
            assertThat(found(number, now(setup))).isEqualTo(amounts);
        });
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.10", "12.30, 12.30", "1234567890123.45, 1234567890123.45", "100, 100.00", "0.01, 0.01"})
    void amountsAreWrittenPlainly(String amount, String written) {
        PaymentSetup setup = setup(payment(transfer("I1", amount).build()).build());
        assertThat(old(setup)).contains("{\"amount\":\"" + written + "\",");
        assertThat(now(setup)).contains("{\"amount\":" + written + ",");
    }

    private static List<BigDecimal> found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        List<BigDecimal> amounts = new ArrayList<>();
        while (matcher.find()) {
            amounts.add(new BigDecimal(matcher.group(1)));
        }
        return amounts;
    }

    private static String old(PaymentSetup setup) {
        return body(StetDialect.STET_1_4_1, setup);
    }

    private static String now(PaymentSetup setup) {
        return body(StetDialect.STET_1_4_2, setup);
    }

    private static String body(StetDialect dialect, PaymentSetup setup) {
        byte[] bytes = new PaymentBodies(dialect.payment(), PARIS, true).request(setup, REPORT);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
