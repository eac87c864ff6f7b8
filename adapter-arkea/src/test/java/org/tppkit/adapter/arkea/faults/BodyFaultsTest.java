package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Transactions;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** Bodies that are wrong, hostile or merely odd. Through the whole client, on real sockets. */
@Timeout(120)
class BodyFaultsTest {
    private static final long MEGABYTE = 1 << 20;

    /** Printable ASCII, and the mark that stands for what is not shown. */
    private static final String ONE_LINE = "[\\x20-\\x7e…]*";

    private static FaultWorld world;

    @BeforeAll
    static void open() {
        world = FaultWorld.start();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    // --- J1, J2, J10: JSON ---

    @TestFactory
    @DisplayName("J1 what is no JSON is refused, what is JSON is read")
    Stream<DynamicTest> json() {
        Stream<DynamicTest> wrong = Stream.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "1",
                        "\"MARKER\"",
                        "{",
                        "}",
                        "{\"x\"}",
                        "{\"x\":}",
                        "{\"x\":1,}",
                        "{x:1}",
                        "{'x':1}",
                        "{\"x\":'MARKER'}",
                        "{\"x\":[1,]}",
                        "{\"x\":01}",
                        "{\"x\":.5}",
                        "{\"x\":1.}",
                        "{\"x\":+1}",
                        "{\"x\":NaN}",
                        "{\"x\":-Infinity}",
                        "{\"x\":tru}",
                        "{\"x\":0x1}",
                        "{\"x\":\"\\x\"}",
                        "{\"x\":\"\\u12G4\"}",
                        "{\"x\":\"\t\"}",
                        "{\"x\":\"",
                        "{\"x\":1}/**/",
                        "MARKER-plain-text")
                .map(body -> dynamicTest("J1 refused: " + body, () -> isRefused(ScriptedAnswer.json(200, body))));
        Stream<DynamicTest> right = Stream.of(
                        "\"x\":null",
                        "\"x\":-0",
                        "\"x\":1E5",
                        "\"x\":\"\\u0000\"",
                        "\"x\":[[],[{}],[1,[2]]]",
                        "\"\":0",
                        "\"x\":\"\\uD83D\\uDE00😀\"",
                        " \t\r\n \"x\" : true ")
                .map(field -> dynamicTest("J1 read: " + field, () -> {
                    world.accounts()
                            .answer(ScriptedAnswer.json(200, "{" + field + ",\"accounts\":[]}"))
                            .times(1);
                    assertThat(world.list()).isEmpty();
                }));
        return Stream.concat(wrong, right);
    }

    @TestFactory
    @DisplayName("J2 a name that stands twice is refused")
    Stream<DynamicTest> duplicates() {
        return Stream.of(
                dynamicTest(
                        "J2 amount",
                        () -> isRefusedAsTransaction("{\"transactionAmount\":{\"amount\":1,\"amount\":2,"
                                + "\"currency\":\"EUR\"},\"creditDebitIndicator\":\"DBIT\"}")),
                dynamicTest(
                        "J2 _links",
                        () -> isRefused(ScriptedAnswer.json(200, "{\"accounts\":[],\"_links\":{},\"_links\":{}}"))),
                dynamicTest("J2 access_token", () -> {
                    try (FaultWorld own = FaultWorld.start()) {
                        own.clock.advance(Duration.ofHours(2));
                        Bank fresh = own.fresh();
                        String body = "{\"access_token\":\"SECRET-a\",\"access_token\":\"SECRET-b\"}";
                        own.server
                                .when("POST", FaultWorld.TOKEN)
                                .answer(ScriptedAnswer.json(200, body))
                                .times(1);
                        FaultWorld.failure(UnexpectedAnswerException.class, () -> own.list(fresh));
                        assertThat(own.seen(FaultWorld.ACCOUNTS)).isEmpty();
                    }
                }));
    }

    @TestFactory
    @DisplayName("J10 whatever follows the object is refused")
    Stream<DynamicTest> trailing() {
        return Stream.of("x", "{}", " null", "]", "\u0000")
                .map(rest -> dynamicTest(
                        "J10 " + rest.replace("\u0000", "NUL"),
                        () -> isRefused(ScriptedAnswer.json(200, FaultWorld.ACCOUNTS_BODY + rest))));
    }

