package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.RecordingListener;

/** The rules of the RTS on a whole client. */
@Timeout(60)
class LegalLimitsTest {
    private final FakeAdapter adapter = new FakeAdapter();
    private final ManualTime time = Tpp.time();

    // ------------------------------------------------------------------ article 36(5)(b)

    @Test
    void fourReadsWithoutTheCustomerAreAllowedOnAllMachinesTogether() {
        TokenStore shared = new FakeTokenStore();
        try (TlsBank server = new TlsBank();
                TppClient one = limited(server, shared);
                TppClient other = limited(server, shared)) {
            Consent consent = Tpp.consent(one.bank(FakeProvider.FIRST), "user");
            for (TppClient client : List.of(one, other, one, other)) {
                read(client, consent, PsuContext.absent());
            }
            for (TppClient client : List.of(one, other)) {
                assertThatThrownBy(() -> read(client, consent, PsuContext.absent()))
                        .isInstanceOfSatisfying(
                                QuotaException.class,
                                e -> assertThat(e.nextAt()).isEqualTo(time.now().plus(Duration.ofDays(1))));
            }
            read(other, consent, Tpp.CUSTOMER);
            assertThat(server.callers()).hasSize(5);
        }
    }

    @Test
    void withoutTheRuleNothingIsCounted() {
        FakeTokenStore store = new FakeTokenStore();
        try (TlsBank server = new TlsBank();
                TppClient client = Tpp.builder(asking(server))
                        .time(time)
                        .tokenStore(store)
                        .endpoints(FakeProvider.FIRST, BankEndpoints.of(server.address()))
                        .build()) {
            Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user");
            int before = store.size();
            for (int i = 0; i < 6; i++) {
                read(client, consent, PsuContext.absent());
            }
            assertThat(store.size()).isEqualTo(before);
        }
    }

    private TppClient limited(TlsBank server, TokenStore store) {
        return Tpp.builder(asking(server))
                .time(time)
                .tokenStore(store)
                .endpoints(FakeProvider.FIRST, BankEndpoints.of(server.address()))
                .rules(
                        FakeProvider.FIRST,
                        BankRules.builder().unattendedCalls(4).build())
                .build();
    }

    private FakeProvider asking(TlsBank server) {
        adapter.tokenLife = Duration.ofDays(3);
        adapter.accounts = call -> {
            try (BankResponse response = call.send(
                    BankRequest.get(server.address().resolve("/accounts")).build())) {
                assertThat(response.status()).isEqualTo(200);
                return Page.last(PagingEnd.NO_CONTENT, List.of());
            }
        };
        return FakeProvider.of(adapter);
    }

    private static void read(TppClient client, Consent consent, PsuContext psu) {
        assertThat(client.bank(FakeProvider.FIRST).accounts(consent, psu).list())
                .isEmpty();
    }

    // ------------------------------------------------------------------ article 10a

