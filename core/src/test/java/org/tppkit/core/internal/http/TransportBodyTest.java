package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankResponse;

@Timeout(60)
class TransportBodyTest {
    private static final int LARGEST = 100_000;

    private final JdkHttpTransport transport =
            TestTls.transport(Settings.builder().largestAnswer(LARGEST).build());

    @AfterEach
    void closeTransport() {
        transport.close();
    }

    @Test
    void aBodyOfExactlyTheLargestSizeIsRead() throws Exception {
        assertThat(read("Content-Length: " + LARGEST + "\r\n\r\n" + "x".repeat(LARGEST)))
                .hasSize(LARGEST);
    }

    @Test
    void aLongerBodyIsRefusedByItsAnnouncedLength() {
        TransportException failure = failure("Content-Length: " + (LARGEST + 1) + "\r\n\r\n" + "x".repeat(LARGEST + 1));

        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failure).hasMessageContaining("longer than 100000 bytes");
    }

    @Test
    void aLongerBodyInChunksIsRefusedOnceItIsTooLong() {
        String chunk = "2710\r\n" + "x".repeat(10_000) + "\r\n";
        TransportException failure = failure("Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(11) + "0\r\n\r\n");

        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failure).hasMessageContaining("longer than 100000 bytes");
    }

    @Test
    void chunksAreJoined() throws Exception {
        assertThat(read("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))
                .isEqualTo("abcde");
    }

    @Test
    void aBodyThatEndsWithItsConnectionIsRead() throws Exception {
        assertThat(read("\r\nall there is")).isEqualTo("all there is");
    }

    @Test
    void aBodyShorterThanAnnouncedIsALostConnection() {
        TransportException failure = failure("Content-Length: 1000\r\n\r\nshort");

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(failure.requestMayHaveArrived()).isTrue();
    }

    @Test
    void aBodyCutBeforeItsLastChunkIsALostConnection() {
        TransportException failure = failure("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");

        assertThat(failure.reason()).isEqualTo(Reason.CONNECTION_LOST);
    }

    @ParameterizedTest
    @DisplayName("C6, C9 what is no proper HTTP is malformed")
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
                "Content-Encoding: br\r\nContent-Length: 5\r\n\r\nhello",
                "Content-Encoding: identity, gzip\r\nContent-Length: 5\r\n\r\nhello",
                "Content-Length: minus\r\n\r\nhello"
            })
    void whatIsNoProperHttpIsMalformed(String answer) {
        TransportException failure = failure(answer);

        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELLO\r\n\r\n",
                "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 206 Partial\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
            })
    void oddStatusLinesAreMalformed(String answer) throws Exception {
        assertThat(failureOfWhole(answer).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aFloodOfInterimAnswersIsMalformed() throws Exception {
        String flood = "HTTP/1.1 100 Continue\r\n\r\n".repeat(50) + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

        assertThat(failureOfWhole(flood).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aMegabyteOfHeadersIsMalformed() throws Exception {
        String headers = ("X-Large: " + "x".repeat(1000) + "\r\n").repeat(1000);

        assertThat(failureOfWhole("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 0\r\n\r\n")
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void anIdentityEncodingIsNone() throws Exception {
        assertThat(read("Content-Encoding: Identity\r\nContent-Length: 2\r\n\r\nok"))
                .isEqualTo("ok");
    }

    @Test
    void aProxyThatWantsCredentialsIsNoAnswerOfTheBank() throws Exception {
        TransportException failure = failureOfWhole(
                "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void readsByteByByteToo() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "a\u00ff"));
                BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY)) {
            assertThat(answer.body().read(new byte[0], 0, 0)).isZero();
            assertThat(answer.body().read()).isEqualTo('a');
            assertThat(answer.body().available()).isEqualTo(1);
            assertThat(answer.body().read()).isEqualTo(0xff);
            assertThat(answer.body().read()).isEqualTo(-1);
            assertThat(answer.body().read()).isEqualTo(-1);
            assertThat(answer.body().read(new byte[4])).isEqualTo(-1);
        }
    }

    @Test
    void aClosedBodyIsReadNoMore() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "unread"))) {
            BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY);
            answer.close();
            answer.close();

            assertThatThrownBy(() -> answer.body().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingAnUnfinishedBodyClosesItsConnection() throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin");
            c.awaitClientGone();
        };
        try (RawServer server = RawServer.start(TestTls.server(), play)) {
            transport.exchange(TransportTest.get(server), TestTls.PLENTY).close();

            server.awaitClientGone();
            assertThat(server.requests()).hasSize(1);
        }
    }

    private String read(String headersAndBody) throws Exception {
        return readWhole("HTTP/1.1 200 OK\r\n" + headersAndBody);
    }

    private TransportException failure(String headersAndBody) {
        return failureOfWhole("HTTP/1.1 200 OK\r\n" + headersAndBody);
    }

    private TransportException failureOfWhole(String answer) {
        TransportException failure = catchThrowableOfType(TransportException.class, () -> readWhole(answer));
        assertThat(failure).isNotNull();
        return failure;
    }

    private String readWhole(String wire) throws Exception {
        RawServer.Play play = c -> {
            c.readRequest();
            c.write(wire);
        };
        try (RawServer server = RawServer.start(TestTls.server(), play);
                BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY)) {
            return TransportTest.text(answer);
        }
    }
}