    private static void isRefused(ScriptedAnswer answer) {
        int before = world.seen(FaultWorld.ACCOUNTS).size();
        world.accounts().answer(answer).times(1);
        UnexpectedAnswerException failure = FaultWorld.failure(UnexpectedAnswerException.class, () -> world.list());
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.requestsSent()).isEqualTo(1);
        assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(before + 1);
    }

    private static void isRefusedAsTransaction(String entry) {
        world.transactions().answer(FaultWorld.page("", entry)).times(1);
        FaultWorld.failure(UnexpectedAnswerException.class, () -> transactions());
    }

    private static List<Transaction> transactions() {
        return world.accounts(world.bank, FaultWorld.CUSTOMER)
                .transactions(FaultWorld.A1)
                .toList(100);
    }

    private static Transaction transaction(String entry) {
        world.transactions().answer(FaultWorld.page("", entry)).times(1);
        List<Transaction> all = transactions();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    // --- J3: amounts ---

    @TestFactory
    @DisplayName("J3 amounts by a strict grammar, exactly")
    Stream<DynamicTest> amounts() {
        Stream<DynamicTest> wrong = Stream.of(
                        "NaN",
                        "Infinity",
                        "1E+99999999",
                        "\"1E+99999999\"",
                        "1e2",
                        "9".repeat(1_000),
                        "\"" + "9".repeat(1_000) + "\"",
                        "+1",
                        "\"+1\"",
                        ".5",
                        "\".5\"",
                        "1.",
                        "\"1.\"",
                        "\"12,30\"",
                        "\" 12.30\"",
                        "\"12.30 \"",
                        "\"\u0663\"",
                        "\"\"",
                        "null",
                        "true",
                        "0.000001")
                .map(amount -> dynamicTest(
                        "J3 refused: " + amount.substring(0, Math.min(20, amount.length())),
                        () -> isRefusedAsTransaction(FaultWorld.entry(amount))));
        Stream<DynamicTest> right = Map.of(
                        "12.30",
                        "12.30",
                        "\"12.30\"",
                        "12.30",
                        "-0",
                        "0.00",
                        "0.1",
                        "0.10",
                        "90071992547409.93",
                        "90071992547409.93",
                        "999999999999999.99999",
                        "999999999999999.99999")
                .entrySet()
                .stream()
                .map(each -> dynamicTest(
                        "J3 read: " + each.getKey(),
                        () -> assertThat(transaction(FaultWorld.entry(each.getKey()))
                                        .amount())
                                .isEqualTo(Money.of(each.getValue(), "EUR"))));
        return Stream.concat(wrong, right);
    }

    // --- J4: size ---

    @TestFactory
    @DisplayName("J4 whatever is too much is refused in bounded time and memory")
    Stream<DynamicTest> tooMuch() {
        String manyNames = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "\"f" + i + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
        String colliding = IntStream.range(0, 65_536)
                .mapToObj(i -> "\"" + collidingName(i) + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
        return Stream.of(
                        Map.entry("nesting of 100,000", "{\"accounts\":" + "[".repeat(100_000)),
                        Map.entry("a text of 30 MB", "{\"accounts\":\"" + "x".repeat(30_000_000) + "\"}"),
                        Map.entry("a text of 10 MB", "{\"accounts\":[{\"name\":\"" + "x".repeat(10_000_000) + "\"}]}"),
                        Map.entry("a name of 60 KB", "{\"" + "n".repeat(60_000) + "\":1,\"accounts\":[]}"),
                        Map.entry("a million names", manyNames),
                        Map.entry("65,536 names of one hash", colliding))
                .map(each -> dynamicTest("J4 " + each.getKey(), () -> isRefusedCheaply(each.getValue())));
    }

    private static void isRefusedCheaply(String body) {
        world.accounts().answer(ScriptedAnswer.json(200, body)).times(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        TppException failure = FaultWorld.failure(() -> world.list());
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(failure)
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(UnexpectedAnswerException.class),
                        e -> assertThat(((TransportException) e).reason())
                                .isEqualTo(TransportException.Reason.MALFORMED));
        assertThat(failure.requestsSent()).isEqualTo(1);
        assertThat(allocated).as("bytes that reading took").isLessThan(16 * MEGABYTE);
    }

    /** Sixteen places of Aa or BB: all of one hash code. */
    private static String collidingName(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    // --- J5: a page without end ---

    @Test
    @DisplayName("J5 a page is read entry by entry while it arrives")
    void whileItArrives() {
        CountDownLatch rest = new CountDownLatch(1);
        String[] entries = new String[10_000];
        Arrays.fill(entries, FaultWorld.entry("1"));
        world.transactions()
                .answer(FaultWorld.page("", entries).with(Fault.STALL_IN_BODY).until(rest))
                .times(1);
        Transactions page = world.accounts(world.bank, FaultWorld.CUSTOMER).transactions(FaultWorld.A1);
        AtomicInteger told = new AtomicInteger();
        page.readEach(entry -> {
            // The bank sends the second half only now: an entry of the first was told before the answer was complete.
            rest.countDown();
            told.incrementAndGet();
        });
        assertThat(told.get()).isEqualTo(10_000);
        assertThat(page.completeness().isComplete()).isTrue();
        assertThat(world.list()).hasSize(1);
    }

    @Test
    @DisplayName("J5 as a list a page beyond the limit is refused, and the error says what to do")
    void tooLongForAList() {
        world.transactions().answer(HugePage.of(50_000)).times(1);
        TransportException failure = FaultWorld.failure(TransportException.class, () -> transactions());
        assertThat(failure.reason()).isEqualTo(TransportException.Reason.MALFORMED);
        assertThat(failure).hasMessageContaining("largestAnswer").hasMessageContaining("fewer days");
        assertThat(failure.requestsSent()).isEqualTo(1);
    }

    @Test
    @DisplayName("J5 as a list a page of more than 100,000 entries is refused also where more bytes are allowed")
    void tooManyForAList() {
        String small = "{\"transactionAmount\":{\"amount\":1,\"currency\":\"EUR\"},\"creditDebitIndicator\":\"DBIT\"}";
        world.transactions()
                .answer(ScriptedAnswer.repeating(200, "{\"transactions\":[", small, 100_001, "]}"))
                .times(1);
        UnexpectedAnswerException failure = FaultWorld.failure(UnexpectedAnswerException.class, () -> transactions());
        assertThat(failure).hasMessageContaining("one by one");
    }

    @Test
    @Tag("slow")
    @EnabledIfSystemProperty(named = "tppkit.slow", matches = "true")
    @DisplayName("J5 a page of a million entries, 458 MB, is read in a JVM of 64 MB")
    void aMillionEntries() throws Exception {
        assertThat(HugePage.readInAnotherJvm(1_000_000, "-Xmx64m")).isEqualTo(1_000_000);
    }

    // --- J6 to J9: content ---

    @Test
    @DisplayName("J6 unknown fields and codes, nulls and a missing date are no fault")
    void oddContent() {
        world.accounts()
                .answer(ScriptedAnswer.json(
                        200,
                        "{\"new\":[{\"x\":{}}],\"accounts\":[null,{\"resourceId\":\"A\",\"name\":null,"
                                + "\"accountId\":null,\"usage\":\"XTRA\",\"cashAccountType\":\"ZZZZ\","
                                + "\"bicFi\":null,\"product\":null,\"psuStatus\":null,\"new\":1}],\"_links\":null}"))
                .times(1);
        Account account = world.list().get(0);
        assertThat(account.type().code()).isEqualTo("ZZZZ");
        assertThat(account.usage().orElseThrow().code()).isEqualTo("XTRA");

        Transaction entry = transaction("{\"transactionAmount\":{\"amount\":1,\"currency\":\"EUR\",\"new\":1},"
                + "\"creditDebitIndicator\":\"CRDT\",\"status\":\"FUTR\",\"bookingDate\":null,"
                + "\"remittanceInformation\":null,\"entryReference\":null,\"resourceId\":null}");
        assertThat(entry.status().code()).isEqualTo("FUTR");
        assertThat(entry.bookingDate()).isEmpty();

        world.server
                .when("GET", FaultWorld.ACCOUNTS + "/A1/balances")
                .answer(ScriptedAnswer.json(
                        200,
                        "{\"balances\":[{\"balanceType\":\"ITAV\",\"name\":null,"
                                + "\"balanceAmount\":{\"amount\":1,\"currency\":\"EUR\"}}]}"));
        Balance balance = world.accounts(world.bank, FaultWorld.CUSTOMER)
                .balances(FaultWorld.A1)
                .get(0);
        assertThat(balance.type().code()).isEqualTo("ITAV");
    }

    @TestFactory
    @DisplayName("J7 remittance information as a list, an object or a text")
    Stream<DynamicTest> remittance() {
        return Stream.of("[\"words\"]", "{\"unstructured\":[\"words\"]}", "\"words\"")
                .map(form -> dynamicTest(
                        "J7 " + form,
                        () -> assertThat(transaction(
                                                FaultWorld.entry("1").replace("{\"unstructured\":[\"MARKER\"]}", form))
                                        .remittanceInformation())
                                .containsExactly("words")));
    }

    @TestFactory
    @DisplayName("J8 dates are strict: what is no date is refused and not mended")
    Stream<DynamicTest> dates() {
        Stream<DynamicTest> wrong = Stream.of(
                        "\"2026-02-30\"",
                        "\"20260101\"",
                        "19000",
                        "[2026,1,1]",
                        "\"0000-01-01\"",
                        "\"1767225600\"",
                        "\"2026-01-01T\"",
                        "\" 2026-01-01\"",
                        "\"tomorrow\"")
                .map(date -> dynamicTest("J8 refused: " + date, () -> isRefusedAsTransaction(dated(date))));
        Stream<DynamicTest> right = Map.of(
                        "\"2026-01-01\"", "2026-01-01",
                        "\"2026-01-01T10:00:00\"", "2026-01-01",
                        "\"2026-01-01T23:30:00Z\"", "2026-01-02",
                        "\"9999-12-31\"", "9999-12-31")
                .entrySet()
                .stream()
                .map(each -> dynamicTest(
                        "J8 read: " + each.getKey(),
                        () -> assertThat(transaction(dated(each.getKey())).bookingDate())
                                .contains(LocalDate.parse(each.getValue()))));
        return Stream.concat(wrong, right);
    }

    private static String dated(String date) {
        return FaultWorld.entry("1").replace("\"2026-11-10\"", date);
    }

    @TestFactory
    @DisplayName("J9 UTF-8 and nothing else")
    Stream<DynamicTest> encodings() {
        Stream<DynamicTest> charsets = Stream.of("UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1")
                .map(charset -> dynamicTest(
                        "J9 " + charset,
                        () -> isRefused(bytes(
                                FaultWorld.ACCOUNTS_BODY.replace("of the", "é").getBytes(Charset.forName(charset))))));
        DynamicTest mark = dynamicTest(
                "J9 byte order mark",
                () -> isRefused(bytes(("\uFEFF" + FaultWorld.ACCOUNTS_BODY).getBytes(StandardCharsets.UTF_8))));
        return Stream.concat(charsets, Stream.of(mark));
    }

    private static ScriptedAnswer bytes(byte[] body) {
        return ScriptedAnswer.of(200).header("Content-Type", "application/json").body(body);
    }

    @Test
    @DisplayName("J9 labels come back unchanged and are in no value's text")
    void oddLabels() {
        world.accounts()
                .answer(ScriptedAnswer.json(
                        200,
                        "{\"accounts\":[{\"resourceId\":\"A\","
                                + "\"name\":\"\\u0000\\u202E\\uD800 <b>\\u001b[31m\\r\\n😀\"}]}"))
                .times(1);
        Account account = world.list().get(0);
        assertThat(account.name()).isEqualTo("\u0000\u202E\uD800 <b>\u001b[31m\r\n😀");
        assertThat(account.toString()).matches(ONE_LINE);
    }

    @Test
    @DisplayName("J9 codes and references with control characters write no second line into a log")
    void oddCodes() {
        String odd = "X\\r\\n\\u001b[31m\\u2028\\u202E";
        Transaction entry = transaction("{\"transactionAmount\":{\"amount\":1,\"currency\":\"EUR\"},"
                + "\"creditDebitIndicator\":\"CRDT\",\"status\":\"" + odd + "\",\"entryReference\":\"" + odd
                + "\",\"resourceId\":\"" + odd + "\"}");
        assertThat(entry.entryReference()).contains("X\r\n\u001b[31m\u2028\u202E");
        assertThat(entry.toString()).matches(ONE_LINE);
        world.accounts()
                .answer(ScriptedAnswer.json(
                        200,
                        "{\"accounts\":[{\"resourceId\":\"A\",\"usage\":\"" + odd + "\",\"cashAccountType\":\"" + odd
                                + "\",\"product\":\"" + odd + "\",\"psuStatus\":\"" + odd
                                + "\",\"accountId\":{\"other\":{\"identification\":\"" + odd + "\",\"schemeName\":\""
                                + odd + "\"}}}]}"))
                .times(1);
        assertThat(world.list().get(0).toString()).matches(ONE_LINE);
    }

    // --- J11: token answers ---

    private record Grant(String name, String fields, boolean good) {}

    @TestFactory
    @DisplayName(
            "J11 token answers by RFC 6749: a life that makes no sense is not known, a token that is none is refused")
    Stream<DynamicTest> tokenAnswers() {
        return Stream.of(
                        new Grant("no expires_in", "\"access_token\":\"SECRET-x\"", true),
                        new Grant("expires_in as text", with("expires_in", "\"3600\""), true),
                        new Grant("expires_in 0", with("expires_in", "0"), true),
                        new Grant("expires_in negative", with("expires_in", "-5"), true),
                        new Grant("expires_in 10^12", with("expires_in", "1000000000000"), true),
                        new Grant("expires_in 1.5", with("expires_in", "1.5"), true),
                        new Grant("bearer", with("token_type", "\"bearer\""), true),
                        new Grant("BEARER", with("token_type", "\"BEARER\""), true),
                        new Grant("DPoP", with("token_type", "\"DPoP\""), false),
                        new Grant("a narrower scope", with("scope", "\"other\""), true),
                        new Grant("CR LF", "\"access_token\":\"SECRET\\r\\nX-Evil: 1\"", false),
                        new Grant("not ASCII", "\"access_token\":\"SECRETé\"", false),
                        new Grant("1 MB", "\"access_token\":\"" + "SECRET".repeat(200_000) + "\"", false),
                        new Grant("none", "\"token_type\":\"Bearer\"", false))
                .map(each -> dynamicTest("J11 " + each.name(), () -> {
                    try (FaultWorld own = FaultWorld.start()) {
                        own.clock.advance(Duration.ofHours(2));
                        Bank fresh = own.fresh();
                        own.server
                                .when("POST", FaultWorld.TOKEN)
                                .answer(ScriptedAnswer.json(200, "{" + each.fields() + "}"))
                                .times(1);
                        if (each.good()) {
                            assertThat(own.list(fresh)).hasSize(1);
                            assertThat(own.list(fresh)).hasSize(1);
                        } else {
                            FaultWorld.failure(UnexpectedAnswerException.class, () -> own.list(fresh));
                            assertThat(own.seen(FaultWorld.ACCOUNTS)).isEmpty();
                        }
                        assertThat(own.seen(FaultWorld.TOKEN))
                                .as("the code's exchange and one refresh")
                                .hasSize(2);
                    }
                }));
    }

    private static String with(String field, String value) {
        return "\"access_token\":\"SECRET-x\",\"refresh_token\":\"SECRET-y\",\"" + field + "\":" + value;
    }

    @Test
    @DisplayName("J11 a token of unknown life is used until the bank refuses it, and refreshed then")
    void unknownLife() {
        try (FaultWorld own = FaultWorld.start()) {
            own.server
                    .when("POST", FaultWorld.TOKEN)
                    .answer(ScriptedAnswer.json(200, "{\"access_token\":\"SECRET-x\",\"refresh_token\":\"SECRET-y\"}"))
                    .times(1);
            Consent consent = own.newConsent();
            Accounts accounts = own.bank.accounts(consent, FaultWorld.CUSTOMER);
            accounts.list();
            own.clock.advance(Duration.ofHours(2));
            accounts.list();
            own.accounts()
                    .answer(ScriptedAnswer.json(401, "{\"error\":\"invalid_token\"}"))
                    .times(1);
            assertThat(accounts.list().requestsSent()).isEqualTo(2);
            assertThat(own.seen(FaultWorld.TOKEN))
                    .as("two codes and one refresh")
                    .hasSize(3);
        }
    }
}