    /** The same time of day at the bank, 180 days on, whatever summer time does; the last rows meet the change itself. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2026-11-16T09:30:00Z, 2027-05-15T08:30:00Z",
        "Europe/Paris, 2026-05-16T08:30:00Z, 2026-11-12T09:30:00Z",
        "UTC, 2026-11-16T09:30:00Z, 2027-05-15T09:30:00Z",
        "Asia/Kathmandu, 2026-11-16T20:00:00Z, 2027-05-15T20:00:00Z",
        "Europe/Paris, 2026-11-16T23:30:00Z, 2027-05-15T22:30:00Z",
        // 180 days on is 28 March 2027, 02:30 local, which the clocks leave out: the later time
        "Europe/Paris, 2026-09-29T00:30:00Z, 2027-03-28T01:30:00Z",
        // 180 days on is 25 October 2026, 02:30 local, which comes twice: the earlier one
        "Europe/Paris, 2026-04-28T00:30:00Z, 2026-10-25T00:30:00Z",
        // given in the hour that comes twice
        "Europe/Paris, 2026-10-25T01:30:00Z, 2027-04-23T00:30:00Z",
        // over a leap day
        "Europe/Paris, 2027-10-01T10:00:00Z, 2028-03-29T10:00:00Z",
    })
    void strongAuthenticationIsDueAfter180DaysOfTheBanksCalendar(String zone, String given, String due) {
        ManualTime start = ManualTime.at(given);
        BankDescriptor row =
                FakeProvider.first().toBuilder().zone(ZoneId.of(zone)).build();
        try (TppClient client =
                Tpp.builder(FakeProvider.of(adapter)).time(start).bank(row).build()) {
            assertThat(Tpp.consent(client.bank(FakeProvider.FIRST), "user").scaRenewalDueBy())
                    .isEqualTo(Instant.parse(due));
        }
    }

    @Test
    void aBankMayHaveAnotherPeriod() {
        try (TppClient client = withRules(rules -> rules.scaValidity(Period.ofDays(90)))) {
            assertThat(Tpp.consent(client.bank(FakeProvider.FIRST), "user").scaRenewalDueBy())
                    .isEqualTo("2027-02-14T09:30:00Z");
        }
    }

    @Test
    void theNoticeComesWithTheFirstRefreshWithinFourteenDaysAndNotBefore() {
        RecordingListener events = new RecordingListener();
        try (TppClient client = Tpp.builder(FakeProvider.of(adapter))
                .time(time)
                .listener(events)
                .build()) {
            Bank bank = client.bank(FakeProvider.FIRST);
            Consent consent = Tpp.consent(bank, "user");
            Instant notice = consent.scaRenewalDueBy().minus(Duration.ofDays(14));
            time.advance(Duration.between(time.now(), notice));
            bank.accounts(consent, Tpp.CUSTOMER).list();
            assertThat(events.events(ConsentEvent.RenewalDue.class)).isEmpty();
            time.advance(Duration.ofHours(1));
            bank.accounts(consent, Tpp.CUSTOMER).list();
            assertThat(events.events(ConsentEvent.RenewalDue.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.dueBy()).isEqualTo(consent.scaRenewalDueBy()));
        }
    }

    private TppClient withRules(UnaryOperator<BankRules.Builder> rules) {
        return Tpp.builder(FakeProvider.of(adapter))
                .time(time)
                .rules(FakeProvider.FIRST, rules.apply(BankRules.builder()).build())
                .build();
    }

    // ------------------------------------------------------------------ as plain settings

    @Test
    void allRulesCanBeWrittenAsSettings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bank.fake.first.answerSignatures", "if-present");
        settings.put("bank.fake.first.answerKeyHosts", "keys.bank.example, cdn.bank.example");
        settings.put("bank.fake.first.answerOrganization", "PSDFR-ACPR-1");
        settings.put("bank.fake.first.unattendedCalls", "4");
        settings.put("bank.fake.first.unattendedPagesCount", "TRUE");
        settings.put("bank.fake.first.scaValidity", "P90D");
        TppClient.Builder builder = Tpp.builder(FakeProvider.of(adapter)).settingsFrom(settings);
        builder.build().close();

        assertThat(builder.givenRules(FakeProvider.FIRST))
                .isEqualTo(BankRules.builder()
                        .answerSignatures(AnswerSignatures.IF_PRESENT)
                        .addAnswerKeyHosts("keys.bank.example", "cdn.bank.example")
                        .answerOrganization("PSDFR-ACPR-1")
                        .unattendedCalls(4)
                        .unattendedPagesCount(true)
                        .scaValidity(Period.ofDays(90))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "answerSignatures, perhaps",
        "answerKeyHosts, https://keys.example",
        "answerKeyHosts, a b",
        "unattendedCalls, four",
        "unattendedCalls, -1",
        "unattendedCalls, 1001",
        "unattendedPagesCount, maybe",
        "scaValidity, 180",
        "scaValidity, P-1D",
        "scaValidity, P0D",
    })
    void whatCannotBeIsNamedByItsKey(String key, String value) {
        assertThatThrownBy(() -> Tpp.builder(FakeProvider.of(adapter))
                        .settingsFrom(Map.of("bank.fake.first." + key, value))
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("bank.fake.first." + key)
                .hasMessageNotContaining(value.length() > 4 ? value : "not a word of this");
    }

    @Test
    void whatTheBuilderWasToldComesBeforeTheSettings() {
        TppClient.Builder builder = Tpp.builder(FakeProvider.of(adapter))
                .rules(
                        FakeProvider.FIRST,
                        BankRules.builder().unattendedCalls(6).build())
                .settingsFrom(Map.of("bank.fake.first.unattendedCalls", "4"));
        builder.build().close();

        assertThat(builder.givenRules(FakeProvider.FIRST).unattendedCalls()).contains(6);
    }
}
