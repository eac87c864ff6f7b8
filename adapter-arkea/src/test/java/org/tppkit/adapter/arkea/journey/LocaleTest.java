package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.SignatureVerdict;
import org.tppkit.testkit.simulator.SimulatedBank;

/** The journey where letters, digits, calendars and time zones are others: the bank sees the same bytes. */
class LocaleTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @TestFactory
    @DisplayName("T15 the whole journey is the same in every locale")
    Stream<DynamicTest> theWholeJourneyIsTheSameInEveryLocale() {
        List<Object> here = read(locale);
        return Stream.of(
                        "tr-TR",
                        "fr-FR",
                        "ar-EG",
                        "fa-IR-u-ca-persian-nu-arabext",
                        "th-TH-u-nu-thai",
                        "th-TH-u-ca-buddhist-nu-thai",
                        "ja-JP-u-ca-japanese",
                        "hi-IN-u-nu-deva")
                .map(tag -> DynamicTest.dynamicTest(
                        tag, () -> assertThat(read(Locale.forLanguageTag(tag))).isEqualTo(here)));
    }

    @TestFactory
    @DisplayName("T15 in the night when the clocks change each zone of the machine asks for the same")
    Stream<DynamicTest> theMachinesZoneDoesNotMatterWhenClocksChange() {
        return Stream.of("2026-03-29T00:59:59Z", "2026-10-25T01:00:00Z", "2026-11-01T05:30:00Z")
                .map(night -> DynamicTest.dynamicTest("T15 " + night, () -> {
                    List<String> here = asked(night, "UTC");
                    assertThat(here).hasSize(2);
                    for (String other : List.of("Europe/Paris", "Asia/Kathmandu", "America/New_York")) {
                        assertThat(asked(night, other)).as(other).isEqualTo(here);
                    }
                }));
    }

    /** What stands in the signing strings, but for the ids that are new each time. */
    private static List<String> asked(String moment, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (BankWorld world = BankWorld.at(moment)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            PsuContext psu = PsuContext.builder("203.0.113.7")
                    .date(world.clock.instant())
                    .build();
            Accounts accounts = bank.accounts(consent, psu);
            AccountId account = accounts.list().get(0).id();
            accounts.transactions(
                            account,
                            TransactionQuery.since(
                                    LocalDate.parse(moment.substring(0, 10)).minusDays(60)))
                    .toList(10_000);
            return world.apiCalls().stream()
                    .map(entry -> entry.verdict()
                                    .flatMap(SignatureVerdict::signingString)
                                    .orElseThrow()
                                    .replaceAll("x-request-id: [^\n]*", "")
                            + entry.query()
                            + entry.header("psu-date"))
                    .toList();
        }
    }

    private static List<Object> read(Locale locale) {
        Locale.setDefault(locale);
        TimeZone.setDefault(TimeZone.getTimeZone(locale.getLanguage().equals("en") ? "UTC" : "Asia/Kathmandu"));
        return Stream.of(ArkeaBanks.STET_1_4_1, ArkeaBanks.STET_1_4_2)
                .map(LocaleTest::read)
                .toList();
    }

    private static Object read(ApiVersion version) {
        try (BankWorld world = BankWorld.of(SimulatedBank.MAX)) {
            Bank bank = world.bank(version);
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            Reading reading = Reading.of(bank, Consent.decode(consent.encode()));
            PsuContext psu = PsuContext.builder("203.0.113.7")
                    .port(54321)
                    .date(world.clock.instant())
                    .build();
            Accounts accounts = bank.accounts(consent, psu);
            AccountId account = reading.accounts().get(0).account().id();
            assertThat(accounts.transactions(account, TransactionQuery.since(LocalDate.parse("2026-09-01")))
                            .toList(10_000))
                    .isNotEmpty();
            world.clock.advance(Duration.ofDays(1));
            bank.consents().revoke(consent);
            asTheBankSeesIt(world);
            return reading;
        }
    }

    private static void asTheBankSeesIt(BankWorld world) {
        assertThat(world.apiCalls()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.verdict().orElseThrow().accepted()).isTrue();
            assertThat(entry.status()).isEqualTo(200);
        });
        JournalEntry last = world.apiCalls().get(world.apiCalls().size() - 1);
        assertThat(last.query()).startsWith("dateFrom=2026-09-01T00%3A00%3A00");
        assertThat(last.header("psu-ip-port")).isEqualTo("54321");
        assertThat(last.header("psu-date")).isEqualTo("2026-11-16T11:30:00Z");
    }
}
