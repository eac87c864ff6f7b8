package org.tppkit.adapter.arkea.pact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
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

/** Payments as an application orders them, and beside each what must be sent for it. */
final class Orders {
    static final String BAKER = "FR1420041010050500013M02606";
    static final String BUTCHER = "DE89370400440532013000";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    static final LocalDate LATER = LocalDate.of(2026, 12, 15);
    static final LocalDate END = LocalDate.of(2027, 6, 15);
    static final PaymentSetup.Return BACK = new PaymentSetup.Return(Contract.REDIRECT, "st-1_A");

    private static final Instant CREATED = Instant.parse("2026-11-16T09:30:00Z");
    private static final Party TPP = Party.builder()
            .name("Sample PISP")
            .organisationId(GenericIdentification.of("12345", "COID", "ACPR"))
            .build();

    /** An order, and the body that it becomes. */
    record Order(PaymentSetup setup, ObjectNode body) {
        String json() {
            return JsonTemplate.write(body);
        }
    }

    private final Stet stet;

    Orders(Stet stet) {
        this.stet = stet;
    }

    Order now() {
        return new Order(setup(payment(transfer("I1", BAKER)).build()), dated(body(one("I1"))));
    }

    Order instant() {
        ObjectNode body = dated(body(one("I1")));
        body.withObject("/paymentTypeInformation").put("localInstrument", "INST");
        return new Order(
                setup(payment(transfer("I1", BAKER))
                        .scheme(PaymentScheme.INSTANT)
                        .build()),
                body);
    }

    Order onDay(LocalDate day) {
        ObjectNode body =
                body(one("I1")).put("requestedExecutionDate", "${executionDate|2026-12-15T00:00:00.000+01:00}");
        return new Order(
                setup(payment(transfer("I1", BAKER))
                        .execution(new Execution.OnDate(day))
                        .build()),
                body);
    }

    Order standing(LocalDate first) {
        return new Order(
                setup(payment(transfer("I1", BAKER)).execution(monthly(first)).build()), body(monthly()));
    }

    Order standingUntil(LocalDate first, LocalDate end) {
        ObjectNode transfer = monthly().put("endDate", "${endDate|2027-06-15T00:00:00.000+02:00}");
        return new Order(
                setup(payment(transfer("I1", BAKER))
                        .execution(monthly(first).until(end))
                        .build()),
                body(transfer));
    }

    /** The bank's triggers refuse one payee or another, so that accounts can be given. */
    Order toSeveral(String first, String second) {
        ObjectNode body = dated(body(to(one("I1"), first), to(one("I2"), second)));
        body.remove("beneficiary");
        return new Order(
                setup(payment(transfer("I1", first), transfer("I2", second)).build()), body);
    }

    Order severalToOneOnDay(LocalDate day) {
        ObjectNode body = body(one("I1"), one("I2"))
                .put("requestedExecutionDate", "${executionDate|2026-12-15T00:00:00.000+01:00}");
        return new Order(
                setup(payment(transfer("I1", BAKER), transfer("I2", BAKER))
                        .execution(new Execution.OnDate(day))
                        .build()),
                body);
    }

    Order to(String iban) {
        return new Order(setup(payment(transfer("I1", iban)).build()), dated(body(one("I1"))));
    }

    /** Everything that both versions carry. */
    Order full() {
        CreditTransfer transfer = CreditTransfer.builder()
                .from(transfer("I1", BAKER))
                .creditor(
                        Party.builder().name("Marie Boulanger").address(lines()).build())
                .creditorBank(Bic.of("AGRIFRPP"))
                .purpose(new Purpose("COMC"))
                .ultimateCreditor(Party.named("Last Payee"))
                .build();
        PaymentRequest request = payment(transfer)
                .debtor(Party.named("Paul Payer"))
                .debtorAccount(Iban.of(BUTCHER))
                .categoryPurpose(CategoryPurpose.MERCHANT_PAYMENT)
                .build();
        ObjectNode body = dated(body(one("I1")));
        body.withObject("/debtor").put("name", "Paul Payer");
        body.withObject("/debtorAccount").put("iban", BUTCHER);
        body.withObject("/paymentTypeInformation").put("categoryPurpose", "DVPM");
        ObjectNode beneficiary = body.withObject("/beneficiary");
        beneficiary.withObject("/creditorAgent").put("bicFi", "AGRIFRPP");
        beneficiary
                .withObject("/creditor/postalAddress")
                .put("country", "FR")
                .putArray("addressLine")
                .add("18 rue du Port")
                .add("29200 BREST");
        ObjectNode sent = (ObjectNode) body.path("creditTransferTransaction").path(0);
        sent.withObject("/ultimateCreditor").put("name", "Last Payee");
        (stet.is142() ? sent : body).put("purpose", "COMC");
        return new Order(setup(request), body);
    }

