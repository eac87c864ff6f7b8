package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Transactions;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.SimulatedBank;

/** How far back transactions can be read, in days of Europe/Paris, with and without extended history. */
class HistoryWindowTest {

    /** Moments just before and at midnight in Paris, and on the days on which the clock is changed, with their days. */
    @TestFactory
    Stream<DynamicTest> eightyNineDaysBackAreAskedForAndNinetyAreNot() {
        Map<String, String> days = new LinkedHashMap<>();
        days.put("2026-11-16T22:59:59Z", "2026-11-16");
        days.put("2026-11-16T23:00:00Z", "2026-11-17");
        days.put("2026-07-01T21:59:59Z", "2026-07-01");
        days.put("2026-07-01T22:00:00Z", "2026-07-02");
        days.put("2026-03-28T22:59:59Z", "2026-03-28");
        days.put("2026-03-28T23:00:00Z", "2026-03-29");
        days.put("2026-03-29T00:59:59Z", "2026-03-29");
        days.put("2026-03-29T01:00:00Z", "2026-03-29");
        days.put("2026-03-29T21:59:59Z", "2026-03-29");
        days.put("2026-03-29T22:00:00Z", "2026-03-30");
        days.put("2026-10-24T21:59:59Z", "2026-10-24");
        days.put("2026-10-24T22:00:00Z", "2026-10-25");
        days.put("2026-10-25T22:59:59Z", "2026-10-25");
        days.put("2026-10-25T23:00:00Z", "2026-10-26");
        days.put("2028-02-29T23:30:00Z", "2028-03-01");
        return days.entrySet().stream()
                .map(day -> DynamicTest.dynamicTest(
                        day.getKey(), () -> isTheBoundary(day.getKey(), LocalDate.parse(day.getValue()))));
    }

    private static void isTheBoundary(String moment, LocalDate today) {
        try (BankWorld world = BankWorld.at(moment)) {
            Bank bank = world.bank();
            Accounts accounts = bank.accounts(world.consent(bank, DataSet.MANY_TRANSACTIONS), BankWorld.CUSTOMER);
            AccountId account = accounts.list().get(0).id();
            int before = world.apiCalls().size();
            assertThatThrownBy(() -> accounts.transactions(account, TransactionQuery.since(today.minusDays(90))))
                    .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                        assertThat(e.field()).isEqualTo("from");
                        assertThat(e.requestsSent()).isZero();
                    });
            assertThat(world.apiCalls()).hasSize(before);

            LocalDate earliest = today.minusDays(89);
            Transactions allowed = accounts.transactions(account, TransactionQuery.since(earliest));
            assertThat(allowed.toList(10_000)).isNotEmpty();
            assertThat(allowed.completeness().isComplete()).isTrue();
            assertThat(transactionQueries(world))
                    .isNotEmpty()
                    .allSatisfy(query -> assertThat(query).contains("dateFrom=" + earliest + "T00%3A00%3A00"));
        }
    }

    private static List<String> transactionQueries(BankWorld world) {
        return world.simulator.journal().matching(entry -> entry.path().endsWith("/transactions")).stream()
                .map(JournalEntry::query)
                .toList();
    }

    @Test
    void extendedHistoryIsAskedForWithTheConsentAndThenRead() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            ConsentRequest request = ConsentRequest.accountInformationWithExtendedHistory("user-1");
            PendingConsent pending = bank.consents().begin(request, BankWorld.CUSTOMER);
            assertThat(pending.redirect().getRawQuery())
                    .containsPattern("scope=aisp(\\+|%20)extended_transaction_history");

            Consent consent = world.consent(bank, DataSet.MANY_TRANSACTIONS, request);
            assertThat(consent.scope()).isEqualTo(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY);
            LocalDate from = LocalDate.parse("2026-11-16").minusDays(140);
            LocalDate until = from.plusDays(30);
            List<Transaction> old = transactions(bank, consent, TransactionQuery.between(from, until));
            assertThat(old)
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.bookingDate().orElseThrow())
                            .isAfterOrEqualTo(from)
                            .isBefore(until));
            assertThat(transactionQueries(world))
                    .allSatisfy(query -> assertThat(query)
                            .contains("dateFrom=2026-06-29T00%3A00%3A00")
                            .contains("dateTo=2026-07-29T00%3A00%3A00"));
        }
    }

    @Test
    void aConsentWithoutExtendedHistoryAsksForItsOwnScopeOnly() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            PendingConsent pending =
                    world.bank().consents().begin(ConsentRequest.accountInformation("user-1"), BankWorld.CUSTOMER);
            assertThat(pending.redirect().getRawQuery().split("&")).contains("scope=aisp");
        }
    }

    @Test
    void extendedHistoryThatTheBankDropsWithTheFirstRefreshIsTheBanksRefusal() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(
                    bank, DataSet.MANY_TRANSACTIONS, ConsentRequest.accountInformationWithExtendedHistory("user-1"));
            world.clock.advance(Duration.ofHours(2));
            TransactionQuery query = TransactionQuery.since(LocalDate.parse("2026-07-01"));
            assertThatThrownBy(() -> transactions(bank, consent, query))
                    .isInstanceOfSatisfying(
                            RequestRejectedException.class,
                            e -> assertThat(e.status()).isEqualTo(400));
        }
    }

    private static List<Transaction> transactions(Bank bank, Consent consent, TransactionQuery query) {
        Accounts accounts = bank.accounts(consent, BankWorld.CUSTOMER);
        return accounts.transactions(accounts.list().get(0).id(), query).toList(10_000);
    }
}
