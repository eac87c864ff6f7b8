package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories that nobody could hold in memory, and what a bank keeps of them. */
class LongHistoryTest {

    private static final Clock CLOCK = Clock.fixed(SimulatorFixture.NOON, ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 18);

    private static SimulatedAccount account(int transactions) {
        return DataSet.standard(SimulatedBank.FORTUNEO, CLOCK, 7, transactions)
                .customers()
                .get(0)
                .accounts()
                .get(0);
    }

    private static BankSimulatorBuilder bank() {
        return BankSimulator.builder()
                .bank(SimulatedBank.FORTUNEO)
                .pki(SimulatorFixture.PKI)
                .clock(CLOCK)
                .application(TestClient.application(SimulatorFixture.TPP));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 149, 1_000, 1_000_000})
    void thereAreExactlyAsManyEntriesAsAskedForNewestFirst(int count) {
        List<SimulatedTransaction> entries = account(count).transactions();
        assertThat(entries).hasSize(count);
        LocalDate before = LocalDate.MAX;
        int step = Math.max(1, count / 500);
        for (int i = 4; i < count; i += step) {
            LocalDate day = entries.get(i).filterDate();
            assertThat(day).isBeforeOrEqualTo(before).isBefore(TODAY).isAfterOrEqualTo(TODAY.minusDays(150));
            before = day;
        }
    }

    @Test
    void anEntryIsTheSameWheneverItIsAskedFor() {
        List<SimulatedTransaction> one = account(1_000_000).transactions();
        List<SimulatedTransaction> other = account(1_000_000).transactions();
        assertThat(one.get(765_432)).isEqualTo(other.get(765_432)).isNotEqualTo(one.get(765_431));
        assertThat(account(1_000).transactions())
                .hasSameElementsAs(account(1_000).transactions());
    }

    @Test
    void aMillionEntriesAreServedPageByPageFromTheFirstToTheLast() {
        try (BankSimulator bank = bank().transactions(1_000_000).pageSize(1_000).start()) {
            TestClient client = new TestClient(bank, SimulatorFixture.TPP);
            SimulatedAccount account =
                    bank.customer(DataSet.MANY_TRANSACTIONS).accounts().get(0);
            String token = client.token(DataSet.MANY_TRANSACTIONS);
            String path = "/psd2/v1/accounts/" + account.resourceId() + "/transactions";
            JsonNode first = client.json(path, token, TestClient.V142);
            String last = first.at("/_links/last/href").asText();
            assertThat(first.get("transactions")).hasSize(1_000);
            JsonNode end = client.json(last, token, TestClient.V142);
            LocalDate oldest = LocalDate.parse(
                    end.at("/transactions/0/bookingDate").asText().substring(0, 10));
            assertThat(oldest).isEqualTo(TODAY.minusDays(89));
            int pages = 1 + Integer.parseInt(last.replaceFirst(".*page=", ""));
            assertThat(pages).isBetween(580, 600);
        }
    }

    @Test
    void pagesOfOrderedEntriesAreThoseThatAFilterGives() {
        try (BankSimulator bank = bank().transactions(700).start()) {
            TestClient client = new TestClient(bank, SimulatorFixture.TPP);
            SimulatedAccount account =
                    bank.customer(DataSet.MANY_TRANSACTIONS).accounts().get(0);
            String token = client.extendedToken(DataSet.MANY_TRANSACTIONS);
            String path = "/psd2/v1/accounts/" + account.resourceId() + "/transactions";
            for (int days = 0; days < 155; days += 31) {
                LocalDate from = TODAY.minusDays(days + 20);
                LocalDate to = TODAY.minusDays(days - 1);
                List<LocalDate> wanted = account.transactions().stream()
                        .filter(entry -> !entry.filterDate().isBefore(from)
                                && entry.filterDate().isBefore(to))
                        .map(SimulatedTransaction::transactionDate)
                        .toList();
                assertThat(days(client, token, path, from, to))
                        .as("from " + from)
                        .isEqualTo(wanted);
            }
        }
    }

    /** The day of each entry, over all pages. */
    private static List<LocalDate> days(TestClient client, String token, String path, LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        String window = "?dateFrom=" + from + "T00%3A00%3A00&dateTo=" + to + "T00%3A00%3A00&page=";
        int pages = 1;
        for (int page = 0; page < pages; page++) {
            JsonNode answer = client.json(path + window + page, token, TestClient.V142);
            pages = 1 + Integer.parseInt(answer.at("/_links/last/href").asText().replaceFirst(".*page=", ""));
            answer.get("transactions")
                    .forEach(entry -> days.add(LocalDate.parse(
                            entry.get("transactionDate").asText().substring(0, 10))));
        }
        return days;
    }

    @Test
    void theNumberOfEntriesHasBounds() {
        assertThatThrownBy(() -> BankSimulator.builder().transactions(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BankSimulator.builder().transactions(10_000_001))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BankSimulator.builder().journalSize(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theJournalKeepsTheNewestAndCountsAll() {
        try (BankSimulator bank = bank().journalSize(20).start()) {
            TestClient client = new TestClient(bank, SimulatorFixture.TPP);
            AtomicInteger refused = new AtomicInteger();
            for (int i = 0; i < 100; i++) {
                refused.addAndGet(
                        client.form(TestClient.TOKEN, java.util.Map.of()).statusCode() == 400 ? 1 : 0);
            }
            assertThat(refused).hasValue(100);
            assertThat(bank.journal().entries()).hasSize(20);
            assertThat(bank.journal().entries().get(0).number()).isEqualTo(81);
            assertThat(bank.journal().written()).isEqualTo(100);
            assertThat(bank.journal().last().number()).isEqualTo(100);
            assertThat(bank.journal().newest(2))
                    .extracting(JournalEntry::number)
                    .containsExactly(100L, 99L);
            assertThat(bank.journal().after(95, 3))
                    .extracting(JournalEntry::number)
                    .containsExactly(96L, 97L, 98L);
            assertThat(bank.journal().after(3, 2))
                    .extracting(JournalEntry::number)
                    .containsExactly(81L, 82L);
        }
    }
}
