package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Settings;
import org.tppkit.core.Transactions;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Links between pages that lead astray or in circles. */
class PagingAttackTest {

    @TestFactory
    @DisplayName("H2, H4, H5 a next link that leads elsewhere is refused before any request")
    Stream<DynamicTest> aNextLinkThatLeadsElsewhereIsRefusedBeforeAnyRequest() {
        Map<String, Function<Links, String>> attacks = new LinkedHashMap<>();
        attacks.put("another port", links -> links.evil() + links.path() + "?page=1");
        attacks.put("another host", links -> links.evil().toString().replace("localhost", "127.0.0.1") + links.path());
        attacks.put("without scheme", links -> "//localhost:" + links.evil().getPort() + links.path());
        attacks.put("backslashes", links -> "\\\\localhost:" + links.evil().getPort() + links.path());
        attacks.put(
                "our host as the user",
                links -> "https://localhost:" + links.own().getPort() + "@localhost:"
                        + links.evil().getPort() + links.path());
        attacks.put("plain http", links -> links.own().toString().replace("https:", "http:") + links.path());
        attacks.put("another account", links -> links.path().replace(links.account(), "ZZ00000000") + "?page=1");
        attacks.put("another resource", links -> BankWorld.IDENTITY);
        attacks.put("up and down again", links -> links.path() + "/../../../../x?page=1");
        attacks.put("a fragment", links -> links.path() + "?page=1#x");
        attacks.put("a line break", links -> links.path() + "?page=1\\r\\nX-Evil: 1");
        attacks.put("a template", links -> links.path() + "{?page}");
        attacks.put("a broken escape", links -> links.path() + "?page=%zz");
        attacks.put("100 KB", links -> links.path() + "?page=" + "1".repeat(100_000));
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> isRefused(attack.getValue())));
    }

    private record Links(URI own, URI evil, String account) {
        String path() {
            return BankWorld.ACCOUNTS + "/" + account + "/transactions";
        }
    }

    private static void isRefused(Function<Links, String> attack) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld evil = BankWorld.of(SimulatedBank.CMB)) {
            Bank bank = world.bank();
            Accounts accounts = bank.accounts(world.consent(bank, DataSet.OVERDRAWN), BankWorld.CUSTOMER);
            AccountId account = accounts.list().get(0).id();
            Links links = new Links(world.simulator.apiUri(), evil.simulator.apiUri(), account.value());
            String body = "{\"transactions\":[],\"_links\":{\"next\":{\"href\":\"" + attack.apply(links) + "\"}}}";
            world.simulator
                    .faults()
                    .next(RequestMatcher.path(links.path()), Fault.answer(200).body(body));
            int before = world.apiCalls().size();
            Transactions transactions = accounts.transactions(account);
            assertThatThrownBy(() -> transactions.toList(10))
                    .isInstanceOfSatisfying(UnexpectedAnswerException.class, e -> {
                        assertThat(e.requestsSent()).isEqualTo(1);
                        assertThat(e).hasMessageNotContaining(account.value());
                    });
            assertThat(transactions.completeness().isComplete()).isFalse();
            assertThat(world.apiCalls()).hasSize(before + 1);
            assertThat(evil.simulator.journal().entries()).isEmpty();
        }
    }

    @TestFactory
    @DisplayName("H1 a circle of links ends before a page is read twice")
    Stream<DynamicTest> aCircleOfLinksEndsBeforeAPageIsReadTwice() {
        LocalDate from = LocalDate.parse("2026-09-01");
        return Stream.of(
                DynamicTest.dynamicTest("without filter", () -> circleEnds(TransactionQuery.all())),
                DynamicTest.dynamicTest("with filter", () -> circleEnds(TransactionQuery.since(from))));
    }

    private static void circleEnds(TransactionQuery query) {
        for (boolean dropsFilter : new boolean[] {true, false}) {
            try (BankWorld world = manyPages()) {
                List<Transaction> right = read(world, query).toList(10_000);
                world.simulator.quirks().enable(Quirk.NEXT_LOOPS);
                if (!dropsFilter) {
                    world.simulator.quirks().disable(Quirk.NEXT_DROPS_DATE_FILTER);
                }
                world.simulator.journal().clear();
                Transactions circle = read(world, query);
                List<Transaction> got = new ArrayList<>();
                circle.pages().forEach(got::addAll);
                assertThat(got).isEqualTo(right.subList(0, 40));
                assertThat(circle.completeness().isComplete()).isFalse();
                assertThat(circle.completeness().end()).contains(PagingEnd.PAGE_READ_BEFORE);
                assertThat(circle.completeness().pagesRead()).isEqualTo(2);
                assertThat(circle.completeness().requestsSent()).isEqualTo(2);
                assertThat(transactionCalls(world)).hasSize(2);
            }
        }
    }

    private static BankWorld manyPages() {
        return BankWorld.of(SimulatedBank.FORTUNEO, builder -> builder.pageSize(20));
    }

    private static Transactions read(BankWorld world, TransactionQuery query) {
        return read(world, world.bank(), query);
    }

    private static Transactions read(BankWorld world, Bank bank, TransactionQuery query) {
        Consent consent = world.consent(bank, DataSet.MANY_TRANSACTIONS);
        Accounts accounts = bank.accounts(consent, BankWorld.CUSTOMER);
        return accounts.transactions(accounts.list().get(0).id(), query);
    }

    private static List<JournalEntry> transactionCalls(BankWorld world) {
        return world.simulator.journal().matching(entry -> entry.path().endsWith("/transactions"));
    }

    @Test
    void aListWithoutEndIsReadUpToTheLimitOfPages() {
        try (BankWorld world = manyPages()) {
            Bank bank = world.bank(Settings.builder().pageLimit(3).build());
            Transactions some = read(world, bank, TransactionQuery.all());
            assertThat(some.toList(10_000)).hasSize(60);
            assertThat(some.completeness().end()).contains(PagingEnd.PAGE_LIMIT);
            assertThat(some.completeness().isComplete()).isFalse();
            assertThat(transactionCalls(world)).hasSize(3);
        }
    }

    @Test
    void whoTakesTooFewEntriesIsToldInsteadOfGettingAPart() {
        try (BankWorld world = manyPages()) {
            Transactions all = read(world, TransactionQuery.all());
            assertThatThrownBy(() -> all.toList(25)).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void pagesAreReadAsTheyAreNeeded() {
        try (BankWorld world = manyPages()) {
            Transactions all = read(world, TransactionQuery.all());
            assertThat(transactionCalls(world)).isEmpty();
            assertThat(all.stream().limit(20)).hasSize(20);
            assertThat(transactionCalls(world)).hasSize(1);
            assertThat(all.completeness().end()).isEmpty();
        }
    }

    @Test
    void anErrorOnALaterPageCountsTheRequestsOfAllPages() {
        try (BankWorld world = manyPages()) {
            Transactions all = read(world, TransactionQuery.all());
            Iterator<List<Transaction>> pages = all.pages().iterator();
            assertThat(pages.next()).hasSize(20);
            world.simulator.faults().next(RequestMatcher.pathEnding("/transactions"), Fault.answer(404));
            assertThatThrownBy(pages::next).isInstanceOfSatisfying(RequestRejectedException.class, e -> {
                assertThat(e.requestsSent()).isEqualTo(2);
                assertThat(e.requestIds()).hasSize(2);
            });
            assertThat(all.completeness().isComplete()).isFalse();
        }
    }
}
