package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.BACK;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.TPP;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.payment;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.setup;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.transfer;

import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.scripted.MarkingSigner;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PostalAddress;
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

/** What is refused before anything is sent. */
class PaymentRefusalsTest {
    private static final StetDialect OLD = StetDialect.STET_1_4_1;
    private static final StetDialect NEW = StetDialect.STET_1_4_2;

    private record Invalid(String name, StetDialect dialect, String field, PaymentSetup setup) {}

    @TestFactory
    Stream<DynamicTest> whatAVersionCannotCarryIsRefusedByTheNameOfItsField() {
        return Stream.of(
                        new Invalid("no end-to-end id", OLD, "endToEndId", of(bare().remittance(text()))),
                        new Invalid("no remittance", OLD, "remittance", of(bare().endToEndId("E"))),
                        new Invalid(
                                "a reference", OLD, "remittance", of(transfer().remittance(reference()))),
                        new Invalid(
                                "an ultimate debtor",
                                OLD,
                                "ultimateDebtor",
                                of(transfer().ultimateDebtor(Party.named("X")))),
                        new Invalid("two purposes", OLD, "purpose", twoPurposes()),
                        new Invalid(
                                "a town",
                                OLD,
                                "creditor.address",
                                creditor(address().townName("Brest"))),
                        new Invalid(
                                "a post code",
                                OLD,
                                "creditor.address",
                                creditor(address().postCode("1"))),
                        new Invalid(
                                "a street",
                                OLD,
                                "creditor.address",
                                creditor(address().streetName("x"))),
                        new Invalid(
                                "a number",
                                OLD,
                                "creditor.address",
                                creditor(address().buildingNumber("1"))),
                        new Invalid("no country", OLD, "creditor.address.country", creditor(PostalAddress.builder())),
                        new Invalid(
                                "no country",
                                NEW,
                                "creditor.address.country",
                                creditor(PostalAddress.builder().townName("Brest"))),
                        new Invalid(
                                "a wrong country",
                                NEW,
                                "creditor.address.country",
                                creditor(address().country("fr"))),
                        new Invalid(
                                "an accent",
                                NEW,
                                "creditor.address.lines",
                                creditor(address().addLines("é"))),
                        new Invalid(
                                "a long line",
                                NEW,
                                "creditor.address.lines",
                                creditor(address().addLines("x".repeat(71)))),
                        new Invalid(
                                "eight lines",
                                NEW,
                                "creditor.address.lines",
                                creditor(address().addLines("1", "2", "3", "4", "5", "6", "7", "8"))),
                        new Invalid(
                                "a long town",
                                NEW,
                                "creditor.address.townName",
                                creditor(address().townName("x".repeat(36)))),
                        new Invalid(
                                "a long code",
                                NEW,
                                "creditor.address.postCode",
                                creditor(address().postCode("x".repeat(17)))),
                        new Invalid(
                                "a long street",
                                NEW,
                                "creditor.address.streetName",
                                creditor(address().streetName("x".repeat(71)))),
                        new Invalid(
                                "a blank number",
                                NEW,
                                "creditor.address.buildingNumber",
                                creditor(address().buildingNumber(" "))),
                        new Invalid("a long id", NEW, "debtor.privateId", debtor(id("x".repeat(71), "BANK", "I"))),
                        new Invalid("a blank scheme", NEW, "debtor.privateId.schemeName", debtor(id("x", "", "I"))),
                        new Invalid(
                                "a long issuer",
                                NEW,
                                "debtor.privateId.issuer",
                                debtor(id("x", "BANK", "I".repeat(36)))),
                        new Invalid(
                                "the TPP's address",
                                OLD,
                                "initiatingParty.address",
                                new PaymentSetup(
                                        of(transfer()).request(),
                                        Optional.of(party(address().townName("Brest"))),
                                        BACK)),
                        new Invalid(
                                "an ultimate creditor",
                                OLD,
                                "ultimateCreditor.address",
                                of(transfer().ultimateCreditor(party(address().townName("Brest"))))),
                        new Invalid(
                                "the year 10000",
                                NEW,
                                "execution",
                                setup(payment(transfer().build())
                                        .execution(new Execution.OnDate(LocalDate.of(10_000, 1, 1)))
                                        .build())),
                        new Invalid("a comma", OLD, "state", back("https://tpp.example/", "a,b")),
                        new Invalid("a comma", NEW, "state", back("https://tpp.example/", "a,b")),
                        new Invalid("a state", OLD, "redirectUri", back("https://tpp.example/?state=x", "s")))
                .map(PaymentRefusalsTest::invalid);
    }

