package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

@Timeout(60)
class TransportLeakTest {
    private static final String CANARY = "canary-5f3a";
    private static final String QUERY_CANARY = "query-91c7";

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level levelBefore;

    @BeforeEach
    void listenToEverything() {
        levelBefore = root.getLevel();
        root.setLevel(Level.ALL);
        listener.setLevel(Level.ALL);
        root.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(listener);
        root.setLevel(levelBefore);
    }

    @Test
    void nothingSecretIsInLogsMessagesAndCausesWhateverGoesWrong() throws Exception {
        List<String> answers = List.of(
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + CANARY,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CANARY,
                "HTTP/1.1 200 OK\r\nContent-Length: " + CANARY + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: " + CANARY + "\r\n\r\n",
                CANARY + "\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: https://localhost/" + CANARY + "\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n" + "x".repeat(50) + CANARY);
        try (JdkHttpTransport transport =
                TestTls.transport(Settings.builder().largestAnswer(40).build())) {
            for (String answer : answers) {
                RawServer.Play play = c -> {
                    c.readRequest();
                    c.write(answer);
                };
                try (RawServer server = RawServer.start(TestTls.server(), play)) {
                    Throwable failure = catchThrowable(() -> callAndRead(transport, server));
                    assertThat(failure).as(answer).isNotNull();
                    assertThat(printed(failure)).doesNotContain(CANARY, QUERY_CANARY);
                }
            }
            try (RawServer server = RawServer.start(
                    TestTls.server(TestTls.PKI.stranger().server()), c -> c.answerAll(200, ""))) {
                assertThat(printed(catchThrowable(() -> callAndRead(transport, server))))
                        .doesNotContain(CANARY, QUERY_CANARY);
            }
        }
        assertThat(logged).isNotEmpty().noneMatch(line -> text(line).contains(CANARY));
        // At level FINE the JDK's own debug logger writes addresses with their queries; nothing else may.
        assertThat(logged)
                .filteredOn(line -> !line.getLoggerName().startsWith("jdk.internal."))
                .noneMatch(line -> text(line).contains(QUERY_CANARY));
    }

    private static void callAndRead(JdkHttpTransport transport, RawServer server) throws Exception {
        BankRequest request = BankRequest.of("POST", server.uri("/token?code=" + QUERY_CANARY))
                .header("Authorization", "Bearer " + CANARY)
                .body(("refresh_token=" + CANARY).getBytes(StandardCharsets.US_ASCII))
                .build();
        try (BankResponse answer = transport.exchange(request, TestTls.PLENTY)) {
            assertThat(answer.toString()).doesNotContain(CANARY, QUERY_CANARY);
            answer.body().readAllBytes();
        }
    }

    private static String text(LogRecord line) {
        return new SimpleFormatter().format(line);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
