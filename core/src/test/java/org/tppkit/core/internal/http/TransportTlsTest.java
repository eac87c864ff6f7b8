package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.DoctorReport;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.doctor.BankCheck;
import org.tppkit.core.internal.doctor.Findings;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TlsContexts;

@Timeout(60)
class TransportTlsTest {
    private final JdkHttpTransport transport = TestTls.transport();

    @AfterEach
    void closeTransport() {
        transport.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void presentsTheQwacToAServerThatNeedsOne(String version) throws Exception {
        Consumer<SSLSocket> setup = socket -> {
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {version});
        };
        try (RawServer server = RawServer.start(TestTls.server(), setup, c -> c.answerAll(200, "fine"));
                BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.clients()).containsExactly(qwacSubject());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("T8 the QWAC is sent though the server's list of authorities omits its issuer")
    void presentsTheQwacThoughTheServerNamesOtherAuthorities(String version) throws Exception {
        try (RawServer server = serverNamingOtherAuthorities(version);
                BankResponse answer = transport.exchange(TransportTest.get(server), TestTls.PLENTY)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(server.clients()).containsExactly(qwacSubject());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theJdksOwnKeyManagerPresentsNoneToThatServer(String version) throws Exception {
        SSLContext usual = TlsContext.of(theJdksOwn(TestTls.PKI.tpp().qwac()), List.of(TestTls.PKI.caCertificate()));
        try (RawServer server = serverNamingOtherAuthorities(version)) {
            HttpClient client = HttpClient.newBuilder().sslContext(usual).build();
            client.send(HttpRequest.newBuilder(server.uri("/")).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(server.clients()).containsExactly("none");
        }
    }

    private static X509ExtendedKeyManager theJdksOwn(KeyAndChain identity) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry("own", identity.key(), new char[0], identity.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
    }

    @Test
    @DisplayName("T2 a server certificate of an unknown authority")
    void aServerOfAnUnknownAuthorityIsUntrusted() throws Exception {
        assertRefused(TestTls.server(TestTls.PKI.stranger().server()), Reason.TLS_UNTRUSTED);
    }

    @Test
    void theTrustOfTheJavaInstallationHoldsWhereNoneIsGiven() throws Exception {
        try (RawServer server = RawServer.start(TestTls.server(), c -> c.answerAll(200, "fine"));
                JdkHttpTransport publicTrust = new JdkHttpTransport(
                        TlsContext.of(TestTls.qwac(), List.of()), Settings.standard(), TestTls.TIME)) {
            assertThat(TransportTest.failureOf(publicTrust, TransportTest.get(server))
                            .reason())
                    .isEqualTo(Reason.TLS_UNTRUSTED);
        }
    }

    @Test
    @DisplayName("T3 an expired server certificate")
    void anExpiredServerCertificateIsToldAsSuch() throws Exception {
        Instant now = Instant.now();
        KeyAndChain expired =
                TestTls.PKI.server("localhost", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));

        assertThat(assertRefused(TestTls.server(expired), Reason.TLS_EXPIRED)).hasMessageContaining("has expired");
    }

    @Test
    @DisplayName("T4 a server certificate that is not valid yet")
    void aServerCertificateOfTomorrowIsToldAsSuch() throws Exception {
        Instant now = Instant.now();
        KeyAndChain early = TestTls.PKI.server("localhost", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));

        assertThat(assertRefused(TestTls.server(early), Reason.TLS_EXPIRED)).hasMessageContaining("not valid yet");
    }

    @Test
    @DisplayName("T1 a server certificate of another host")
    void aServerCertificateOfAnotherHostIsRefused() throws Exception {
        Instant now = Instant.now();
        KeyAndChain other =
                TestTls.PKI.server("other.example", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(9)));

        assertRefused(TestTls.server(other), Reason.TLS_HOST_NAME);
    }

    @Test
    @DisplayName("T6 a server that says it knows TLS 1.1 only")
    void aServerThatKnowsOnlyOldTlsIsTold() throws Exception {
        byte[] alertProtocolVersion = {0x15, 3, 2, 0, 2, 2, 70};
        TransportException failure = failureWithHelloAnsweredBy(alertProtocolVersion);

        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TLS_HANDSHAKE);
        assertThat(failure).hasMessageContaining("protocol_version");
        assertThat(failure.requestMayHaveArrived()).isFalse();
    }

