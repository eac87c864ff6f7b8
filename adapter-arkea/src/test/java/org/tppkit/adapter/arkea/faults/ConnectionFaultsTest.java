package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tppkit.core.Bank;
import org.tppkit.core.TppClient;
import org.tppkit.core.Transactions;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.ConnectionFault;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** Faults of connections and of HTTP itself, through the whole client. */
@Timeout(120)
class ConnectionFaultsTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    /** The JDK sends a GET twice when its connection breaks, unless the JVM is told not to; see JvmSettings. */
    private static final int SENDS = "1".equals(System.getProperty("jdk.httpclient.redirects.retrylimit")) ? 1 : 2;

    // --- C1, C2: nothing was sent ---

    @TestFactory
    @DisplayName("C1 no connection: reads are tried three times, payments once, and nothing was sent")
    Stream<DynamicTest> noConnection() throws IOException {
        int closed;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = taken.getLocalPort();
        }
        URI refused = URI.create("https://localhost:" + closed);
        return Stream.of(refused)
                .map(address -> dynamicTest("C1 refused", () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        TransportException read = FaultWorld.failure(
                                TransportException.class, () -> world.list(world.elsewhere(address)));
                        assertThat(read.reason()).as(read.getMessage()).isEqualTo(Reason.UNREACHABLE);
                        assertThat(read.requestMayHaveArrived()).isFalse();
                        assertThat(read.retryable()).isTrue();
                        assertThat(read.requestsSent()).isZero();
                        assertThat(world.pauses).hasSize(2);
                        assertThat(world.pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
                        assertThat(world.pauses.get(1)).isLessThanOrEqualTo(Duration.ofMillis(200));

                        world.pauses.clear();
                        TransportException payment = FaultWorld.failure(
                                TransportException.class, () -> FaultWorld.pay(world.elsewhere(address)));
                        assertThat(payment.requestMayHaveArrived()).isFalse();
                        assertThat(payment.requestsSent()).isZero();
                        assertThat(world.pauses).isEmpty();
                        world.isWell();
                    }
                }));
    }

    @Test
    @DisplayName("C1 a black hole takes no longer than the time for connecting, three times")
    void aBlackHole() {
        try (FaultWorld world = FaultWorld.start(settings -> settings.connectTimeout(SHORT))) {
            world.server.failConnections(4, ConnectionFault.SILENT);
            Bank fresh = world.fresh();
            int before = world.server.connections();
            long start = System.nanoTime();
            TransportException read = FaultWorld.failure(TransportException.class, () -> world.list(fresh));
            FaultWorld.report("C1 black hole, three times", SHORT.multipliedBy(3), System.nanoTime() - start);
            assertThat(read.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(read.requestMayHaveArrived()).isFalse();
            assertThat(world.server.connections() - before).isEqualTo(3);
            assertThat(world.seen(FaultWorld.ACCOUNTS)).isEmpty();

            assertThat(FaultWorld.failure(TransportException.class, () -> FaultWorld.pay(world.fresh()))
                            .requestMayHaveArrived())
                    .isFalse();
            assertThat(world.server.connections() - before).isEqualTo(4);
            world.isWell();
        }
    }

    @TestFactory
    @DisplayName("C2 a connection that ends before a byte was read")
    Stream<DynamicTest> endedBeforeTheRequest() {
        return Stream.of(
                        ConnectionFault.CLOSED_BEFORE_TLS,
                        ConnectionFault.CLOSED_AFTER_TLS,
                        ConnectionFault.RESET_AFTER_TLS)
                .map(fault -> dynamicTest("C2 " + fault, () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        Bank payer = world.fresh();
                        world.server.failConnections(1, fault);
                        TppException unsent = FaultWorld.failure(() -> FaultWorld.pay(payer));
                        assertThat(unsent)
                                .as("the application's token was asked for, no payment made")
                                .isInstanceOf(TransportException.class);
                        assertThat(world.seen(FaultWorld.CLIENT_TOKEN)).isEmpty();
                        assertThat(world.seen(FaultWorld.PAYMENTS)).isEmpty();

                        world.server.failConnections(8, fault);
                        TransportException read =
                                FaultWorld.failure(TransportException.class, () -> world.list(world.fresh()));
                        assertThat(read.reason()).isIn(Reason.CONNECTION_LOST, Reason.TLS_HANDSHAKE);
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).isEmpty();
                        world.isWell();
                    }
                }));
    }

    // --- C3: after the request ---

    @TestFactory
    @DisplayName("C3 a connection that breaks after the request")
    Stream<DynamicTest> brokenAfterTheRequest() {
        return Stream.of(Fault.DROP, Fault.RESET, Fault.DROP_IN_HEADERS)
                .flatMap(fault -> Stream.of(
                        dynamicTest("C3 " + fault + ", read", () -> {
                            try (FaultWorld world = FaultWorld.start()) {
                                world.accounts()
                                        .answer(FaultWorld.accountsAnswer().with(fault))
                                        .times(6);
                                TransportException read = FaultWorld.failure(TransportException.class, world::list);
                                assertThat(read.reason()).isEqualTo(Reason.CONNECTION_LOST);
                                assertThat(read.requestMayHaveArrived()).isTrue();
                                assertThat(read.requestsSent()).isEqualTo(3);
                                List<RecordedRequest> seen = world.seen(FaultWorld.ACCOUNTS);
                                assertThat(seen).hasSizeBetween(3, 3 * SENDS);
                                assertThat(FaultWorld.requestIds(seen)).hasSize(3);
                            }
                        }),
                        dynamicTest("C3 " + fault + ", read without the customer", () -> {
                            try (FaultWorld world = FaultWorld.start()) {
                                world.accounts()
                                        .answer(FaultWorld.accountsAnswer().with(fault))
                                        .times(2);
                                TransportException read = FaultWorld.failure(
                                        TransportException.class,
                                        () -> world.accounts(world.bank, FaultWorld.NOBODY)
                                                .list());
                                assertThat(read.requestsSent()).isEqualTo(1);
                                assertThat(FaultWorld.requestIds(world.seen(FaultWorld.ACCOUNTS)))
                                        .hasSize(1);
                            }
                        }),
                        dynamicTest("C3 " + fault + ", payment", () -> {
                            try (FaultWorld world = FaultWorld.start()) {
                                Bank payer = world.payer();
                                int before = world.seen(FaultWorld.PAYMENTS).size();
                                world.server
                                        .when("POST", FaultWorld.PAYMENTS)
                                        .answer(ScriptedAnswer.json(201, "{}").with(fault));
                                PaymentOutcomeUnknownException unknown = FaultWorld.failure(
                                        PaymentOutcomeUnknownException.class, () -> FaultWorld.pay(payer));
                                List<RecordedRequest> seen = world.seen(FaultWorld.PAYMENTS);
                                assertThat(seen).as("never sent again").hasSize(before + 1);
                                assertThat(unknown.requestIds().toString())
                                        .contains(seen.get(before)
                                                .header("X-Request-ID")
                                                .orElseThrow());
                                world.isWell();
                            }
                        })));
    }

    // --- C4, C5: time ---

    @TestFactory
    @DisplayName("C4, C5 whatever the bank does not finish ends at the deadline, and its connection with it")
    Stream<DynamicTest> unfinished() {
        return Stream.of(
                        Map.entry("C4 no answer", FaultWorld.accountsAnswer().heldBackUntil(new CountDownLatch(1))),
                        Map.entry(
                                "C4 half the headers",
                                FaultWorld.accountsAnswer().with(Fault.STALL_IN_HEADERS)),
                        Map.entry(
                                "C5 dribbling headers",
                                FaultWorld.accountsAnswer().with(Fault.DRIBBLE_IN_HEADERS)),
                        Map.entry(
                                "C5 a dribbling body",
                                FaultWorld.accountsAnswer().with(Fault.DRIBBLE)),
                        Map.entry("C5 half a body", FaultWorld.accountsAnswer().with(Fault.STALL_IN_BODY)))
                .map(each -> dynamicTest(each.getKey(), () -> {
                    try (FaultWorld world = FaultWorld.start(settings -> settings.callTimeout(SHORT))) {
                        world.accounts().answer(each.getValue()).times(1);
                        long start = System.nanoTime();
                        TransportException late = FaultWorld.failure(TransportException.class, world::list);
                        FaultWorld.report(each.getKey(), SHORT, System.nanoTime() - start);
                        assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
                        assertThat(late.requestsSent()).isEqualTo(1);
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(1);
                        world.server.await("its end", it -> it.openConnections() == 0, FaultWorld.GUARD);
                        assertThat(world.list(patient(world))).hasSize(1);
                    }
                }));
    }

    /** On a busy machine a good answer may need longer than the short time. */
    private static Bank patient(FaultWorld world) {
        for (int i = 0; i < 20; i++) {
            Bank fresh = world.fresh();
            try {
                world.list(fresh);
                return fresh;
            } catch (TransportException late) {
                assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
            }
        }
        throw new AssertionError("the bank is never in time");
    }

    @Test
    @DisplayName("C5 a body that stands still is given up long before the call's deadline")
    void standstill() {
        try (FaultWorld world = FaultWorld.start(settings -> settings.noProgressTimeout(SHORT))) {
            world.accounts()
                    .answer(FaultWorld.accountsAnswer().with(Fault.STALL_IN_BODY))
                    .times(1);
            long start = System.nanoTime();
            TransportException late = FaultWorld.failure(
                    TransportException.class,
                    () -> world.accounts(world.bank, FaultWorld.NOBODY).list());
            FaultWorld.report("C5 standstill", SHORT, System.nanoTime() - start);
            assertThat(late.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(late).hasMessageContaining("stood still for 400 ms");
            world.isWell();
        }
    }

    // --- C6, C7, C9, C10, C13: what is no proper answer ---

    @TestFactory
    @DisplayName("C6 an answer that breaks HTTP's own rules is never half a list")
    Stream<DynamicTest> brokenHttp() {
        return Stream.of(
                        Fault.DROP_IN_BODY,
                        Fault.DROP_IN_CHUNK,
                        Fault.BAD_CHUNK_SIZE,
                        Fault.SHORT_CONTENT_LENGTH,
                        Fault.TWO_CONTENT_LENGTHS,
                        Fault.GARBAGE_STATUS_LINE)
                .map(fault -> dynamicTest("C6 " + fault, () -> isNoAnswer(fault)));
    }

    @Test
    @DisplayName("C7 half a JSON at a proper end of the connection is no list")
    void cutWithoutLength() {
        isNoAnswer(Fault.CUT_WITHOUT_LENGTH);
    }

    @Test
    @DisplayName("C7 entries that were delivered are followed by an error, not by a normal end")
    void cutOnTheSecondPage() {
        try (FaultWorld world = FaultWorld.start()) {
            String next = FaultWorld.TRANSACTIONS + "?page=1";
            world.transactions()
                    .answer(FaultWorld.page(next, FaultWorld.entry("1"), FaultWorld.entry("2")))
                    .answer(FaultWorld.page("", FaultWorld.entry("3")).with(Fault.CUT_WITHOUT_LENGTH))
                    .times(9);
            Transactions transactions =
                    world.accounts(world.bank, FaultWorld.CUSTOMER).transactions(FaultWorld.A1);
            List<Object> delivered = new ArrayList<>();
            TppException failure = FaultWorld.failure(() -> transactions.forEach(delivered::add));
            assertThat(failure).isInstanceOf(UnexpectedAnswerException.class).hasMessageContaining("end");
            assertThat(failure.requestsSent()).isEqualTo(2);
            assertThat(delivered).hasSize(2);
            assertThat(transactions.completeness().isComplete()).isFalse();
        }
    }

    @TestFactory
    @DisplayName("C9 a body that is compressed unasked is refused and never unpacked")
    Stream<DynamicTest> compressed() {
        Stream<DynamicTest> gzip = Stream.of(Fault.GZIP, Fault.GZIP_TWICE, Fault.GZIP_BOMB)
                .map(fault -> dynamicTest("C9 " + fault, () -> isNoAnswer(fault)));
        DynamicTest brotli = dynamicTest(
                "C9 br", () -> isNoAnswer(FaultWorld.accountsAnswer().header("Content-Encoding", "br")));
        return Stream.concat(gzip, Stream.of(brotli));
    }

    @TestFactory
    @DisplayName("C10 headers without end are refused")
    Stream<DynamicTest> hugeHeaders() {
        return Stream.of(Fault.MEGABYTE_OF_HEADERS, Fault.MANY_HEADERS)
                .map(fault -> dynamicTest("C10 " + fault, () -> isNoAnswer(fault)));
    }

    @TestFactory
    @DisplayName("C13 interim answers without end, 101 and 206 are no answers")
    Stream<DynamicTest> oddStatuses() {
        return Stream.of(
                dynamicTest("C13 a flood of 100", () -> isNoAnswer(Fault.INTERIM_FLOOD)),
                dynamicTest(
                        "C13 101",
                        () -> isNoAnswer(
                                ScriptedAnswer.of(101).header("Upgrade", "x").header("Connection", "upgrade"))),
                dynamicTest("C13 206", () -> isNoAnswer(ScriptedAnswer.json(206, FaultWorld.ACCOUNTS_BODY))));
    }

    private static void isNoAnswer(Fault fault) {
        isNoAnswer(FaultWorld.accountsAnswer().with(fault));
    }

    private static void isNoAnswer(ScriptedAnswer answer) {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts().answer(answer).times(3 * SENDS);
            TppException failure = FaultWorld.failure(world::list);
            // What broke in the middle may be whole the next time; what is wrong stays wrong.
            boolean broke = failure instanceof TransportException lost && lost.reason() == Reason.CONNECTION_LOST;
            if (!broke) {
                assertThat(failure)
                        .satisfiesAnyOf(
                                e -> assertThat(e).isInstanceOf(UnexpectedAnswerException.class),
                                e -> assertThat(((TransportException) e).reason())
                                        .isEqualTo(Reason.MALFORMED));
                assertThat(failure.retryable()).isFalse();
            }
            assertThat(failure.requestsSent()).isEqualTo(broke ? 3 : 1);
            assertThat(FaultWorld.requestIds(world.seen(FaultWorld.ACCOUNTS))).hasSize(broke ? 3 : 1);
        }
    }

    // --- C8: content types ---

    @TestFactory
    @DisplayName("C8 JSON in UTF-8 under its several names, and nothing else")
    Stream<DynamicTest> contentTypes() {
        return Stream.of(
                        Map.entry("application/json", true),
                        Map.entry("application/hal+json; charset=utf-8", true),
                        Map.entry("", true),
                        Map.entry("text/html", false),
                        Map.entry("text/plain", false),
                        Map.entry("application/json; charset=iso-8859-1", false))
                .map(each -> dynamicTest("C8 " + (each.getKey().isEmpty() ? "none" : each.getKey()), () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        ScriptedAnswer plain =
                                ScriptedAnswer.of(200).body(FaultWorld.ACCOUNTS_BODY.getBytes(StandardCharsets.UTF_8));
                        world.accounts()
                                .answer(each.getKey().isEmpty() ? plain : plain.header("Content-Type", each.getKey()));
                        if (each.getValue()) {
                            assertThat(world.list()).hasSize(1);
                        } else {
                            UnexpectedAnswerException failure =
                                    FaultWorld.failure(UnexpectedAnswerException.class, world::list);
                            assertThat(failure.requestsSent()).isEqualTo(1);
                        }
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(1);
                    }
                }));
    }

    // --- C11: redirects ---

    @TestFactory
    @DisplayName("C11 a redirect is never followed, at the bank's own host neither, and takes no token along")
    Stream<DynamicTest> redirects() {
        return Stream.of(301, 302, 303, 307, 308)
                .map(status -> dynamicTest("C11 " + status, () -> {
                    try (FaultWorld world = FaultWorld.start();
                            ScriptedBank evil = ScriptedBank.start(TestPki.shared())) {
                        List<URI> targets = List.of(
                                evil.origin().resolve("/psd2/v1/accounts"),
                                world.server.origin().resolve("/psd2/v1/elsewhere?SECRET"),
                                URI.create("http://localhost:"
                                        + world.server.origin().getPort() + "/psd2/v1/accounts"));
                        for (URI target : targets) {
                            world.accounts()
                                    .answer(ScriptedAnswer.redirect(status, target))
                                    .times(1);
                            assertThat(FaultWorld.failure(RequestRejectedException.class, world::list)
                                            .requestsSent())
                                    .isEqualTo(1);
                            world.server
                                    .when("POST", FaultWorld.CLIENT_TOKEN)
                                    .answer(ScriptedAnswer.redirect(status, target))
                                    .times(1);
                            FaultWorld.failure(RequestRejectedException.class, () -> FaultWorld.pay(world.fresh()));
                        }
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(3);
                        assertThat(world.seen("/psd2/v1/elsewhere")).isEmpty();
                        assertThat(evil.connections()).isZero();
                        world.isWell();
                    }
                }));
    }

    // --- C12: nothing ---

    @Test
    @DisplayName("C12 204 is an empty list that is complete")
    void noContent() {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts().answer(ScriptedAnswer.of(204)).times(1);
            assertThat(world.list()).isEmpty();
            world.transactions().answer(ScriptedAnswer.of(204)).times(1);
            Transactions none = world.accounts(world.bank, FaultWorld.CUSTOMER).transactions(FaultWorld.A1);
            assertThat(none.stream()).isEmpty();
            assertThat(none.completeness().isComplete()).isTrue();
            assertThat(none.completeness().end()).contains(PagingEnd.NO_CONTENT);
        }
    }

    // --- C14: kept connections ---

    @Test
    @DisplayName("C14 a connection that the bank closed between two calls harms no read, and no payment is sent twice")
    void closedBetweenCalls() throws Exception {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts()
                    .answer(FaultWorld.accountsAnswer().with(Fault.CLOSE_AFTERWARDS))
                    .times(1);
            assertThat(world.list()).hasSize(1);
            assertThat(world.list()).hasSize(1);

            world.server.breakConnections();
            assertThat(world.list()).hasSize(1);

            Bank payer = world.payer();
            int before = world.seen(FaultWorld.PAYMENTS).size();
            world.server.when("POST", FaultWorld.PAYMENTS).answer(ScriptedAnswer.of(400));
            world.server.breakConnections();
            TppException failure = FaultWorld.failure(() -> FaultWorld.pay(payer));
            assertThat(failure)
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(PaymentOutcomeUnknownException.class),
                            e -> assertThat(e).isInstanceOf(RequestRejectedException.class));
            assertThat(world.seen(FaultWorld.PAYMENTS).size() - before).isLessThanOrEqualTo(1);
        }
    }

    // --- C15: many at once ---

    @Test
    @DisplayName("C15 two hundred calls at once need no more connections than slots, and none fails")
    void manyAtOnce() throws Exception {
        manyAtOnce(200, 16);
    }

    @Test
    @Tag("slow")
    @EnabledIfSystemProperty(named = "tppkit.slow", matches = "true")
    @DisplayName("C15 a thousand calls at once")
    void aThousandAtOnce() throws Exception {
        manyAtOnce(1_000, 32);
    }

    private static void manyAtOnce(int calls, int slots) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(calls);
        try (FaultWorld world =
                FaultWorld.start(settings -> settings.slotsPerHost(slots).reservedSlots(0))) {
            Bank fresh = world.fresh();
            int before = world.server.connections();
            List<Future<Integer>> sizes = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                sizes.add(callers.submit(() -> world.list(fresh).size()));
            }
            for (Future<Integer> size : sizes) {
                assertThat(size.get(100, TimeUnit.SECONDS)).isEqualTo(1);
            }
            FaultWorld.report("C15 " + calls + " calls", Duration.ZERO, System.nanoTime() - start);
            assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(calls);
            assertThat(world.server.connections() - before).isLessThanOrEqualTo(slots);
        } finally {
            callers.shutdownNow();
        }
    }

    // --- C16: giving up ---

    private record End(TransportException failure, boolean flag, long nanos) {}

    private static CompletableFuture<End> inAThread(Thread[] caller, Runnable call) {
        CompletableFuture<End> end = new CompletableFuture<>();
        caller[0] = new Thread(() -> {
            TransportException failure = catchThrowableOfType(TransportException.class, call::run);
            end.complete(new End(failure, Thread.currentThread().isInterrupted(), System.nanoTime()));
        });
        caller[0].start();
        return end;
    }

    @Test
    @DisplayName("C16 an interrupt ends the call at once, keeps the flag, and nothing more is sent")
    void interrupted() throws Exception {
        try (FaultWorld world = FaultWorld.start()) {
            for (ScriptedAnswer answer : List.of(
                    FaultWorld.accountsAnswer().heldBackUntil(new CountDownLatch(1)),
                    FaultWorld.accountsAnswer().with(Fault.STALL_IN_BODY))) {
                int before = world.server.requests().size();
                world.accounts().answer(answer).times(1);
                Thread[] caller = new Thread[1];
                CompletableFuture<End> end = inAThread(caller, world::list);
                world.server.awaitRequests(before + 1, FaultWorld.GUARD);
                long start = System.nanoTime();
                caller[0].interrupt();
                End it = end.get(FaultWorld.GUARD.toSeconds(), TimeUnit.SECONDS);
                FaultWorld.report("C16 interrupt", Duration.ZERO, it.nanos() - start);
                assertThat(it.failure().reason()).isEqualTo(Reason.INTERRUPTED);
                assertThat(it.flag()).isTrue();
                assertThat(world.server.requests()).hasSize(before + 1);
                world.isWell();
            }
        }
    }

    @Test
    @DisplayName("C16 a client that is closed ends its calls at once, and sends no more")
    void closed() throws Exception {
        try (FaultWorld world = FaultWorld.start()) {
            TppClient client = world.another();
            Bank bank = client.bank(BankId.of("arkea", "fortuneo"));
            int before = world.server.requests().size();
            world.accounts()
                    .answer(FaultWorld.accountsAnswer().heldBackUntil(new CountDownLatch(1)))
                    .times(1);
            CompletableFuture<End> end = inAThread(new Thread[1], () -> world.list(bank));
            world.server.awaitRequests(before + 1, FaultWorld.GUARD);
            long start = System.nanoTime();
            client.close(Duration.ofMillis(1));
            End it = end.get(FaultWorld.GUARD.toSeconds(), TimeUnit.SECONDS);
            FaultWorld.report("C16 close", Duration.ZERO, it.nanos() - start);
            assertThat(it.failure().reason()).isEqualTo(Reason.CLOSED);
            assertThat(FaultWorld.failure(TransportException.class, () -> world.list(bank))
                            .reason())
                    .isEqualTo(Reason.CLOSED);
            assertThat(world.server.requests()).hasSize(before + 1);
            world.isWell();
        }
    }

    @Test
    @DisplayName("C16 no thread is left behind by what went wrong")
    void noThreadIsLeft() throws Exception {
        Set<Thread> before = ours();
        faultyCalls();
        for (Thread thread : ours()) {
            if (!before.contains(thread)) {
                awaitEnd(thread);
            }
        }
    }

    private static void faultyCalls() {
        try (FaultWorld world = FaultWorld.start(settings -> settings.callTimeout(SHORT))) {
            for (Fault fault : List.of(Fault.STALL_IN_BODY, Fault.DROP_IN_BODY, Fault.BAD_CHUNK_SIZE, Fault.DRIBBLE)) {
                world.accounts().answer(FaultWorld.accountsAnswer().with(fault)).times(3);
                FaultWorld.failure(world::list);
            }
            assertThat(ours()).isNotEmpty();
        }
    }

    /** The JDK's client ends when nothing refers to it any more, so the collector is asked to look. */
    private static void awaitEnd(Thread thread) throws InterruptedException {
        long end = System.nanoTime() + FaultWorld.GUARD.toNanos();
        while (thread.isAlive()) {
            assertThat(System.nanoTime()).as("still there: " + thread.getName()).isLessThan(end);
            System.gc();
            thread.join(100);
        }
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tppkit-")
                        || thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }

    // --- C17: somebody in between ---

    @Test
    @DisplayName("C17 a proxy that intercepts TLS is not trusted, and sees no request")
    void intercepted() {
        try (FaultWorld world = FaultWorld.start();
                ScriptedBank proxy = ScriptedBank.builder(TestPki.shared())
                        .identity(TestPki.shared().stranger().server())
                        .start()) {
            TransportException failure =
                    FaultWorld.failure(TransportException.class, () -> world.list(world.elsewhere(proxy.origin())));
            assertThat(failure.reason()).isEqualTo(Reason.TLS_UNTRUSTED);
            assertThat(failure.requestMayHaveArrived()).isFalse();
            assertThat(failure.requestsSent()).isZero();
            assertThat(proxy.requests()).isEmpty();
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("C17 a proxy that wants credentials is no answer of the bank")
    void proxyWantsCredentials() {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts()
                    .answer(ScriptedAnswer.of(407).header("Proxy-Authenticate", "Basic realm=\"x\""))
                    .times(6);
            TransportException failure = FaultWorld.failure(TransportException.class, world::list);
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure).hasMessageContaining("proxy");
        }
    }
}
