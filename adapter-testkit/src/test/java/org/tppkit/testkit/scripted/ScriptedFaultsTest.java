package org.tppkit.testkit.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/** What the faults look like on the wire. */
class ScriptedFaultsTest {
    private static final TestPki PKI = TestPki.shared();
    private static final Duration GUARD = Duration.ofSeconds(30);
    private static final String BODY = "0123456789";
    private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HEAD = "HTTP/1.1 200 \r\nX: y\r\n";
    private static final String WHOLE_HEAD = HEAD + "Content-Length: 10\r\n\r\n";

    private final ScriptedBank bank = ScriptedBank.start(PKI);
    private final SSLContext tls = TlsContexts.client(PKI.tpp().qwac(), PKI.caCertificate());

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void withoutAFaultTheAnswerIsWhole() throws IOException {
        bank.when("GET", "/a").answer(answer());

        assertThat(RawClient.get(tls, bank.origin(), "/a")).isEqualTo(WHOLE_HEAD + BODY);
    }

    @Test
    void dropAnswersNothingThoughTheRequestArrived() throws IOException {
        bank.when("GET", "/a").answer(ScriptedAnswer.none());

        assertThat(RawClient.get(tls, bank.origin(), "/a")).isEmpty();
        assertThat(bank.requests()).hasSize(1);
    }

    @Test
    void dropInHeadersBreaksThem() throws IOException {
        assertThat(answerWith(Fault.DROP_IN_HEADERS)).isEqualTo(WHOLE_HEAD.substring(0, WHOLE_HEAD.length() / 2));
    }

    @Test
    void dropInBodySendsHalfOfWhatIsPromised() throws IOException {
        assertThat(answerWith(Fault.DROP_IN_BODY)).isEqualTo(WHOLE_HEAD + "01234");
    }

    @Test
    void dropInChunkSendsHalfOfTheChunk() throws IOException {
        assertThat(answerWith(Fault.DROP_IN_CHUNK)).isEqualTo(HEAD + "Transfer-Encoding: chunked\r\n\r\na\r\n01234");
    }

    @Test
    void badChunkSizeIsNoNumber() throws IOException {
        assertThat(answerWith(Fault.BAD_CHUNK_SIZE)).startsWith(HEAD + "Transfer-Encoding: chunked\r\n\r\nmany\r\n");
    }

    @Test
    void cutWithoutLengthEndsProperlyInTheMiddle() throws IOException {
        assertThat(answerWith(Fault.CUT_WITHOUT_LENGTH)).isEqualTo(HEAD + "Connection: close\r\n\r\n01234");
    }

    @Test
    void shortContentLengthPromisesHalf() throws IOException {
        assertThat(answerWith(Fault.SHORT_CONTENT_LENGTH)).isEqualTo(HEAD + "Content-Length: 5\r\n\r\n" + BODY);
    }

    @Test
    void twoContentLengthsDiffer() throws IOException {
        assertThat(answerWith(Fault.TWO_CONTENT_LENGTHS))
                .isEqualTo(HEAD + "Content-Length: 10\r\nContent-Length: 5\r\n\r\n" + BODY);
    }

    @Test
    void garbageDoesNotBeginAsHttpDoes() throws IOException {
        assertThat(answerWith(Fault.GARBAGE_STATUS_LINE)).isNotEmpty().doesNotContain("HTTP/1.1");
    }

