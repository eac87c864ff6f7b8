package org.tppkit.testkit.contract;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.testkit.contract.bank.PagedList;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedBank;

/** What is tested of lists that come in pages. */
final class PagingTests {
    private static final TransactionQuery FEBRUARY =
            TransactionQuery.between(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-03-01"));

    private PagingTests() {}

    /** AC-03: another adapter goes on with the cursor alone. */
    static void cursorGoesOn(Bench bench, PagedList list) {
        Paging paging = paging(bench, list);
        bench.bank()
                .when(paging.page(0, 1, Optional.empty())::isAskedBy)
                .answer(paging.page(0, 1, Optional.of(paging.pageAddress(2))).answer())
                .answer(paging.page(1, 2, Optional.empty()).answer());
        Walk walk = Walk.of(bench, 1, paging.read());
        String difference = paging.differenceOf(walk.items(), 2);
        require(difference == null, paging + ", read in two pages by two adapters: " + difference);
        List<RecordedRequest> requests = bench.bank().requests();
        Set<String> wanted = parameters(paging.pageAddress(2));
        if (list == PagedList.TRANSACTIONS && AccountTests.wire(bench).repeatsDaysOnPages()) {
            wanted.addAll(parameters(requests.get(0).target()));
        }
        Set<String> asked = parameters(requests.get(requests.size() - 1).target());
        wanted.removeAll(asked);
        require(
                wanted.isEmpty(),
                paging + ", the second page was asked for without "
                        + wanted.stream().map(pair -> pair.split("=", 2)[0]).toList());
    }

    private static void require(boolean right, String seen) {
        if (!right) {
            throw Verdict.wrong(
                    "AC-03: a page's cursor must carry whatever is needed to go on, the filter included.",
                    seen + ".",
                    "what is put into the cursor: another process, which knows the cursor alone, must be able to go on.");
        }
    }

    /** AC-03: pages that lead back are noticed by the engine, because equal pages have equal cursors. */
    static void circleEnds(Bench bench, PagedList list) {
        Paging paging = paging(bench, list);
        bench.bank()
                .when(paging.page(0, 1, Optional.empty())::isAskedBy)
                .answer(paging.page(0, 1, Optional.of(paging.pageAddress(2))).answer());
        Walk walk = Walk.of(bench, 1, paging.read());
        if (walk.end() == PagingEnd.PAGE_LIMIT) {
            throw Verdict.wrong(
                    "AC-03: two cursors of one page must be equal, so that a circle of pages is noticed.",
                    paging + ": a page whose link always leads to the same page was read " + walk.pages()
                            + " times, and no cursor came twice.",
                    "what is put into the cursor: nothing that grows from page to page.");
        }
    }

    /** AC-02, link by link. */
    static void linksElsewhereAreRefused(Bench bench, PagedList list) {
        Paging paging = paging(bench, list);
        try (ScriptedBank stranger = ScriptedBank.start(TestPki.shared())) {
            links(paging, bench.tested().origin(), stranger.origin())
                    .forEach((name, link) -> isRefused(bench, paging, stranger, name, link));
        }
    }

    private static Map<String, String> links(Paging paging, URI own, URI strange) {
        String address = paging.pageAddress(2);
        Map<String, String> links = new LinkedHashMap<>();
        links.put("another port", strange + address);
        links.put("another host", "https://127.0.0.1:" + strange.getPort() + address);
        links.put("a host without scheme", "//" + strange.getRawAuthority() + address);
        links.put("a host behind backslashes", "\\\\" + strange.getRawAuthority() + address);
        links.put(
                "our host as the user", "https://" + own.getRawAuthority() + "@" + strange.getRawAuthority() + address);
        links.put("plain http", "http://" + own.getRawAuthority() + address);
        paging.pathOfAnotherAccount().ifPresent(other -> {
            links.put("another account", address.replace(paging.path(), other));
            links.put("another account by way of ours", paging.path() + "/../../.." + other + "?page=2");
        });
        return links;
    }

    private static void isRefused(Bench bench, Paging paging, ScriptedBank stranger, String name, String link) {
        bench.script(paging.page(0, 1, Optional.of(link)));
        int before = bench.bank().requests().size();
        KitBankCall first = bench.call(1);
        KitBankCall second = bench.call(1);
        Optional<Throwable> failure = Exercise.failureOf(() -> {
            Page<?> page = paging.read().page(bench.adapter(), Optional.empty(), first);
            if (page.next().isPresent()) {
                Page<?> unused = paging.read().page(bench.adapter(), page.next(), second);
            }
        });
        boolean refused =
                failure.filter(UnexpectedAnswerException.class::isInstance).isPresent();
        int tried = second.requests().size()
                + second.refusedRequests().size()
                + first.refusedRequests().size();
        int received = bench.bank().requests().size() - before;
        if (!refused || tried > 0 || received != 1 || !stranger.requests().isEmpty()) {
            throw Verdict.wrong(
                    "AC-02: a link to another origin, or to another account's resource, must be refused with an"
                            + " UnexpectedAnswerException before it is followed.",
                    paging + ", a link with " + name + ": "
                            + failure.map(Verdict::describe).orElse("no error") + "; "
                            + (tried > 0 ? "asked was " + asked(second) : "nothing was asked for") + ".",
                    "what turns a link into a cursor: scheme, host, port and path must be those of the page itself.");
        }
    }

    private static String asked(KitBankCall call) {
        return Stream.concat(call.requests().stream(), call.refusedRequests().stream())
                .map(Bench::shown)
                .toList()
                .toString();
    }

    /** BA-03: a link without end is no reason to crash. */
    static void endlessLinkIsAnError(Bench bench, PagedList list) {
        Paging paging = paging(bench, list);
        bench.script(paging.page(0, 1, Optional.of(paging.pageAddress(2) + "1".repeat(10_000))));
        Optional<Throwable> failure =
                Exercise.failureOf(() -> paging.read().page(bench.adapter(), Optional.empty(), bench.call(1)));
        if (failure.filter(e -> !(e instanceof TppException)).isPresent()) {
            throw Verdict.wrong(
                    "BA-03: only errors of org.tppkit.ports.error may leave a gateway.",
                    paging + ", a link of 10,000 characters: "
                            + failure.map(Verdict::describe).orElse("") + ".",
                    "the length of a PageCursor: at most 4,096 characters.");
        }
    }

    /** AC-04 on a later page. */
    static void windowHoldsOnLaterPages(Bench bench) {
        KitValues values = KitValues.of(1);
        List<Transaction> inside = List.of(values.booked("1.00", CreditDebit.CREDIT, "2026-02-27"));
        List<Transaction> outside = List.of(
                values.booked("2.00", CreditDebit.CREDIT, "2026-02-01"),
                values.booked("3.00", CreditDebit.CREDIT, "2026-01-15"));
        Paging paging = paging(bench, PagedList.TRANSACTIONS);
        var wire = AccountTests.wire(bench);
        bench.bank()
                .when(paging.page(0, 1, Optional.empty())::isAskedBy)
                .answer(wire.transactions(values.account(), inside, Optional.of(paging.pageAddress(2)))
                        .answer())
                .answer(wire.transactions(values.account(), outside, Optional.empty())
                        .answer());
        Walk walk = Walk.of(bench, 1, paging.read());
        AccountTests.require(
                Difference.ofTransactions(
                        AccountOperations.items(walk.items(), Transaction.class),
                        List.of(inside.get(0), outside.get(0))),
                "AC-04: entries outside the query's window must not be returned, on later pages neither.",
                "TransactionQuery.includes, for every entry of every page: a bank may drop the filter on later pages.");
    }

    private static Paging paging(Bench bench, PagedList list) {
        return new Paging(list, AccountTests.wire(bench), FEBRUARY);
    }

    private static Set<String> parameters(String target) {
        int mark = target.indexOf('?');
        Set<String> pairs = new LinkedHashSet<>();
        if (mark >= 0) {
            Arrays.stream(target.substring(mark + 1).split("&", -1))
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                    .forEach(pairs::add);
        }
        return pairs;
    }
}
