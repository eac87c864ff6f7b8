package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest extends SimulatorFixture {

    private SimulatedAccount account;
    private String path;
    private String token;

    @BeforeEach
    void consent() {
        account = BANK.customer(DataSet.MANY_TRANSACTIONS).accounts().get(0);
        path = "/psd2/v1/accounts/" + account.resourceId() + "/transactions";
        token = CLIENT.token(DataSet.MANY_TRANSACTIONS);
    }

    private JsonNode page(String target) {
        return CLIENT.json(target, token, TestClient.V142);
    }

    /** Follows next until there is none, it has no href, or it was read already. */
    private List<JsonNode> walk(String target) {
        List<JsonNode> entries = new ArrayList<>();
        Set<String> read = new HashSet<>();
        String next = target;
        while (!next.isEmpty() && read.add(next)) {
            JsonNode page = page(next);
            read.add(page.at("/_links/self/href").asText());
            page.get("transactions").forEach(entries::add);
            next = page.at("/_links/next/href").asText("");
        }
        return entries;
    }

    private void assertSame(List<JsonNode> read, List<SimulatedTransaction> expected) {
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            SimulatedTransaction transaction = expected.get(i);
            assertThat(read.get(i).at("/transactionAmount/amount").decimalValue())
                    .isEqualByComparingTo(transaction.amount());
            assertThat(read.get(i).get("creditDebitIndicator").asText()).isEqualTo(transaction.direction());
            assertThat(read.get(i).at("/remittanceInformation/unstructured/0").asText())
                    .isEqualTo(transaction.remittance().get(0));
            assertThat(read.get(i).get("transactionDate").asText())
                    .isEqualTo(transaction.transactionDate() + "T00:00:00");
        }
    }

    private List<SimulatedTransaction> between(LocalDate from, LocalDate to) {
        return account.transactions().stream()
                .filter(entry ->
                        !entry.filterDate().isBefore(from) && entry.filterDate().isBefore(to))
                .toList();
    }

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 18);
    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesFollowEachOtherWithoutLossOrRepeat(boolean quirks) {
        if (!quirks) {
            BANK.quirks().only();
        }
        List<SimulatedTransaction> expected = between(TODAY.minusDays(89), LATER);
        assertThat(expected).hasSizeGreaterThan(250);
        assertSame(walk(path), expected);
    }

    @Test
    void withExtendedHistoryMoreThanNinetyDaysCanBeRead() {
        BANK.quirks().disable(Quirk.NEXT_DROPS_DATE_FILTER);
        token = CLIENT.extendedToken(DataSet.MANY_TRANSACTIONS);
        List<JsonNode> read = walk(path + "?dateFrom=2025-01-01T00%3A00%3A00");
        assertSame(read, account.transactions());
        assertThat(read).hasSizeGreaterThan(400);
    }

    @Test
    void extendedHistoryIsLostAtTheFirstRefreshUnlessTheQuirkIsOn() {
        String target = path + "?dateFrom=2025-01-01T00%3A00%3A00";
        for (boolean survives : new boolean[] {false, true}) {
            BANK.quirks().reset();
            if (survives) {
                BANK.quirks().enable(Quirk.EXTENDED_HISTORY_SURVIVES_REFRESH);
            }
            JsonNode tokens =
                    json(CLIENT.redeem(CLIENT.code(DataSet.MANY_TRANSACTIONS, "aisp extended_transaction_history")));
            JsonNode refreshed = json(CLIENT.refresh(tokens.get("refresh_token").asText()));
            assertThat(CLIENT.get(target, refreshed.get("access_token").asText())
                            .statusCode())
                    .isEqualTo(survives ? 200 : 400);
        }
    }

    @Test
    void dateFromIsInclusiveAndDateToExclusive() {
        List<JsonNode> read = walk(path + "?dateFrom=2026-03-10T00%3A00%3A00&dateTo=2026-03-12T00:00:00");
        assertSame(read, between(LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 12)));
        assertThat(read).hasSize(6);
        assertThat(walk(path + "?dateFrom=2026-03-10T00:00:01&dateTo=2026-03-11T00:00:00"))
                .isEmpty();
        assertThat(walk(path + "?dateFrom=2026-03-10T00:00:00&dateTo=2026-03-10T00:00:01"))
                .hasSize(3);
    }

    @Test
    void eightyNineDaysBackIsAllowedAndOneSecondMoreIsNot() {
        assertThat(CLIENT.get(path + "?dateFrom=2025-12-19T00%3A00%3A00", token).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = CLIENT.get(path + "?dateFrom=2025-12-18T23%3A59%3A59", token);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("message").asText()).isEqualTo("dateFrom is more than 89 days back");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dateFrom=2026-03-10",
                "dateFrom=2026-03-10T00:00:00Z",
                "dateFrom=2026-03-10T00:00:00%2B01:00",
                "dateFrom=2026-02-30T00:00:00",
                "dateFrom=",
                "dateTo=tomorrow",
                "dateFrom=2026-03-10T00:00:00&dateTo=2026-03-09T00:00:00",
                "dateFrom=2026-03-10T00:00:00&dateFrom=2026-03-10T00:00:00",
                "page=-1",
                "page=x",
                "afterEntryReference=1"
            })
    void wrongQueriesAreRefused(String query) {
        assertThat(CLIENT.get(path + "?" + query, token).statusCode()).isEqualTo(400);
    }

    @Test
    void aPageBehindTheLastDoesNotExist() {
        assertThat(CLIENT.get(path + "?page=999999", token).statusCode()).isEqualTo(404);
    }

    @Test
    void linksAreWrittenFromTheHostsRootAndDropTheFilter() {
        JsonNode links = page(path + "?dateFrom=2026-01-10T00%3A00%3A00&page=1").get("_links");
        assertThat(links.at("/self/href").asText()).isEqualTo(path + "?page=1");
        assertThat(links.at("/first/href").asText()).isEqualTo(path + "?page=0");
        assertThat(links.at("/prev/href").asText()).isEqualTo(path + "?page=0");
        assertThat(links.at("/next/href").asText()).isEqualTo(path + "?page=2");
        BANK.quirks().disable(Quirk.NEXT_DROPS_DATE_FILTER);
        assertThat(page(path + "?dateFrom=2026-01-10T00%3A00%3A00")
                        .at("/_links/next/href")
                        .asText())
                .isEqualTo(path + "?dateFrom=2026-01-10T00%3A00%3A00&page=1");
    }

    @Test
    void theLastPagesNextIsItselfOrEmptyOrNotThere() {
        String last = page(path).at("/_links/last/href").asText();
        assertThat(page(last).at("/_links/next")).isEqualTo(page(last).at("/_links/self"));
        BANK.quirks().disable(Quirk.LAST_PAGE_NEXT_EQUALS_SELF);
        assertThat(page(last).at("/_links/next").toString()).isEqualTo("{}");
        assertThat(page(path).at("/_links/prev").toString()).isEqualTo("{}");
        BANK.quirks().disable(Quirk.LINK_WITHOUT_HREF);
        assertThat(page(last).get("_links").has("next")).isFalse();
        assertThat(page(path).get("_links").has("prev")).isFalse();
    }

    @Test
    void nextCanLeadElsewhereOrInCircles() {
        BANK.quirks().enable(Quirk.NEXT_ON_OTHER_HOST);
        assertThat(page(path).at("/_links/next/href").asText())
                .isEqualTo("https://other-host.invalid" + path + "?page=1");
        BANK.quirks().only(Quirk.NEXT_LOOPS);
        assertThat(page(path).at("/_links/next/href").asText()).isEqualTo(path + "?page=1");
        assertThat(page(path + "?page=1").at("/_links/next/href").asText()).isEqualTo(path + "?page=0");
        BANK.quirks().only(Quirk.ABSOLUTE_LINKS);
        assertThat(page(path).at("/_links/next/href").asText()).isEqualTo(BANK.apiUri() + path + "?page=1");
    }

    @Test
    void twoEqualEntriesOfOneDayAreBothThere() {
        List<JsonNode> monday = walk(path + "?dateFrom=2026-03-16T00:00:00&dateTo=2026-03-17T00:00:00");
        assertThat(monday).hasSize(3);
        assertThat(monday.get(0)).isEqualTo(monday.get(1));
        assertThat(monday.get(0).at("/transactionAmount/amount").decimalValue()).isPositive();
    }
}
