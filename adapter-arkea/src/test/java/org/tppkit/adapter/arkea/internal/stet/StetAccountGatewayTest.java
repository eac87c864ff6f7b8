package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.adapter.arkea.scripted.MarkingSigner;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.GeoLocation;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.spi.http.BankRequest;

class StetAccountGatewayTest {
    private static final AccountId ACCOUNT = AccountId.of("A 1");
    private static final String EMPTY = "{\"accounts\":[],\"_links\":{}}";
    private static final TransactionQuery SINCE_JANUARY = TransactionQuery.since(LocalDate.of(2026, 1, 5));

    private final ScriptedCall call = new ScriptedCall();
    private final MarkingSigner signer = new MarkingSigner();
    private final StetAccountGateway gateway = AnyStetBank.gateway(signer);

    @Test
    void aRequestCarriesTheVersionTheTokenAnIdAndASignature() {
        call.answer(200, EMPTY);
        gateway.accounts(Optional.empty(), call);

        BankRequest request = call.request();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri()).hasToString("https://api.bank.example/stet/v1/accounts");
        assertThat(request.header("Accept")).contains("application/hal+json; charset=utf-8; version=1.4.2");
        assertThat(request.header("Authorization")).contains("Bearer access-token-1");
        assertThat(request.header("X-Request-ID")).contains("00000000-0000-4000-8000-000000000001");
        assertThat(request.header("Signature")).contains("headers=\"(request-target) x-request-id digest\"");
        assertThat(request.hasBody()).isFalse();
        assertThat(request)
                .as("nothing is changed after signing")
                .isSameAs(signer.signed().get(0));
        assertThat(call.requestIds()).isEqualTo(1);
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void version141IsAskedForWithoutAVersion() {
        call.answer(200, EMPTY);
        AnyStetBank.gateway(StetDialect.STET_1_4_1, signer).accounts(Optional.empty(), call);
        assertThat(call.request().header("Accept")).contains("application/hal+json; charset=utf-8");
    }

    @Test
    void withoutTheCustomerNoPsuHeaderIsSent() {
        call.answer(200, EMPTY);
        gateway.accounts(Optional.empty(), call);
        assertThat(call.request().headers())
                .extracting(header -> header.name().toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.startsWith("psu-"));
    }

    @Test
    void whatTheCustomersRequestSaidIsSentUnchangedAndTheAddressIsSigned() {
        PsuContext psu = PsuContext.builder("2001:db8::1")
                .port(51_234)
                .httpMethod("POST")
                .date(Instant.parse("2026-11-22T09:59:58.123Z"))
                .geoLocation(GeoLocation.of("48.39,-4.486"))
                .userAgent("Mozilla/5.0 (X11)")
                .referer("https://tpp.example/")
                .accept("text/html")
                .acceptCharset("utf-8")
                .acceptEncoding("br")
                .acceptLanguage("fr-FR")
                .deviceId("99435c7e-ad88-49ec-a2ad-99ddcb1f5555")
                .build();
        Locales.underEach(() -> {
            ScriptedCall there = new ScriptedCall().psu(psu).answer(200, EMPTY);
            gateway.accounts(Optional.empty(), there);
            BankRequest request = there.request();
            assertThat(Map.of(
                            "PSU-IP-Address", "2001:db8::1",
                            "PSU-IP-Port", "51234",
                            "PSU-HTTP-Method", "POST",
                            "PSU-Date", "2026-11-22T09:59:58Z",
                            "PSU-GEO-Location", "GEO:48.39,-4.486",
                            "PSU-User-Agent", "Mozilla/5.0 (X11)",
                            "PSU-Referer", "https://tpp.example/",
                            "PSU-Accept", "text/html",
                            "PSU-Accept-Charset", "utf-8",
                            "PSU-Accept-Encoding", "br"))
                    .allSatisfy(
                            (name, value) -> assertThat(request.header(name)).contains(value));
            assertThat(request.header("PSU-Accept-Language")).contains("fr-FR");
            assertThat(request.header("PSU-Device-ID")).contains("99435c7e-ad88-49ec-a2ad-99ddcb1f5555");
            assertThat(request.header("Signature"))
                    .contains("headers=\"(request-target) x-request-id digest psu-ip-address\"");
        });
    }