    @Test
    void stallInHeadersGoesOnWhenReleased() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        bank.when("GET", "/a").answer(answer().with(Fault.STALL_IN_HEADERS).until(release));
        int half = WHOLE_HEAD.length() / 2;

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            client.send(REQUEST);
            assertThat(client.read(half)).isEqualTo(WHOLE_HEAD.substring(0, half));
            release.countDown();
            assertThat(client.read(WHOLE_HEAD.length() - half + BODY.length()))
                    .isEqualTo(WHOLE_HEAD.substring(half) + BODY);
        }
    }

    @Test
    void stallInBodyGoesOnWhenReleased() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        bank.when("GET", "/a").answer(answer().with(Fault.STALL_IN_BODY).until(release));

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            client.send(REQUEST);
            assertThat(client.read(WHOLE_HEAD.length() + 5)).isEqualTo(WHOLE_HEAD + "01234");
            release.countDown();
            assertThat(client.read(5)).isEqualTo("56789");
        }
    }

    @Test
    void dribbleSendsBlanksUntilReleased() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        bank.when("GET", "/a").answer(answer().with(Fault.DRIBBLE).until(release));
        String head = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
        String blank = "1\r\n \r\n";

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            client.send(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            assertThat(client.read(head.length())).isEqualTo(head);
            assertThat(client.read(3 * blank.length())).isEqualTo(blank.repeat(3));
            release.countDown();
            assertThat(client.rest()).endsWith("a\r\n" + BODY + "\r\n0\r\n\r\n");
        }
    }

    @Test
    void aDribblingAnswerNoticesThatTheClientLeft() throws Exception {
        bank.when("GET", "/a").answer(answer().with(Fault.DRIBBLE));

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            client.send(REQUEST);
            client.read(1);
        }

        bank.await("the end of the connection", it -> it.openConnections() == 0, GUARD);
        assertThat(bank.connections()).isOne();
    }

    @Test
    void resetAnswersNothingThoughTheRequestArrived() throws IOException {
        bank.when("GET", "/a").answer(answer().with(Fault.RESET));

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            client.send(REQUEST);
            assertThatThrownBy(() -> client.read(1)).isInstanceOf(IOException.class);
        }
        assertThat(bank.requests()).hasSize(1);
    }

    @Test
    void dribblingHeadersGoOnUntilReleased() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        bank.when("GET", "/a").answer(answer().with(Fault.DRIBBLE_IN_HEADERS).until(release));
        String head = WHOLE_HEAD.substring(0, WHOLE_HEAD.length() - 2);

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            client.send(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            assertThat(client.read(head.length() + 22)).isEqualTo(head + "X-Slow: 1\r\n".repeat(2));
            release.countDown();
            assertThat(client.rest()).endsWith("\r\n" + BODY);
        }
    }

    @Test
    void aCompressedBodyUnpacksToItself() throws IOException {
        bank.when("GET", "/a").answer(answer().with(Fault.GZIP));
        bank.when("GET", "/b").answer(answer().with(Fault.GZIP_TWICE));

        assertThat(RawClient.get(tls, bank.origin(), "/a")).contains("Content-Encoding: gzip\r\n");
        assertThat(RawClient.get(tls, bank.origin(), "/b")).contains("Content-Encoding: gzip, gzip\r\n");
        byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
        assertThat(unpacked(unpacked(Compression.gzip(Compression.gzip(body))))).isEqualTo(body);
    }

    @Test
    void aBombIsSmallAndUnpacksToAThousandTimesItsSize() throws IOException {
        byte[] bomb = Compression.bomb();

        assertThat(bomb).hasSizeBetween(10 << 20, 11 << 20);
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bomb))) {
            for (int count = in.read(buffer); count > 0 && size < 50 << 20; count = in.read(buffer)) {
                size += count;
            }
        }
        assertThat(size).isGreaterThanOrEqualTo(50 << 20);
    }

    private static byte[] unpacked(byte[] compressed) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        }
    }

    @Test
    void headersMayBeLongOrMany() throws IOException {
        assertThat(answerWith(Fault.MEGABYTE_OF_HEADERS)).hasSizeGreaterThan(1 << 20);
        assertThat(answerWith(Fault.MANY_HEADERS).lines().filter("X-Many: 1"::equals))
                .hasSize(100_000);
    }

    @Test
    void interimAnswersComeBeforeTheAnswer() throws IOException {
        assertThat(answerWith(Fault.INTERIM_FLOOD))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\n".repeat(100))
                .endsWith(WHOLE_HEAD + BODY);
    }

    @Test
    void aConnectionMayEndAfterAWholeAnswerThatDoesNotSaySo() throws IOException {
        bank.when("GET", "/a").answer(answer().with(Fault.CLOSE_AFTERWARDS));

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            client.send(REQUEST);
            assertThat(client.rest()).isEqualTo(WHOLE_HEAD + BODY);
        }
    }

    @Test
    void aConnectionMayBeResetBeforeARequest() throws IOException {
        bank.failConnections(1, ConnectionFault.RESET_AFTER_TLS);

        try (RawClient client = RawClient.connect(tls, bank.origin())) {
            assertThatThrownBy(() -> {
                        client.send(REQUEST);
                        client.read(1);
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(bank.requests()).isEmpty();
        assertThat(bank.connections()).isOne();
    }

    private ScriptedAnswer answer() {
        return ScriptedAnswer.of(200).header("X", "y").body(BODY.getBytes(StandardCharsets.US_ASCII));
    }

    private String answerWith(Fault fault) throws IOException {
        bank.when("GET", "/a").answer(answer().with(fault));
        return RawClient.get(tls, bank.origin(), "/a");
    }
}
