package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

@Timeout(60)
class TransportTest {
    private final JdkHttpTransport transport = TestTls.transport();

    @AfterEach
    void closeTransport() {
        transport.close();
    }

    @Test
    void carriesMethodTargetHeadersAndBodyUnchanged() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "fine"))) {
            BankRequest request = BankRequest.of("POST", server.uri("/a%2Fb/c+d?x=%20y&z=a+b"))
                    .header("X-Request-ID", "1")
                    .header("Empty", "")
                    .body("{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                    .build();

            try (BankResponse answer = transport.exchange(request, TestTls.PLENTY)) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(text(answer)).isEqualTo("fine");
            }
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0))
                    .startsWith("POST /a%2Fb/c+d?x=%20y&z=a+b HTTP/1.1\r\n")
                    .contains("\r\nX-Request-ID: 1\r\n")
                    .contains("\r\nEmpty: \r\n")
                    .contains("\r\nHost: localhost:" + server.uri("/").getPort() + "\r\n")
                    .endsWith("\r\n\r\n{\"a\":1}");
        }
    }

    @Test
    void asksForNoCompression() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "fine"))) {
            transport.exchange(get(server), TestTls.PLENTY).close();

            assertThat(server.requests().get(0)).doesNotContainIgnoringCase("accept-encoding");
        }
    }

    @Test
    void anyStatusIsAnAnswer() throws Exception {
        for (int status : new int[] {200, 201, 204, 302, 400, 401, 403, 404, 406, 429, 500, 503}) {
            try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(status, ""))) {
                try (BankResponse answer = transport.exchange(get(server), TestTls.PLENTY)) {
                    assertThat(answer.status()).isEqualTo(status);
                    assertThat(text(answer)).isEmpty();
                }
            }
        }
    }

    @Test
    void aChallengeIsAnAnswerAndNothingIsSentAgain() throws Exception {
        RawServer.Play play = c -> {
            while (c.readRequest() != null) {
                c.write("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\nno");
            }
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            try (BankResponse answer = transport.exchange(get(server), TestTls.PLENTY)) {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(text(answer)).isEqualTo("no");
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRedirectIsAnAnswerAndTheOtherServerSeesNothing() throws Exception {
        try (RawServer other = RawServer.start(TestTls.server(), c -> c.answerAll(200, "stolen"))) {
            RawServer.Play play = c -> {
                while (c.readRequest() != null) {
                    c.write("HTTP/1.1 302 Found\r\nLocation: " + other.uri("/") + "\r\nContent-Length: 0\r\n\r\n");
                }
            };
            try (RawServer server = RawServer.start(TestTls.server(), play)) {
                BankRequest request = BankRequest.get(server.uri("/"))
                        .header("Authorization", "Bearer canary")
                        .build();
                try (BankResponse answer = transport.exchange(request, TestTls.PLENTY)) {
                    assertThat(answer.status()).isEqualTo(302);
                }
                assertThat(other.connections()).isZero();
            }
        }
    }

    @Test
    void reusesAConnectionOnceItsAnswerWasRead() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "fine"))) {
            for (int i = 0; i < 5; i++) {
                try (BankResponse answer = transport.exchange(get(server), TestTls.PLENTY)) {
                    assertThat(text(answer)).isEqualTo("fine");
                }
            }
            assertThat(server.requests()).hasSize(5);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedConnectionIsUnreachableAndNothingWasSent() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
        }
        TransportException failure = failureOf(
                transport,
                BankRequest.get(URI.create("https://localhost:" + port + "/?q=canary"))
                        .build());

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.requestMayHaveArrived()).isFalse();
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void aPeerThatNeverStartsTlsIsUnreachableWhenConnectingTakesTooLong() throws Exception {
        Settings settings =
                Settings.builder().connectTimeout(Duration.ofMillis(300)).build();
        try (JdkHttpTransport impatient = TestTls.transport(settings);
                ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            URI uri = URI.create("https://localhost:" + mute.getLocalPort() + "/");
            TransportException failure =
                    failureOf(impatient, BankRequest.get(uri).build());

            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure.requestMayHaveArrived()).isFalse();
        }
    }

    @Test
    void aPostWhoseConnectionBreaksIsSentOnceAndMayHaveArrived() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), RawServer.Connection::readRequest)) {
            BankRequest post = BankRequest.of("POST", server.uri("/"))
                    .body(new byte[] {'x'})
                    .build();
            TransportException failure = failureOf(transport, post);

            assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
            assertThat(failure.requestMayHaveArrived()).isTrue();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aPostOnAConnectionThatTheServerClosedIsNotSentTwice() throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.answer(200, "first");
            c.readRequest();
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            BankRequest post = BankRequest.of("POST", server.uri("/"))
                    .body(new byte[] {'x'})
                    .build();
            try (BankResponse answer = transport.exchange(post, TestTls.PLENTY)) {
                assertThat(text(answer)).isEqualTo("first");
            }
            assertThat(failureOf(transport, post).requestMayHaveArrived()).isTrue();
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    @DisplayName("C3 the JDK sends a GET twice when its connection breaks unless the JVM is told not to")
    void theJdkSendsAGetTwiceWhenItsConnectionBreaksUnlessTheJvmIsToldNotTo() throws Exception {
        boolean once = "1".equals(System.getProperty("jdk.httpclient.redirects.retrylimit"));
        try (RawServer server = RawServer.start(TestTls.server(), RawServer.Connection::readRequest)) {
            TransportException failure = failureOf(transport, get(server));

            assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
            assertThat(server.requests()).hasSizeLessThanOrEqualTo(once ? 1 : 2);
        }
    }

    @Test
    void refusesHeadersThatTheTransportWritesItself() throws Exception {
        for (String name : new String[] {"Host", "content-length", "Connection", "Expect", "Transfer-Encoding"}) {
            BankRequest request = BankRequest.get(URI.create("https://localhost:1/"))
                    .header(name, "canary")
                    .build();
            assertThatThrownBy(() -> transport.exchange(request, TestTls.PLENTY))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(name)
                    .hasMessageNotContaining("canary");
        }
    }

    static BankRequest get(RawServer server) {
        return BankRequest.get(server.uri("/accounts?page=1")).build();
    }

    static String text(BankResponse answer) throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    static TransportException failureOf(JdkHttpTransport transport, BankRequest request) {
        TransportException failure =
                catchThrowableOfType(TransportException.class, () -> transport.exchange(request, TestTls.PLENTY));
        assertThat(failure).isNotNull();
        return failure;
    }
}