    @Test
    void aPsuValueThatCannotTravelIsRefusedBeforeSigningAndNotDropped() {
        call.psu(PsuContext.builder("203.0.113.7").userAgent("canaré").build());
        assertThatThrownBy(() -> gateway.accounts(Optional.empty(), call))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("PSU-User-Agent"))
                .hasMessageNotContaining("canar");
        assertThat(call.requests()).isEmpty();
        assertThat(signer.signed()).isEmpty();
    }

    @Test
    void withoutATokenNothingIsSent() {
        assertThatThrownBy(() -> gateway.identity(call.withoutToken())).isInstanceOf(InvalidRequestException.class);
        assertThat(call.requests()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> eachReadAsksItsOwnResource() {
        Map<String, BiConsumer<StetAccountGateway, ScriptedCall>> reads = Map.of(
                "/stet/v1/accounts", (bank, to) -> bank.accounts(Optional.empty(), to),
                "/stet/v1/accounts/A%201/balances", (bank, to) -> bank.balances(ACCOUNT, to),
                "/stet/v1/accounts/A%201/transactions",
                        (bank, to) -> bank.transactions(ACCOUNT, TransactionQuery.all(), Optional.empty(), to),
                "/stet/v1/end-user-identity", (bank, to) -> bank.identity(to),
                "/stet/v1/trusted-beneficiaries", (bank, to) -> bank.trustedBeneficiaries(Optional.empty(), to));
        String body =
                "{\"accounts\":[],\"balances\":[],\"transactions\":[],\"beneficiaries\":[],\"connectedPsu\":\"x\"}";
        return reads.entrySet().stream()
                .map(read -> DynamicTest.dynamicTest(read.getKey(), () -> {
                    ScriptedCall to = new ScriptedCall().answer(200, body);
                    read.getValue().accept(gateway, to);
                    assertThat(to.request().pathAndQuery()).isEqualTo(read.getKey());
                    assertThat(to.openAnswers()).isZero();

                    ScriptedCall refused = new ScriptedCall().answer(401, "{}");
                    assertThatThrownBy(() -> read.getValue().accept(gateway, refused))
                            .isInstanceOfSatisfying(
                                    RequestRejectedException.class,
                                    e -> assertThat(e.status()).isEqualTo(401));
                    assertThat(refused.openAnswers()).isZero();

                    ScriptedCall page = new ScriptedCall().answer(200, "<html>", Map.of("Content-Type", "text/html"));
                    assertThatThrownBy(() -> read.getValue().accept(gateway, page))
                            .isInstanceOf(UnexpectedAnswerException.class);
                    assertThat(page.openAnswers()).isZero();
                }));
    }

    @Test
    void whatTheBankDoesNotOfferIsRefusedBeforeAnyRequest() {
        StetAccountGateway bare = new StetAccountGateway(
                AnyStetBank.bank(StetDialect.STET_1_4_2, EnumSet.noneOf(Capability.class)),
                signer,
                AnyStetBank.refusals());
        assertThatThrownBy(() -> bare.accounts(Optional.empty(), call)).isInstanceOf(CapabilityException.class);
        assertThatThrownBy(() -> bare.balances(ACCOUNT, call)).isInstanceOf(CapabilityException.class);
        assertThatThrownBy(() -> bare.transactions(ACCOUNT, SINCE_JANUARY, Optional.empty(), call))
                .isInstanceOf(CapabilityException.class);
        assertThatThrownBy(() -> bare.identity(call)).isInstanceOf(CapabilityException.class);
        assertThatThrownBy(() -> bare.trustedBeneficiaries(Optional.empty(), call))
                .isInstanceOf(CapabilityException.class);
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void noContentIsAnEmptyLastPage() {
        call.answer(204, "").answer(204, "").answer(204, "").answer(204, "").answer(204, "");
        assertThat(gateway.accounts(Optional.empty(), call).end()).contains(PagingEnd.NO_CONTENT);
        Page<Transaction> page = gateway.transactions(ACCOUNT, SINCE_JANUARY, Optional.empty(), call);
        assertThat(page.end()).contains(PagingEnd.NO_CONTENT);
        assertThat(page.items()).isEmpty();
        assertThat(gateway.balances(ACCOUNT, call)).isEmpty();
        assertThat(gateway.trustedBeneficiaries(Optional.empty(), call).end()).contains(PagingEnd.NO_CONTENT);
        assertThatThrownBy(() -> gateway.identity(call)).isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void theFilterTravelsWithEveryPageThoughTheBankDropsItFromItsLinks() {
        call.answer(200, transactions(links("/stet/v1/accounts/A%201/transactions?page=0", "?page=1")));
        Page<Transaction> first = gateway.transactions(ACCOUNT, SINCE_JANUARY, Optional.empty(), call);
        assertThat(call.request().pathAndQuery())
                .isEqualTo("/stet/v1/accounts/A%201/transactions?dateFrom=2026-01-05T00%3A00%3A00");

        ScriptedCall second = new ScriptedCall().answer(200, transactions(links("?page=1", "?page=2&dateFrom=x")));
        Page<Transaction> next = gateway.transactions(ACCOUNT, SINCE_JANUARY, first.next(), second);
        assertThat(second.request().pathAndQuery())
                .isEqualTo("/stet/v1/accounts/A%201/transactions?page=1&dateFrom=2026-01-05T00%3A00%3A00");

        ScriptedCall third = new ScriptedCall().answer(200, transactions(links("?page=2", null)));
        assertThat(gateway.transactions(ACCOUNT, SINCE_JANUARY, next.next(), third)
                        .end())
                .contains(PagingEnd.NO_NEXT_LINK);
        assertThat(third.request().pathAndQuery())
                .isEqualTo("/stet/v1/accounts/A%201/transactions?page=2&dateFrom=2026-01-05T00%3A00%3A00");
    }

    @Test
    void entriesOutsideTheWindowAreDroppedOnOurSideAndThoseWithoutDateKept() {
        call.answer(
                200, transactions("{}", "2026-01-04T00:00:00", "2026-01-05", "2026-02-01T00:00:00", "2026-02-02", ""));
        TransactionQuery window = TransactionQuery.between(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 2));
        assertThat(gateway.transactions(ACCOUNT, window, Optional.empty(), call).items())
                .extracting(Transaction::bookingDate)
                .containsExactly(
                        Optional.of(LocalDate.of(2026, 1, 5)), Optional.of(LocalDate.of(2026, 2, 1)), Optional.empty());
        assertThat(call.request().pathAndQuery())
                .endsWith("?dateFrom=2026-01-05T00%3A00%3A00&dateTo=2026-02-02T00%3A00%3A00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | NO_NEXT_LINK",
                "{\"next\":null} | NEXT_LINK_WITHOUT_ADDRESS",
                "{\"next\":{}} | NEXT_LINK_WITHOUT_ADDRESS",
                "{\"next\":{\"href\":null}} | NEXT_LINK_WITHOUT_ADDRESS",
                "{\"next\":{\"href\":\"\"}} | NEXT_LINK_WITHOUT_ADDRESS",
                "{\"self\":{\"href\":\"?page=3\"},\"next\":{\"href\":\"?page=3\"}} | NEXT_LINK_IS_SELF",
                "{\"next\":{\"href\":\"?page=3\"},\"self\":{\"href\":\"/stet/v1/accounts/A%201/transactions?p%61ge=3\"}}"
                        + " | NEXT_LINK_IS_SELF",
                "{\"self\":{\"href\":\"?page=3&dateFrom=x\"},\"next\":{\"href\":\"?page=3&dateTo=y\"}} | NEXT_LINK_IS_SELF",
                "{\"next\":{\"href\":\"/stet/v1/accounts/A%201/transactions\"}} | NEXT_LINK_IS_SELF",
                "{\"self\":{\"href\":\"//evil.example\"},\"next\":{\"href\":\"/stet/v1/accounts/A%201/transactions?\"}}"
                        + " | NEXT_LINK_IS_SELF"
            })
    void pagingEndsAndSaysWhy(String links, PagingEnd end) {
        call.answer(200, transactions(links));
        Page<Transaction> page = gateway.transactions(ACCOUNT, SINCE_JANUARY, Optional.empty(), call);
        assertThat(page.end()).contains(end);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aPageTellsItsOwnCursorSoThatACircleOfLinksIsSeen() {
        call.answer(200, transactions(links("/stet/v1/accounts/A%201/transactions?page=0", "?page=1")));
        Page<Transaction> first = gateway.transactions(ACCOUNT, SINCE_JANUARY, Optional.empty(), call);
        ScriptedCall back = new ScriptedCall().answer(200, transactions(links("?page=1", "?page=0")));
        Page<Transaction> second = gateway.transactions(ACCOUNT, SINCE_JANUARY, first.next(), back);
        assertThat(first.self()).isPresent().isEqualTo(second.next());
        assertThat(second.self()).isEqualTo(first.next());
    }

    @Test
    void aSelfLinkThatMakesNoSenseEndsNothing() {
        call.answer(200, transactions("{\"self\":{\"href\":\"//evil.example\"},\"next\":{\"href\":\"?page=1\"}}"));
        assertThat(gateway.transactions(ACCOUNT, SINCE_JANUARY, Optional.empty(), call)
                        .next())
                .isPresent();
    }

    @Test
    void anEmptyPageMayHaveANextOne() {
        call.answer(200, "{\"_links\":{\"next\":{\"href\":\"?page=1\"}}}");
        Page<Transaction> page = gateway.transactions(ACCOUNT, TransactionQuery.all(), Optional.empty(), call);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).contains(new PageCursor("/stet/v1/accounts/A%201/transactions?page=1"));
    }

    @Test
    void aLinkElsewhereIsRefusedWithTheFirstPageAndNothingElseIsSent() {
        call.answer(
                200,
                transactions("{\"next\":{\"href\":\"https://evil.example/stet/v1/accounts/A%201/transactions\"}}"));
        assertThatThrownBy(() -> gateway.transactions(ACCOUNT, SINCE_JANUARY, Optional.empty(), call))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo("_links.next.href"));
        assertThat(call.requests()).hasSize(1);
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void accountsAndBeneficiariesComeInPagesToo() {
        call.answer(200, "{\"accounts\":[],\"_links\":{\"next\":{\"href\":\"/stet/v1/accounts?page=1\"}}}");
        Optional<PageCursor> next = gateway.accounts(Optional.empty(), call).next();
        ScriptedCall second = new ScriptedCall().answer(200, EMPTY);
        assertThat(gateway.accounts(next, second).end()).contains(PagingEnd.NO_NEXT_LINK);
        assertThat(second.request().pathAndQuery()).isEqualTo("/stet/v1/accounts?page=1");

        ScriptedCall third = new ScriptedCall()
                .answer(
                        200,
                        "{\"beneficiaries\":[],\"_links\":{\"next\":{\"href\":\"trusted-beneficiaries?page=1\"}}}");
        assertThat(gateway.trustedBeneficiaries(Optional.empty(), third).next())
                .contains(new PageCursor("/stet/v1/trusted-beneficiaries?page=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stet/v1/accounts/B/transactions?page=1",
                "/stet/v1/accounts?page=1",
                "?page=1",
                "page=1",
                "https://evil.example/?page=1",
                "/stet/v1/accounts/A%201/transactions",
                "/stet/v1/accounts/A%201/transactions?page=1#x",
                "/stet/v1/accounts/A%201/transactions?page=%zz",
                "/stet/v1/accounts/A%201/transactions?page=1 HTTP/1.1\r\nX: y",
                "/stet/v1/accounts/A%201/transactions?page=é"
            })
    void aCursorThatIsNotOfThisListIsRefusedBeforeAnyRequest(String cursor) {
        assertThatThrownBy(() -> gateway.transactions(
                        ACCOUNT, TransactionQuery.all(), Optional.of(new PageCursor(cursor)), call))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("page"))
                .hasMessageNotContaining("evil");
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void aLinkThatGrowsTooLongForACursorIsRefused() {
        String href = "?q=" + "é".repeat(1_000);
        call.answer(200, transactions("{\"next\":{\"href\":\"" + href + "\"}}"));
        assertThatThrownBy(() -> gateway.transactions(ACCOUNT, TransactionQuery.all(), Optional.empty(), call))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void anAccountIdIsNeverADotSegment(String id) {
        assertThatThrownBy(() -> gateway.balances(AccountId.of(id), call)).isInstanceOf(InvalidRequestException.class);
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void anAccountIdIsOnePathSegmentWhateverItHolds() {
        for (String id : List.of("a/b", "a?b#c", "../x", "%2e%2e", "a\\b", "{a}", "a;b=c", "~!$&'()*+,=:@")) {
            ScriptedCall to = new ScriptedCall().answer(200, "{\"balances\":[]}");
            gateway.balances(AccountId.of(id), to);
            String path = to.request().pathAndQuery();
            assertThat(path).matches("/stet/v1/accounts/[A-Za-z0-9._~%-]+/balances");
            assertThat(PercentDecoding.decode(path.split("/")[4])).isEqualTo(id);
        }
    }

    @Test
    void nothingHereShowsAnAccount() {
        ResourceAddress address =
                ResourceAddress.ofAccount(AnyStetBank.bank(StetDialect.STET_1_4_2), ACCOUNT, "balances");
        assertThat(address.toString()).isEqualTo("ResourceAddress[api.bank.example]");
    }

    private static String links(String self, String next) {
        String nextLink = next == null ? "" : ",\"next\":{\"href\":\"" + next + "\"}";
        return "{\"self\":{\"href\":\"" + self + "\"}" + nextLink + "}";
    }

    private static String transactions(String links, String... bookingDates) {
        StringBuilder entries = new StringBuilder();
        for (String date : bookingDates) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append(
                            "{\"transactionAmount\":{\"amount\":1,\"currency\":\"EUR\"},\"creditDebitIndicator\":\"CRDT\",")
                    .append("\"status\":\"BOOK\",\"bookingDate\":\"")
                    .append(date)
                    .append("\"}");
        }
        return "{\"transactions\":[" + entries + "],\"_links\":" + links + "}";
    }
}