    @Test
    @DisplayName("T6 a server that insists on TLS 1.1")
    void aServerThatInsistsOnOldTlsIsRefused() throws Exception {
        byte[] serverHelloOfTls11 = new byte[5 + 4 + 2 + 32 + 1 + 2 + 1];
        System.arraycopy(new byte[] {0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2}, 0, serverHelloOfTls11, 0, 11);
        serverHelloOfTls11[serverHelloOfTls11.length - 2] = 0x2f;
        TransportException failure = failureWithHelloAnsweredBy(serverHelloOfTls11);

        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TLS_HANDSHAKE);
    }

    @Test
    void aServerThatBreaksOffWithoutAWordIsTold() throws Exception {
        TransportException failure = failureWithHelloAnsweredBy(new byte[0]);

        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TLS_HANDSHAKE);
        assertThat(failure).hasMessageContaining("a server may also break off like this");
    }

    private TransportException failureWithHelloAnsweredBy(byte[] answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread thread = new Thread(() -> answerHello(server, answer));
            thread.start();
            URI uri = URI.create("https://localhost:" + server.getLocalPort() + "/");
            return TransportTest.failureOf(transport, BankRequest.get(uri).build());
        }
    }

    private static void answerHello(ServerSocket server, byte[] answer) {
        try (Socket client = server.accept()) {
            byte[] head = client.getInputStream().readNBytes(5);
            client.getInputStream().readNBytes((head[3] & 0xff) << 8 | head[4] & 0xff);
            if (answer.length == 0) {
                // A reset: the JDK's client does not notice a plain end of the stream at this point.
                client.setSoLinger(true, 0);
                return;
            }
            client.getOutputStream().write(answer);
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client's view is what is asked.
            return;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("T7 a QWAC that the bank does not accept is told as such")
    void aServerThatDoesNotTrustOurCertificateSaysSo(String version) throws Exception {
        SSLContext strict = TlsContexts.server(
                TestTls.PKI.server(),
                TlsContexts.trust(List.of(TestTls.PKI.stranger().caCertificate())));
        Consumer<SSLSocket> setup = socket -> {
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {version});
        };
        try (RawServer server = RawServer.start(strict, setup, c -> c.answerAll(200, "fine"))) {
            TransportException failure = TransportTest.failureOf(transport, TransportTest.get(server));

            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.CLIENT_CERTIFICATE);
            assertThat(failure.requestMayHaveArrived()).isTrue();
            assertThat(failure).hasMessageContaining("certificate_unknown");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("T7 a handshake without any QWAC is told as such")
    void aServerThatSawNoCertificateSaysSo(String version) throws Exception {
        Consumer<SSLSocket> setup = socket -> {
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {version});
        };
        try (RawServer server = RawServer.start(TestTls.server(), setup, c -> c.answerAll(200, "fine"));
                JdkHttpTransport silent = new JdkHttpTransport(
                        TlsContext.of(new SilentKeyManager(), List.of(TestTls.PKI.caCertificate())),
                        Settings.standard(),
                        TestTls.TIME)) {
            TransportException failure = TransportTest.failureOf(silent, TransportTest.get(server));

            // The word is the server's, and its JDK's: bad_certificate in 17; in 25 that of the RFC of its version.
            boolean hasAWordForIt = !failure.getMessage().contains("handshake_failure");
            assertThat(hasAWordForIt || version.equals("TLSv1.2")).isTrue();
            assertThat(failure.reason())
                    .as(failure.getMessage())
                    .isEqualTo(hasAWordForIt ? Reason.CLIENT_CERTIFICATE : Reason.TLS_HANDSHAKE);
            assertThat(failure.getMessage())
                    .containsAnyOf("bad_certificate", "certificate_required", "saw no certificate");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("T7 the doctor sees that no certificate was presented, whatever the server calls it")
    void theDoctorSeesThatNoneWasPresented(String version) throws Exception {
        Consumer<SSLSocket> setup = socket -> {
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {version});
        };
        try (RawServer server = RawServer.start(TestTls.server(), setup, c -> c.answerAll(200, "fine"))) {
            TlsProbe probe = new TlsProbe(List.of(TestTls.PKI.caCertificate()), TestTls.PLENTY, TestTls.TIME);
            Findings findings = new Findings();
            new BankCheck(Instant.now(), findings)
                    .way("bank", server.uri("/"), probe.walk(server.uri("/"), new NoCertificate()));

            assertThat(findings.report().findings())
                    .filteredOn(finding -> finding.severity() == DoctorReport.Severity.ERROR)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.id()).isEqualTo("bank.client-certificate");
                        assertThat(finding.message()).contains("none was presented");
                    });
        }
    }

    private TransportException assertRefused(SSLContext serverTls, Reason reason) throws IOException {
        try (RawServer server = RawServer.start(serverTls, c -> c.answerAll(200, "fine"))) {
            TransportException failure = TransportTest.failureOf(transport, TransportTest.get(server));

            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
            assertThat(failure.requestMayHaveArrived()).isFalse();
            assertThat(failure.retryable()).isFalse();
            assertThat(server.requests()).isEmpty();
            return failure;
        }
    }

    private static RawServer serverNamingOtherAuthorities(String version) throws IOException {
        SSLContext tls = TlsContexts.server(TestTls.PKI.server(), new TakesAllNamesOthers());
        Consumer<SSLSocket> setup = socket -> {
            socket.setWantClientAuth(true);
            socket.setEnabledProtocols(new String[] {version});
        };
        return RawServer.start(tls, setup, c -> c.answerAll(200, "fine"));
    }

    private static String qwacSubject() {
        return TestTls.PKI.tpp().qwac().certificate().getSubjectX500Principal().getName();
    }

    /** Takes any client, but names only authorities that did not issue our certificate. */
    private static final class TakesAllNamesOthers extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {TestTls.PKI.stranger().caCertificate()};
        }
    }

    /** Has no certificate for anybody. */
    private static final class SilentKeyManager extends X509ExtendedKeyManager {
        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
