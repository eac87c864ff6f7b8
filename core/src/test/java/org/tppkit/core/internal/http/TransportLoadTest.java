package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.http.HostSlots.Slot;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.spi.http.BankResponse;

@Timeout(60)
class TransportLoadTest {

    @Test
    void manyCallsAtOnceNeedNoMoreConnectionsThanSlots() throws Exception {
        Settings settings = Settings.builder().slotsPerHost(8).reservedSlots(2).build();
        HostSlots slots = new HostSlots(settings);
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "x".repeat(2000)));
                JdkHttpTransport transport = TestTls.transport(settings)) {
            List<Future<Integer>> lengths = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                boolean attended = i % 2 == 0;
                lengths.add(callers.submit(() -> {
                    Deadline deadline = Deadline.in(TestTls.PLENTY, TestTls.TIME);
                    try (Slot slot = slots.acquire("localhost", attended, deadline);
                            BankResponse answer = transport.exchange(TransportTest.get(server), deadline.left())) {
                        assertThat(slot).isNotNull();
                        return TransportTest.text(answer).length();
                    }
                }));
            }
            for (Future<Integer> length : lengths) {
                assertThat(length.get(20, TimeUnit.SECONDS)).isEqualTo(2000);
            }
            assertThat(server.requests()).hasSize(100);
            assertThat(server.connections()).isLessThanOrEqualTo(8);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void noThreadIsLeftAfterClosing() throws Exception {
        Set<Thread> before = ourThreads();
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "fine"))) {
            callAndClose(server);

            for (Thread thread : ourThreads()) {
                if (!before.contains(thread)) {
                    awaitEnd(thread);
                }
            }
        }
    }

    private static void callAndClose(RawServer server) throws Exception {
        try (JdkHttpTransport transport = TestTls.transport();
                BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY)) {
            assertThat(TransportTest.text(answer)).isEqualTo("fine");
            assertThat(ourThreads()).isNotEmpty();
        }
    }

    /** The JDK's client ends when nothing refers to it any more, so the collector is asked to look. */
    private static void awaitEnd(Thread thread) throws InterruptedException {
        long end = System.nanoTime() + TestTls.PLENTY.toNanos();
        while (thread.isAlive()) {
            assertThat(System.nanoTime()).as("still there: " + thread.getName()).isLessThan(end);
            System.gc();
            thread.join(100);
        }
    }

    private static Set<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("tppkit-http")
                        || thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }
}