    private static DynamicTest invalid(Invalid row) {
        return DynamicTest.dynamicTest(row.dialect().version() + " " + row.name(), () -> {
            ScriptedCall call = new ScriptedCall();
            assertThatThrownBy(() -> gateway(row.dialect(), EnumSet.allOf(Capability.class))
                            .initiate(row.setup(), call))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.field()).isEqualTo(row.field()));
            assertThat(call.requests()).isEmpty();
        });
    }

    private record Undeclared(Capability capability, PaymentSetup setup) {}

    @TestFactory
    Stream<DynamicTest> whatTheBankDoesNotDeclareIsRefused() {
        LocalDate day = LocalDate.of(2027, 1, 5);
        PaymentRequest.Builder plain = payment(transfer().build());
        return Stream.of(
                        new Undeclared(Capability.PAYMENTS, setup(plain.build())),
                        new Undeclared(
                                Capability.INSTANT_PAYMENTS,
                                setup(payment(transfer().build())
                                        .scheme(PaymentScheme.INSTANT)
                                        .build())),
                        new Undeclared(
                                Capability.PRIORITY_PAYMENTS,
                                setup(payment(transfer().build())
                                        .highPriority(true)
                                        .build())),
                        new Undeclared(
                                Capability.DATED_PAYMENTS,
                                setup(payment(transfer().build())
                                        .execution(new Execution.OnDate(day))
                                        .build())),
                        new Undeclared(Capability.DATED_PAYMENTS, of(transfer().executionDate(day))),
                        new Undeclared(
                                Capability.STANDING_ORDERS,
                                setup(payment(transfer().build())
                                        .execution(Execution.StandingOrder.of(
                                                day, Frequency.MONTHLY, ExecutionRule.FOLLOWING))
                                        .build())),
                        new Undeclared(Capability.SEVERAL_BENEFICIARIES, twoPurposes()),
                        new Undeclared(
                                Capability.SEVERAL_DATES,
                                setup(payment(
                                                transfer().build(),
                                                SamplePayments.transfer("I2", "1")
                                                        .executionDate(day)
                                                        .build())
                                        .build())),
                        new Undeclared(
                                Capability.STRUCTURED_REFERENCES, of(transfer().remittance(reference()))),
                        new Undeclared(
                                Capability.STRUCTURED_ADDRESSES, of(transfer().creditor(inBrest()))),
                        new Undeclared(
                                Capability.STRUCTURED_ADDRESSES, of(transfer().ultimateCreditor(inBrest()))),
                        new Undeclared(
                                Capability.STRUCTURED_ADDRESSES,
                                setup(payment(transfer().build())
                                        .debtor(inBrest())
                                        .build())),
                        new Undeclared(
                                Capability.STRUCTURED_ADDRESSES,
                                new PaymentSetup(of(transfer()).request(), Optional.of(inBrest()), BACK)),
                        new Undeclared(
                                Capability.ULTIMATE_DEBTORS, of(transfer().ultimateDebtor(Party.named("X")))))
                .map(row -> DynamicTest.dynamicTest(row.capability().name(), () -> {
                    Set<Capability> rest = EnumSet.complementOf(EnumSet.of(row.capability()));
                    ScriptedCall call = new ScriptedCall();
                    assertThatThrownBy(() -> gateway(NEW, rest).initiate(row.setup(), call))
                            .isInstanceOf(CapabilityException.class);
                    assertThat(call.requests()).isEmpty();
                    call.answer(201, "{\"_links\":{\"consentApproval\":{\"href\":\"/?PRid=1\"}}}");
                    assertThatCode(() -> gateway(NEW, EnumSet.allOf(Capability.class))
                                    .initiate(row.setup(), call))
                            .doesNotThrowAnyException();
                }));
    }

    private static Party inBrest() {
        return Party.builder()
                .name("X")
                .address(PostalAddress.builder().country("FR").townName("Brest").build())
                .build();
    }

    @Test
    void anotherCurrencyIsRefusedWhateverTheBankDeclares() {
        ScriptedCall call = new ScriptedCall();
        PaymentSetup dollars = of(transfer().amount(Money.of("1", "USD")));
        assertThatThrownBy(() -> gateway(NEW, EnumSet.allOf(Capability.class)).initiate(dollars, call))
                .isInstanceOf(CapabilityException.class);
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void whatBothVersionsCarryIsSentInBoth() {
        Seeded.forAll(200, random -> {
            PaymentSetup setup = SamplePayments.any(random);
            for (StetDialect dialect : List.of(OLD, NEW)) {
                ScriptedCall call =
                        new ScriptedCall().answer(201, "{\"_links\":{\"consentApproval\":{\"href\":\"/?PRid=1\"}}}");
                assertThat(gateway(dialect, EnumSet.allOf(Capability.class))
                                .initiate(setup, call)
                                .resourceId())
                        .isEqualTo("1");
            }
        });
    }

    @Test
    void stetWantsToBeToldWhoAsks() {
        PaymentSetup anonymous = new PaymentSetup(of(transfer()).request(), Optional.empty(), BACK);
        for (StetDialect dialect : List.of(OLD, NEW)) {
            ScriptedCall call = new ScriptedCall();
            assertThatThrownBy(() ->
                            gateway(dialect, EnumSet.allOf(Capability.class)).initiate(anonymous, call))
                    .isInstanceOfSatisfying(
                            ConfigurationException.class,
                            e -> assertThat(e.problems())
                                    .singleElement()
                                    .asString()
                                    .contains("initiatingParty"));
            assertThat(call.requests()).isEmpty();
        }
    }

    private static StetPaymentGateway gateway(StetDialect dialect, Set<Capability> capabilities) {
        return AnyStetBank.payments(AnyStetBank.bank(dialect, capabilities), new MarkingSigner());
    }

    private static CreditTransfer.Builder transfer() {
        return SamplePayments.transfer("I1", "1");
    }

    private static CreditTransfer.Builder bare() {
        return CreditTransfer.builder()
                .instructionId("I1")
                .amount(Money.of("1", "EUR"))
                .creditor(Party.named("X"))
                .creditorAccount(SamplePayments.BAKER);
    }

    private static Remittance text() {
        return new Remittance.Text("x");
    }

    private static Remittance reference() {
        return new Remittance.CreditorReference("RF18539007547034");
    }

    private static PaymentSetup of(CreditTransfer.Builder transfer) {
        return setup(payment(transfer.build()).build());
    }

    private static PaymentSetup twoPurposes() {
        return setup(payment(
                        transfer().build(),
                        SamplePayments.transfer("I2", "1")
                                .purpose(Purpose.COMMERCIAL)
                                .build())
                .build());
    }

    private static PostalAddress.Builder address() {
        return PostalAddress.builder().country("FR");
    }

    private static Party party(PostalAddress.Builder address) {
        return Party.builder().name("X").address(address.build()).build();
    }

    private static PaymentSetup creditor(PostalAddress.Builder address) {
        return of(transfer().creditor(party(address)));
    }

    private static GenericIdentification id(String identification, String scheme, String issuer) {
        return GenericIdentification.of(identification, scheme, issuer);
    }

    private static PaymentSetup debtor(GenericIdentification id) {
        return setup(payment(transfer().build())
                .debtor(Party.builder().name("X").privateId(id).build())
                .build());
    }

    private static PaymentSetup back(String redirectUri, String state) {
        return new PaymentSetup(
                of(transfer()).request(), Optional.of(TPP), new PaymentSetup.Return(URI.create(redirectUri), state));
    }
}
