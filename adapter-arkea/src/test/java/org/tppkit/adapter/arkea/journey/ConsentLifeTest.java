package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Consents from their beginning to their renewal: handles, times and events. */
class ConsentLifeTest {

    @Test
    void aRenewalTakesThePlaceOfTheOldConsentUnderTheSameHandle() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent old = world.consent(bank, DataSet.OVERDRAWN);
            String oldPayload = payload(world, old);
            world.clock.advance(Duration.ofDays(100));
            Consent renewed = renew(world, bank, old);

            assertThat(renewed).isEqualTo(old);
            assertThat(renewed.subject()).isEqualTo(old.subject());
            assertThat(renewed.givenAt()).isEqualTo(old.givenAt().plus(Duration.ofDays(100)));
            assertThat(renewed.scaRenewalDueBy()).isAfter(old.scaRenewalDueBy());
            assertThat(bank.consents().list(old.subject())).hasSize(1);
            assertThat(Secrets.printableRuns(payload(world, renewed)))
                    .as("tokens of the renewed consent")
                    .hasSizeGreaterThanOrEqualTo(2)
                    .doesNotContainAnyElementsOf(Secrets.printableRuns(oldPayload));
            assertThat(world.listener.events(ConsentEvent.Given.class))
                    .extracting(ConsentEvent.Given::renewal)
                    .containsExactly(false, true);
            BankWorld.callOnce(bank, old);
            assertThat(world.refreshes()).as("the new tokens are used").isZero();
        }
    }

    private static String payload(BankWorld world, Consent consent) {
        byte[] payload =
                world.store.find(BankWorld.key(consent)).orElseThrow().record().payload();
        return new String(payload, StandardCharsets.ISO_8859_1);
    }

    private static Consent renew(BankWorld world, Bank bank, Consent consent) {
        PendingConsent pending = bank.consents().beginRenewal(consent, BankWorld.CUSTOMER);
        URI callback = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
        return bank.consents().complete(pending, Callback.parse(callback));
    }

    @Test
    void aRenewalThatTheCustomerRefusesLeavesTheConsentAsItWas() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            PendingConsent pending = bank.consents().beginRenewal(consent, BankWorld.CUSTOMER);
            Callback refusal = Callback.parse(world.simulator.refuse(pending.redirect()));
            assertThatThrownBy(() -> bank.consents().complete(pending, refusal))
                    .isInstanceOf(ConsentRefusedException.class);
            BankWorld.callOnce(bank, consent);
        }
    }

    @Test
    void aConsentThatTheCustomerWithdrewComesBackByRenewal() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.withdrawConsent(DataSet.OVERDRAWN);
            isOver(bank, consent, Reason.REVOKED);
            Consent found = bank.consents().find(consent.id()).orElseThrow();
            assertThat(found.lost()).contains(Reason.REVOKED);
            Consent renewed = renew(world, bank, found);
            assertThat(renewed).isEqualTo(consent);
            assertThat(renewed.lost()).isEmpty();
            BankWorld.callOnce(world.bank(), consent);
        }
    }

    @Test
    void aConsentThatIsNotKeptHereCannotBeRenewed() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            bank.consents().revoke(consent);
            assertThatThrownBy(() -> bank.consents().beginRenewal(consent, BankWorld.CUSTOMER))
                    .isInstanceOfSatisfying(
                            ConsentRequiredException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.NEVER_GIVEN));
        }
    }

    @Test
    void aConsentForSomeTimeIsOverAfterItAndRenewedForAsLong() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            ConsentRequest month = ConsentRequest.accountInformation("user-1").validFor(Period.ofMonths(1));
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN, month);
            // The same hour of the day in Paris, a month later.
            Instant end = Instant.parse("2026-12-16T09:30:00Z");
            assertThat(consent.validUntil()).contains(end);
            world.clock.setTo(end.minusSeconds(1));
            BankWorld.callOnce(world.bank(), consent);
            world.clock.setTo(end);
            int before = world.simulator.journal().entries().size();
            isOver(world.bank(), consent, Reason.EXPIRED);
            assertThat(world.simulator.journal().entries()).hasSize(before);

            Bank bank = world.bank();
            assertThat(renew(world, bank, consent).validUntil()).contains(Instant.parse("2027-01-16T09:30:00Z"));
            BankWorld.callOnce(bank, consent);
        }
    }

    private static void isOver(Bank bank, Consent consent, Reason reason) {
        assertThatThrownBy(() -> BankWorld.callOnce(bank, consent))
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void strongAuthenticationIsDueAfterAHundredAndEightyDaysOfTheBanksCalendar() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            assertThat(consent.givenAt()).isEqualTo("2026-11-16T09:30:00Z");
            // Half past ten in Paris, in winter and in summer.
            assertThat(consent.scaRenewalDueBy()).isEqualTo("2027-05-15T08:30:00Z");
            assertThat(consent.validUntil()).isEmpty();
        }
    }

    @Test
    void aRenewalThatIsDueSoonIsToldWithTheNextRefresh() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            Instant notice = consent.scaRenewalDueBy().minus(Duration.ofDays(14));
            world.clock.setTo(notice.minusSeconds(1));
            BankWorld.callOnce(world.bank(), consent);
            assertThat(world.listener.events(ConsentEvent.RenewalDue.class)).isEmpty();
            world.clock.setTo(notice.plus(Duration.ofHours(2)));
            BankWorld.callOnce(world.bank(), consent);
            assertThat(world.listener.events(ConsentEvent.RenewalDue.class))
                    .hasSize(1)
                    .allSatisfy(event -> {
                        assertThat(event.dueBy()).isEqualTo(consent.scaRenewalDueBy());
                        assertThat(event.consent().id()).isEqualTo(consent.id());
                    });
        }
    }

    @Test
    void aHandleServesOnAnotherNodeOnceItWasWrittenAndRead() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(
                    world.bank(),
                    DataSet.OVERDRAWN,
                    ConsentRequest.accountInformationWithExtendedHistory("client of Ærø, no. 1")
                            .validFor(Period.ofDays(90)));
            Consent read = Consent.decode(consent.encode());
            assertThat(read).isEqualTo(consent);
            assertThat(read.subject()).isEqualTo("client of Ærø, no. 1");
            assertThat(read.scope()).isEqualTo(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY);
            assertThat(read.givenAt()).isEqualTo(consent.givenAt());
            assertThat(read.validUntil()).isEqualTo(consent.validUntil());
            assertThat(read.scaRenewalDueBy()).isEqualTo(consent.scaRenewalDueBy());
            assertThat(consent.encode()).matches("[A-Za-z0-9._-]+");
            BankWorld.callOnce(world.bank(), read);
        }
    }

    @Test
    void consentsAreListedByTheirSubject() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            ConsentRequest mine = ConsentRequest.accountInformation("user-1");
            Consent first = world.consent(bank, DataSet.OVERDRAWN, mine);
            Consent second = world.consent(bank, DataSet.BUSINESS, mine);
            Consent other = world.consent(bank, DataSet.BUSINESS, ConsentRequest.accountInformation("user-2"));
            assertThat(bank.consents().list("user-1")).containsExactlyInAnyOrder(first, second);
            assertThat(bank.consents().list("user-2")).containsExactly(other);
            assertThat(bank.consents().list("user-3")).isEmpty();
            assertThat(bank.consents().find(first.id())).contains(first);
        }
    }

    @Test
    void nothingIsFoundUnderAnIdThatIsNone() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            assertThat(bank.consents().find("unknown")).isEmpty();
            assertThat(bank.consents().find("")).isEmpty();
            assertThat(bank.consents().find("../consents?x=1")).isEmpty();
            assertThat(bank.consents().find("x".repeat(1_000))).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> aTextThatIsNoHandleIsRefused() {
        return Stream.of(
                        "",
                        "c1",
                        "c1.eA",
                        "c9.eA.eA.eA.eA.eA.eA.eA.eA.eA",
                        "c1.eA.eA.eA.eA.eA.eA.eA.eA.eA",
                        "c1." + ".".repeat(8),
                        "c1.%%%.eA.eA.eA.eA.eA.eA.eA.eA",
                        "x".repeat(100_000))
                .map(text ->
                        DynamicTest.dynamicTest("\"" + text.substring(0, Math.min(text.length(), 40)) + "\"", () -> {
                            assertThatThrownBy(() -> Consent.decode(text))
                                    .isInstanceOfSatisfying(
                                            InvalidRequestException.class,
                                            e -> assertThat(e.field()).isEqualTo("consent"));
                            assertThatThrownBy(() -> PendingConsent.decode(text.replace('c', 'p')))
                                    .isInstanceOfSatisfying(
                                            InvalidRequestException.class,
                                            e -> assertThat(e.field()).isEqualTo("pending"));
                        }));
    }

    @Test
    void aHandleWhoseIdWasTamperedWithIsRefused() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            String[] parts = consent.encode().split("\\.");
            parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString("../x".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> Consent.decode(String.join(".", parts)))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> aHandleOfAnotherHouseIsRefused() {
        Map<String, BiConsumer<Bank, Consent>> uses = Map.of(
                "reading", (bank, consent) -> bank.accounts(consent, BankWorld.CUSTOMER),
                "renewing", (bank, consent) -> bank.consents().beginRenewal(consent, BankWorld.CUSTOMER),
                "revoking", (bank, consent) -> bank.consents().revoke(consent));
        return uses.entrySet().stream()
                .map(use -> DynamicTest.dynamicTest(use.getKey(), () -> isRefusedElsewhere(use.getValue())));
    }

    private static void isRefusedElsewhere(BiConsumer<Bank, Consent> use) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld other = world.beside(SimulatedBank.CMB)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            String own = BankWorld.clientId(SimulatedBank.FORTUNEO);
            Bank production =
                    world.client(Environment.PRODUCTION, own, builder -> {}).bank(world.id);
            Bank otherApplication = world.client(Environment.SANDBOX, "another-key", builder -> {})
                    .bank(world.id);
            int before = world.simulator.journal().entries().size();
            for (Bank bank : new Bank[] {production, otherApplication, other.bank()}) {
                assertThatThrownBy(() -> use.accept(bank, consent))
                        .as(bank.toString())
                        .isInstanceOfSatisfying(
                                InvalidRequestException.class,
                                e -> assertThat(e.field()).isEqualTo("consent"));
                assertThat(bank.consents().find(consent.id()))
                        .as(bank.toString())
                        .isEmpty();
                assertThat(bank.consents().list(consent.subject()))
                        .as(bank.toString())
                        .isEmpty();
            }
            assertThat(world.simulator.journal().entries()).hasSize(before);
            BankWorld.callOnce(world.bank(), consent);
        }
    }
}
