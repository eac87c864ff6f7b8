package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Transactions;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** Links between pages. Through the whole client, on real sockets. */
@Timeout(120)
class LinkFaultsTest {
    private static final String PATH = FaultWorld.TRANSACTIONS;

    private static Transactions transactions(FaultWorld world) {
        return world.accounts(world.bank, FaultWorld.CUSTOMER).transactions(FaultWorld.A1);
    }

    // --- H1: circles ---

    @Test
    @DisplayName("H1 a page that follows itself is the last one")
    void itself() {
        try (FaultWorld world = FaultWorld.start()) {
            world.transactions().answer(FaultWorld.page(PATH, FaultWorld.entry("1")));
            Transactions all = transactions(world);
            assertThat(all.stream()).hasSize(1);
            assertThat(all.completeness().end()).contains(PagingEnd.NEXT_LINK_IS_SELF);
            assertThat(world.seen(PATH)).hasSize(1);
        }
    }

    @Test
    @DisplayName("H1 two pages that follow each other are read once each, and the walk says that it is incomplete")
    void circle() {
        try (FaultWorld world = FaultWorld.start()) {
            world.transactions()
                    .answer(request -> FaultWorld.page(
                            request.query().orElse("").equals("page=1") ? PATH + "?page=2" : PATH + "?page=1",
                            FaultWorld.entry("1")));
            Transactions all = transactions(world);
            assertThat(all.stream().count()).isLessThanOrEqualTo(3);
            assertThat(all.completeness().isComplete()).isFalse();
            assertThat(all.completeness().end()).contains(PagingEnd.PAGE_READ_BEFORE);
            assertThat(world.seen(PATH)).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    @DisplayName("H1 pages without end are read up to the limit, and the walk says so")
    void withoutEnd() {
        try (FaultWorld world = FaultWorld.start(settings -> settings.pageLimit(25))) {
            AtomicInteger page = new AtomicInteger();
            world.transactions()
                    .answer(request ->
                            FaultWorld.page(PATH + "?page=" + page.incrementAndGet(), FaultWorld.entry("1")));
            Transactions all = transactions(world);
            assertThat(all.stream()).hasSize(25);
            assertThat(all.completeness().isComplete()).isFalse();
            assertThat(all.completeness().end()).contains(PagingEnd.PAGE_LIMIT);
            assertThat(world.seen(PATH)).hasSize(25);
        }
    }

    // --- H2, H4, H5: elsewhere ---

    private record Attack(String id, BiFunction<URI, URI, String> href) {}

    private static Attack attack(String id, BiFunction<URI, URI, String> href) {
        return new Attack(id, href);
    }

    @TestFactory
    @DisplayName(
            "H2, H4, H5 a link that leads elsewhere is refused before any request, and the other server sees nothing")
    Stream<DynamicTest> elsewhere() {
        return Stream.of(
                        attack("H2 another port", (own, evil) -> evil + PATH + "?page=1"),
                        attack("H2 another host", (own, evil) -> "https://127.0.0.1:" + own.getPort() + PATH),
                        attack("H2 IPv6", (own, evil) -> "https://[::1]:" + evil.getPort() + PATH),
                        attack("H2 punycode", (own, evil) -> "https://xn--lcalhost-g1a:" + evil.getPort() + PATH),
                        attack("H2 plain http", (own, evil) -> own.toString().replace("https", "http") + PATH),
                        attack(
                                "H2 user",
                                (own, evil) ->
                                        "https://localhost:" + own.getPort() + "@localhost:" + evil.getPort() + PATH),
                        attack("H2 two slashes", (own, evil) -> "//localhost:" + evil.getPort() + PATH),
                        attack("H2 backslashes", (own, evil) -> "\\\\\\\\localhost:" + evil.getPort() + PATH),
                        attack("H2 dot segments", (own, evil) -> PATH + "/..//x"),
                        attack("H4 another account", (own, evil) -> FaultWorld.ACCOUNTS + "/B2/transactions?page=1"),
                        attack("H4 another resource", (own, evil) -> FaultWorld.ACCOUNTS + "/A1/balances"),
                        attack("H4 an encoded slash", (own, evil) -> FaultWorld.ACCOUNTS + "/A1%2Ftransactions"),
                        attack("H4 100 KB", (own, evil) -> PATH + "?page=" + "1".repeat(100_000)),
                        attack("H5 CR LF", (own, evil) -> PATH + "?page=1\\r\\nX-Evil: 1"),
                        attack("H5 an encoded fragment mark", (own, evil) -> PATH + "?page=1\\u0023x"),
                        attack("H5 a fragment", (own, evil) -> PATH + "?page=1#x"))
                .map(each -> dynamicTest(each.id(), () -> isRefused(each.href())));
    }

    private static void isRefused(BiFunction<URI, URI, String> href) {
        try (FaultWorld world = FaultWorld.start();
                ScriptedBank evil = ScriptedBank.start(TestPki.shared())) {
            world.transactions()
                    .answer(FaultWorld.page(href.apply(world.server.origin(), evil.origin()), FaultWorld.entry("1")));
            int connections = world.server.connections();
            Transactions all = transactions(world);
            UnexpectedAnswerException failure =
                    FaultWorld.failure(UnexpectedAnswerException.class, () -> all.toList(10));
            assertThat(failure.requestsSent()).isEqualTo(1);
            assertThat(all.completeness().isComplete()).isFalse();
            assertThat(world.seen(PATH)).hasSize(1);
            assertThat(world.server.connections()).isEqualTo(connections);
            assertThat(evil.connections()).isZero();
            world.isWell();
        }
    }

    // --- H3, H4: spellings ---

    @TestFactory
    @DisplayName("H3, H4 the spellings that banks use lead to the bank's own next page, as it was signed")
    Stream<DynamicTest> spellings() {
        return Stream.of(
                        List.of("H3 from the root", PATH + "?page=1", "page=1"),
                        List.of("H3 without leading slash", PATH.substring(1) + "?page=1", "page=1"),
                        List.of("H3 the query only", "?page=1", "page=1"),
                        List.of("H3 absolute", "ORIGIN" + PATH + "?page=1", "page=1"),
                        List.of("H4 not ASCII", "?q=é€", "q=%C3%A9%E2%82%AC"),
                        List.of("H4 blanks", "?q=a b", "q=a%20b"),
                        List.of("H4 an encoded slash in the query", "?q=a%2Fb", "q=a%2Fb"))
                .map(row -> dynamicTest(row.get(0), () -> isFollowed(row.get(1), row.get(2))));
    }

    private static void isFollowed(String href, String query) {
        try (FaultWorld world = FaultWorld.start()) {
            String next = href.replace("ORIGIN", world.server.origin().toString());
            world.transactions()
                    .answer(FaultWorld.page(next, FaultWorld.entry("1")))
                    .times(1)
                    .answer(FaultWorld.page("", FaultWorld.entry("2")));
            assertThat(transactions(world).toList(10)).hasSize(2);
            List<RecordedRequest> seen = world.seen(PATH);
            assertThat(seen).hasSize(2);
            assertThat(seen.get(1).query()).isEqualTo(Optional.of(query));
        }
    }

    @TestFactory
    @DisplayName("H3 a template is refused")
    Stream<DynamicTest> templates() {
        return Stream.of(PATH + "{?page}", "?page={n}")
                .map(href -> dynamicTest("H3 " + href, () -> isRefused((own, evil) -> href)));
    }

    // --- H6, H7: odd pages ---

    @Test
    @DisplayName("H6 an empty page with a next one goes on, a last page without a list ends well")
    void emptyPages() {
        try (FaultWorld world = FaultWorld.start()) {
            world.transactions()
                    .answer(FaultWorld.page(PATH + "?page=1"))
                    .times(1)
                    .answer(FaultWorld.page(PATH + "?page=2", FaultWorld.entry("1")))
                    .times(1)
                    .answer(ScriptedAnswer.json(200, "{\"_links\":{\"self\":{\"href\":\"" + PATH + "?page=2\"}}}"));
            Transactions all = transactions(world);
            assertThat(all.stream()).hasSize(1);
            assertThat(all.completeness().isComplete()).isTrue();
            assertThat(all.completeness().pagesRead()).isEqualTo(3);
            assertThat(world.seen(PATH)).hasSize(3);
        }
    }

    @Test
    @DisplayName("H7 equal entries, on one page or two, are as many transactions")
    void equalEntries() {
        String entry =
                FaultWorld.entry("1").replace("{\"transactionAmount", "{\"entryReference\":\"e\",\"transactionAmount");
        try (FaultWorld world = FaultWorld.start()) {
            world.transactions()
                    .answer(FaultWorld.page(PATH + "?page=1", entry, entry))
                    .times(1)
                    .answer(FaultWorld.page("", entry));
            List<Transaction> all = transactions(world).toList(10);
            assertThat(all).hasSize(3);
            assertThat(all.get(2)).isEqualTo(all.get(0));
        }
    }
}
