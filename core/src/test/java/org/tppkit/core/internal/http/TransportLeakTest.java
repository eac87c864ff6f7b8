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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

@Timeout(60)
class TransportLeakTest {
    /** In headers and bodies. */
    private static final String CANARY = "canary-5f3a";
    /** In queries, and in status lines and headers of answers. */
    private static final String LINE_CANARY = "line-91c7";

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
    @DisplayName("L1 the transport leaks nothing, whatever goes wrong")
    void nothingSecretIsInLogsMessagesAndCausesWhateverGoesWrong() throws Exception {
        List<String> answers = List.of(
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + CANARY,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CANARY,
                "HTTP/1.1 200 OK\r\nContent-Length: " + LINE_CANARY + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: " + LINE_CANARY + "\r\n\r\n",
                LINE_CANARY + "\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: https://localhost/" + LINE_CANARY + "\r\nContent-Length: 5\r\n\r\n",
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
                    assertThat(printed(failure)).doesNotContain(CANARY, LINE_CANARY);
                }
            }
            try (RawServer server =
                    RawServer.start(TestTls.server(TestTls.PKI.stranger().server()), c -> c.answerAll(200, ""))) {
                assertThat(printed(catchThrowable(() -> callAndRead(transport, server))))
                        .doesNotContain(CANARY, LINE_CANARY);
            }
        }
        // JDK 25 writes nothing of its own here: a line of ours shows that the test does listen.
        System.getLogger("org.tppkit.core.internal.http.heard").log(System.Logger.Level.TRACE, "a last line");
        assertThat(linesWith("a last line", "")).hasSize(1);
        assertThat(linesWith(CANARY, "")).isEmpty();
        // At level FINE the JDK's own debug logger writes addresses with queries and odd status lines; nothing else
        // may.
        assertThat(linesWith(LINE_CANARY, "jdk.internal.")).isEmpty();
    }

    private List<String> linesWith(String canary, String exceptedLogger) {
        return logged.stream()
                .filter(line ->
                        exceptedLogger.isEmpty() || !line.getLoggerName().startsWith(exceptedLogger))
                .map(line -> line.getLoggerName() + ": " + new SimpleFormatter().format(line))
                .filter(line -> line.contains(canary))
                .toList();
    }

    private static void callAndRead(JdkHttpTransport transport, RawServer server) throws Exception {
        BankRequest request = BankRequest.of("POST", server.uri("/token?code=" + LINE_CANARY))
                .header("Authorization", "Bearer " + CANARY)
                .body(("refresh_token=" + CANARY).getBytes(StandardCharsets.US_ASCII))
                .build();
        try (BankResponse answer = transport.exchange(request, TestTls.PLENTY)) {
            assertThat(answer.toString()).doesNotContain(CANARY, LINE_CANARY);
            answer.body().readAllBytes();
        }
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
