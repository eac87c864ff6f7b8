package org.tppkit.testkit.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.CarelessClient;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;

/** Handshakes, and connections that fail before a request. */
class ScriptedTlsTest {
    private static final TestPki PKI = TestPki.shared();
    private static final Duration GUARD = Duration.ofSeconds(30);

    private final SSLContext known = TlsContexts.client(PKI.tpp().qwac(), PKI.caCertificate());
    private final SSLContext anonymous = TlsContexts.anonymousClient(PKI.caCertificate());

    @Test
    void aRequiredCertificateIsRequired() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI))) {
            assertThat(statusLine(anonymous, bank)).isEmpty();

            bank.await("the failed handshake", it -> it.failedHandshakes() == 1, GUARD);
            assertThat(bank.requests()).isEmpty();
        }
    }

    @Test
    void anOptionalCertificateMayBeMissing() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI).clientCertificate(ClientCertificate.OPTIONAL))) {
            assertThat(statusLine(anonymous, bank)).startsWith("HTTP/1.1 200");
            assertThat(statusLine(known, bank)).startsWith("HTTP/1.1 200");

            assertThat(bank.requests().get(0).clientSubject()).isEmpty();
            assertThat(bank.requests().get(1).clientSubject()).isPresent();
        }
    }

    @Test
    void noCertificateMayBeAskedFor() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI).clientCertificate(ClientCertificate.NONE))) {
            assertThat(statusLine(known, bank)).startsWith("HTTP/1.1 200");

            assertThat(bank.requests().get(0).clientSubject()).isEmpty();
        }
    }

    @Test
    void aStrangersCertificateIsRefused() throws Exception {
        try (ScriptedBank bank =
                answering(ScriptedBank.builder(PKI).trusting(PKI.stranger().caCertificate()))) {
            assertThat(statusLine(known, bank)).isEmpty();

            bank.await("the failed handshake", it -> it.failedHandshakes() == 1, GUARD);
            assertThat(bank.requests()).isEmpty();
        }
    }

    @Test
    void aListOfIssuersWithoutOursSilencesTheJdksOwnKeyManagerAndNotTheKits() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI)
                .clientCertificate(ClientCertificate.OPTIONAL)
                .announcing(PKI.stranger().caCertificate()))) {
            assertThat(statusLine(CarelessClient.context(PKI.tpp().qwac(), PKI.caCertificate()), bank))
                    .startsWith("HTTP/1.1 200");
            assertThat(statusLine(known, bank)).startsWith("HTTP/1.1 200");

            assertThat(bank.requests().get(0).clientSubject()).isEmpty();
            assertThat(bank.requests().get(1).clientSubject()).isPresent();
        }
    }

    @Test
    void theServersCertificateMayBeExpired() throws Exception {
        Instant now = Instant.now();
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI)
                .identity(PKI.server("localhost", now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)))))) {
            assertThatThrownBy(() -> RawClient.get(known, bank.origin(), "/")).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void theServerMaySpeakOneVersionOnly() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI).tlsVersions("TLSv1.2"))) {
            try (SSLSocket socket = (SSLSocket) known.getSocketFactory()
                    .createSocket("localhost", bank.origin().getPort())) {
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
            }
        }
    }

    @Test
    void connectionsMayFailBeforeTls() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI))) {
            bank.failConnections(2, ConnectionFault.CLOSED_BEFORE_TLS);

            assertThatThrownBy(() -> RawClient.get(known, bank.origin(), "/")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> RawClient.get(known, bank.origin(), "/")).isInstanceOf(IOException.class);
            assertThat(statusLine(known, bank)).startsWith("HTTP/1.1 200");
            assertThat(bank.connections()).isEqualTo(3);
            assertThat(bank.requests()).hasSize(1);
        }
    }

    @Test
    void connectionsMayEndAfterTheHandshake() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI))) {
            bank.failConnections(1, ConnectionFault.CLOSED_AFTER_TLS);

            assertThat(statusLine(known, bank)).isEmpty();
            assertThat(bank.requests()).isEmpty();
            assertThat(bank.failedHandshakes()).isZero();
        }
    }

    @Test
    void theServerMaySpeakPlainHttp() throws Exception {
        try (ScriptedBank bank = answering(ScriptedBank.builder(PKI))) {
            bank.failConnections(1, ConnectionFault.PLAIN_HTTP);

            assertThatThrownBy(() -> RawClient.get(known, bank.origin(), "/")).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aSilentServerIsEndedByClosing() throws Exception {
        ScriptedBank bank = answering(ScriptedBank.builder(PKI));
        bank.failConnections(1, ConnectionFault.SILENT);
        Thread closer = new Thread(() -> {
            try {
                bank.await("a connection", it -> it.connections() == 1, GUARD);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            bank.close();
        });
        closer.start();

        assertThatThrownBy(() -> RawClient.get(known, bank.origin(), "/")).isInstanceOf(IOException.class);
        closer.join();
        assertThat(bank.requests()).isEmpty();
    }

    private static ScriptedBank answering(ScriptedBank.Builder builder) {
        ScriptedBank bank = builder.start();
        bank.when("GET", "/").answer(ScriptedAnswer.of(200));
        return bank;
    }

    /** The answer, or nothing where the connection broke: with TLS 1.3 a client learns of a refusal only then. */
    private static String statusLine(SSLContext tls, ScriptedBank bank) {
        try {
            return RawClient.get(tls, bank.origin(), "/");
        } catch (IOException e) {
            return "";
        }
    }
}
