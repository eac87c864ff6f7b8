package org.tppkit.core.internal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.internal.payment.PaymentScene.CUSTOMER;
import static org.tppkit.core.internal.payment.PaymentScene.request;
import static org.tppkit.core.internal.payment.PaymentScene.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PostalAddress;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Execution;
import org.tppkit.ports.model.payment.ExecutionRule;
import org.tppkit.ports.model.payment.Frequency;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.PaymentScheme;
import org.tppkit.ports.model.payment.Remittance;

/** What a bank does not take is refused before anything is sent: no token is got for it either. */
class PaymentRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final Iban BRAZIL = Iban.of("BR1800360305000010009795493C1");

    private final PaymentScene scene = new PaymentScene();

    @AfterEach
    void end() {
        scene.close();
    }

    static Stream<Arguments> wishes() {
        return Stream.of(
                Arguments.of(Capability.PAYMENTS, request()),
                Arguments.of(
                        Capability.INSTANT_PAYMENTS,
                        with().scheme(PaymentScheme.INSTANT).build()),
                Arguments.of(
                        Capability.PRIORITY_PAYMENTS, with().highPriority(true).build()),
                Arguments.of(
                        Capability.DATED_PAYMENTS,
                        with().execution(new Execution.OnDate(TODAY)).build()),
                Arguments.of(
                        Capability.STANDING_ORDERS,
                        with().execution(standingOrder(TODAY)).build()),
                Arguments.of(
                        Capability.SEVERAL_BENEFICIARIES,
                        with().addTransfers(transfer().instructionId("t-2").build())
                                .build()),
                Arguments.of(
                        Capability.SEVERAL_DATES,
                        of(transfer().executionDate(TODAY).build())),
                Arguments.of(
                        Capability.NON_EURO_PAYMENTS,
                        of(transfer().amount(Money.of("1", "CHF")).build())),
                Arguments.of(
                        Capability.INTERNATIONAL_PAYMENTS,
                        of(transfer().creditorAccount(BRAZIL).build())),
                Arguments.of(
                        Capability.STRUCTURED_REFERENCES,
                        of(transfer()
                                .remittance(new Remittance.CreditorReference("RF712348231"))
                                .build())),
                Arguments.of(
                        Capability.ULTIMATE_DEBTORS,
                        of(transfer().ultimateDebtor(Party.named("Somebody")).build())),
                Arguments.of(
                        Capability.STRUCTURED_ADDRESSES,
                        of(transfer().creditor(inTown()).build())),
                Arguments.of(
                        Capability.STRUCTURED_ADDRESSES, with().debtor(inTown()).build()),
                Arguments.of(
                        Capability.STRUCTURED_ADDRESSES,
                        of(transfer().ultimateCreditor(inTown()).build())));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void whatIsNotDeclaredIsRefusedBeforeAnyCall(Capability capability, PaymentRequest wish) {
        scene.capabilities = EnumSet.complementOf(EnumSet.of(capability));
        assertThatThrownBy(() -> scene.node().service.initiate(wish, CUSTOMER))
                .isInstanceOf(CapabilityException.class)
                .hasMessageStartingWith("fake:first takes no ")
                .hasMessageContaining("in version 2.0 (" + capability + "); nothing was sent");
        assertThat(scene.sent()).isZero();
        assertThat(scene.setups).isEmpty();
        assertThat(scene.kept.size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void whatIsDeclaredGoesToTheBank(Capability capability, PaymentRequest wish) {
        scene.capabilities = EnumSet.of(Capability.PAYMENTS, capability);
        assertThatCode(() -> scene.node().service.initiate(wish, CUSTOMER)).doesNotThrowAnyException();
        assertThat(scene.setups).hasSize(1);
    }

    @Test
    void everyCapabilityOfPaymentsIsTried() {
        Set<Capability> tried = EnumSet.noneOf(Capability.class);
        wishes().forEach(wish -> tried.add((Capability) wish.get()[0]));
        Set<Capability> paymentsOwn = EnumSet.range(Capability.PAYMENTS, Capability.PAYMENT_CANCELLATION);
        paymentsOwn.remove(Capability.PAYMENT_CANCELLATION);
        assertThat(tried).isEqualTo(paymentsOwn);
    }

    @Test
    void aPlainPaymentNeedsNothingElse() {
        scene.capabilities = EnumSet.of(Capability.PAYMENTS);
        PostalAddress lines = PostalAddress.builder()
                .country("FR")
                .addLines("1 rue de Siam", "29200 Brest")
                .build();
        CreditTransfer plain = transfer()
                .creditor(Party.builder().name("Jane Doe").address(lines).build())
                .remittance(new Remittance.Text("rent"))
                .ultimateCreditor(Party.named("Somebody"))
                .build();
        assertThatCode(() -> scene.node().service.initiate(of(plain), CUSTOMER)).doesNotThrowAnyException();
    }

    // ------------------------------------------------------------------ where to

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AD1200012030200359100100",
                "AL47212110090000000235698741",
                "AT611904300234573201",
                "BE68539007547034",
                "BG80BNBG96611020345678",
                "CH9300762011623852957",
                "CY17002001280000001200527600",
                "CZ6508000000192000145399",
                "DE89370400440532013000",
                "DK5000400440116243",
                "EE382200221020145685",
                "ES9121000418450200051332",
                "FI2112345600000785",
                "FR1420041010050500013M02606",
                "GB29NWBK60161331926819",
                "GI75NWBK000000007099453",
                "GR1601101250000000012300695",
                "HR1210010051863000160",
                "HU42117730161111101800000000",
                "IE29AIBK93115212345678",
                "IS140159260076545510730339",
                "IT60X0542811101000000123456",
                "LI21088100002324013AA",
                "LT121000011101001000",
                "LU280019400644750000",
                "LV80BANK0000435195001",
                "MC5811222000010123456789030",
                "MD24AG000225100013104168",
                "ME25505000012345678951",
                "MK07250120000058984",
                "MT84MALT011000012345MTLCAST001S",
                "NL91ABNA0417164300",
                "NO9386011117947",
                "PL61109010140000071219812874",
                "PT50000201231234567890154",
                "RO49AAAA1B31007593840000",
                "RS35260005601001611379",
                "SE4550000000058398257466",
                "SI56263300012039086",
                "SK3112000000198742637541",
                "SM86U0322509800000000270100",
                "VA59001123000012345678"
            })
    void accountsInSepaNeedNoInternationalPayment(String iban) {
        assertThatCode(() -> rules(EnumSet.of(Capability.PAYMENTS))
                        .require(of(transfer().creditorAccount(Iban.of(iban)).build())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BR1800360305000010009795493C1",
                "BY13NBRB3600900000002Z00AB00",
                "EG380019000500000000263180002",
                "TR330006100519786457841326",
                "UA213223130000026007233566001",
                "RU0304452522540817810538091310419",
                "XK051212012345678906",
                "BA391290079401028494",
                "GE29NB0000000101904917",
                "IL620108000000099999999"
            })
    void accountsElsewhereDo(String iban) {
        PaymentRequest abroad = of(transfer().creditorAccount(Iban.of(iban)).build());
        assertThatThrownBy(() -> rules(EnumSet.of(Capability.PAYMENTS)).require(abroad))
                .isInstanceOf(CapabilityException.class)
                .hasMessageContaining("INTERNATIONAL_PAYMENTS")
                .hasMessageNotContaining(iban.substring(4));
    }

    // ------------------------------------------------------------------ when

    static Stream<Arguments> days() {
        return Stream.of(
                Arguments.of("execution", onDate(TODAY.minusDays(1))),
                Arguments.of(
                        "execution",
                        with().execution(standingOrder(TODAY.minusDays(1))).build()),
                Arguments.of(
                        "executionDate",
                        of(transfer().executionDate(TODAY.minusDays(1)).build())));
    }

    @ParameterizedTest
    @MethodSource("days")
    void aDayInThePastIsRefusedBeforeAnyCall(String field, PaymentRequest past) {
        assertThatThrownBy(() -> scene.node().service.initiate(past, CUSTOMER))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.field()).isEqualTo(field);
                    assertThat(e).hasMessageContaining("today at the bank is 2026-11-16");
                });
        assertThat(scene.sent()).isZero();
    }

    @Test
    void todayIsTodayWhereTheBankIs() {
        scene.time.pause().clock().setTo(Instant.parse("2026-11-16T22:59:59Z"));
        assertThatCode(() -> scene.node().service.initiate(onDate(TODAY), CUSTOMER))
                .doesNotThrowAnyException();
        scene.time.pause().clock().setTo(Instant.parse("2026-11-16T23:00:00Z")); // midnight in Paris
        assertThatThrownBy(() -> scene.node().service.initiate(onDate(TODAY), CUSTOMER))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void standingOrdersOfEveryFrequencyMayBeginTodayOrLater(Frequency frequency) {
        for (LocalDate first : new LocalDate[] {TODAY, TODAY.plusYears(1)}) {
            Execution order = Execution.StandingOrder.of(first, frequency, ExecutionRule.PRECEDING)
                    .until(first.plusYears(1));
            assertThatCode(() -> scene.node()
                            .service
                            .initiate(with().execution(order).build(), CUSTOMER))
                    .doesNotThrowAnyException();
        }
    }

    private static PaymentRules rules(Set<Capability> capabilities) {
        PaymentScene any = new PaymentScene();
        any.capabilities = capabilities;
        return new PaymentRules(any.descriptor(), PaymentScene.NEW, TODAY);
    }

    private static PaymentRequest.Builder with() {
        return PaymentRequest.builder().from(request());
    }

    private static PaymentRequest of(CreditTransfer transfer) {
        return PaymentRequest.builder()
                .id("p-1")
                .createdAt(Instant.EPOCH)
                .addTransfers(transfer)
                .build();
    }

    private static PaymentRequest onDate(LocalDate day) {
        return with().execution(new Execution.OnDate(day)).build();
    }

    private static Execution.StandingOrder standingOrder(LocalDate first) {
        return Execution.StandingOrder.of(first, Frequency.MONTHLY, ExecutionRule.FOLLOWING);
    }

    private static Party inTown() {
        return Party.builder()
                .name("Jane Doe")
                .address(PostalAddress.builder().country("FR").townName("Brest").build())
                .build();
    }
}