    /** What 1.4.2 alone carries. */
    Order structured() {
        CreditTransfer transfer = CreditTransfer.builder()
                .from(transfer("I1", BAKER))
                .creditor(Party.builder()
                        .name("Marie Boulanger")
                        .address(street())
                        .build())
                .ultimateDebtor(Party.named("First Payer"))
                .remittance(new Remittance.CreditorReference("RF18539007547034"))
                .build();
        ObjectNode body = dated(body(one("I1")));
        ObjectNode address = body.withObject("/beneficiary/creditor/postalAddress");
        address.put("streetName", "rue du Port")
                .put("buildingNumber", "18")
                .put("postCode", "29200")
                .put("townName", "BREST")
                .put("country", "FR")
                .putArray("addressLine");
        ObjectNode sent = (ObjectNode) body.path("creditTransferTransaction").path(0);
        sent.withObject("/ultimateDebtor").put("name", "First Payer");
        ObjectNode remittance = sent.putObject("remittanceInformation");
        ObjectNode reference = remittance.putArray("structured").addObject().putObject("creditorReferenceInformation");
        reference.putObject("type").put("code", "=SCOR").put("issuer", "ISO");
        reference.put("reference", "RF18539007547034");
        return new Order(setup(payment(transfer).build()), body);
    }

    private static PostalAddress lines() {
        return PostalAddress.builder()
                .country("FR")
                .addLines("18 rue du Port", "29200 BREST")
                .build();
    }

    private static PostalAddress street() {
        return PostalAddress.builder()
                .streetName("rue du Port")
                .buildingNumber("18")
                .postCode("29200")
                .townName("BREST")
                .country("FR")
                .build();
    }

    private static PaymentSetup setup(PaymentRequest request) {
        return new PaymentSetup(request, Optional.of(TPP), BACK);
    }

    private static PaymentRequest.Builder payment(CreditTransfer... transfers) {
        return PaymentRequest.builder().id("PMT-1").createdAt(CREATED).addTransfers(transfers);
    }

    private static CreditTransfer transfer(String id, String iban) {
        return CreditTransfer.builder()
                .instructionId(id)
                .endToEndId("E2E-" + id)
                .amount(Money.of("12.30", "EUR"))
                .creditor(Party.named("Marie Boulanger"))
                .creditorAccount(Iban.of(iban))
                .remittance(new Remittance.Text("Invoice 17"))
                .build();
    }

    private static Execution.StandingOrder monthly(LocalDate first) {
        return Execution.StandingOrder.of(first, Frequency.MONTHLY, ExecutionRule.FOLLOWING);
    }

    /** 1.4.2 names the day of a payment that is for now. */
    private ObjectNode dated(ObjectNode body) {
        return stet.is142() ? body.put("requestedExecutionDate", "${today|2026-11-16T00:00:00.000+01:00}") : body;
    }

    private ObjectNode body(ObjectNode... transfers) {
        ObjectNode body = (ObjectNode) JsonTemplate.parse("""
                {"paymentInformationId":"PMT-1","creationDateTime":"2026-11-16T10:30:00.000+01:00",
                "initiatingParty":{"name":"Sample PISP",
                "organisationId":{"identification":"12345","schemeName":"COID","issuer":"ACPR"}},
                "paymentTypeInformation":{"serviceLevel":"SEPA"},"chargeBearer":"SLEV",
                "beneficiary":{"creditor":{"name":"Marie Boulanger"},"creditorAccount":{"iban":"FR1420041010050500013M02606"}},
                "supplementaryData":{"acceptedAuthenticationApproach":["REDIRECT"]}}""");
        String report = Contract.REDIRECT + (stet.is142() ? "" : "?state=st-1_A");
        body.withObject("/supplementaryData").put("successfulReportUrl", report).put("unsuccessfulReportUrl", report);
        body.put("numberOfTransactions", transfers.length);
        body.putArray("creditTransferTransaction").addAll(List.of(transfers));
        return body;
    }

    private ObjectNode one(String id) {
        return (ObjectNode)
                JsonTemplate.parse("""
                {"paymentId":{"instructionId":"%s","endToEndId":"E2E-%s"},
                "instructedAmount":{"currency":"EUR","amount":%s},"remittanceInformation":%s}""".formatted(id, id, stet.amount("12.30"), stet.remittance("Invoice 17")));
    }

    private static ObjectNode to(ObjectNode transfer, String iban) {
        ObjectNode beneficiary = transfer.putObject("beneficiary");
        beneficiary.putObject("creditor").put("name", "Marie Boulanger");
        beneficiary.putObject("creditorAccount").put("iban", iban);
        return transfer;
    }

    private ObjectNode monthly() {
        return one("I1")
                .put("requestedExecutionDate", "${executionDate|2026-12-15T00:00:00.000+01:00}")
                .put("executionRule", "=FWNG")
                .put("frequency", "=MNTH");
    }
}
