package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** What loopback cannot play. */
class FailuresTest {

    @Test
    void withoutAConnectionNothingWasSent() {
        for (Throwable failure : new Throwable[] {
            new ConnectException(),
            new ConnectException().initCause(new UnresolvedAddressException()),
            new UnknownHostException("canary"),
            new NoRouteToHostException("canary"),
            new HttpConnectTimeoutException("canary")
        }) {
            TransportException meaning = Failures.beforeAnswer(new CompletionException(failure), "bank.example");

            assertThat(meaning.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(meaning.requestMayHaveArrived()).isFalse();
            assertBare(meaning);
        }
    }

    @Test
    @DisplayName("C1 an unknown host is named")
    void anUnknownHostIsNamed() {
        Throwable failure = new ConnectException().initCause(new UnresolvedAddressException());

        assertThat(Failures.beforeAnswer(failure, "bank.example"))
                .hasMessage("bank.example is an unknown host (ConnectException <- UnresolvedAddressException)");
    }

    @Test
    void onceConnectedTheRequestMayHaveArrived() {
        assertMayHaveArrived(new HttpTimeoutException("canary"), Reason.TIMEOUT);
        assertMayHaveArrived(new IOException("canary"), Reason.CONNECTION_LOST);
        assertMayHaveArrived(new SSLException("canary"), Reason.TLS_HANDSHAKE);
        assertMayHaveArrived(
                new SSLHandshakeException("Received fatal alert: handshake_failure"), Reason.TLS_HANDSHAKE);
        assertMayHaveArrived(new SSLHandshakeException("Received fatal alert: unknown_ca"), Reason.CLIENT_CERTIFICATE);
        assertMayHaveArrived(
                new SSLHandshakeException("(certificate_required) Received fatal alert: certificate_required"),
                Reason.CLIENT_CERTIFICATE);
    }

    /** JDK 17 says the words alone, JDK 25 its alert before them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "No supported CertificateVerify signature algorithm for RSA  key",
                "(internal_error) No supported CertificateVerify signature algorithm for RSA  key",
                "Cannot produce CertificateVerify signature",
                "(handshake_failure) Cannot produce CertificateVerify signature"
            })
    @DisplayName("T10 a key that does not sign the handshake is told in the words of every JDK")
    void aKeyThatDoesNotSignIsOurs(String words) {
        TransportException meaning = Failures.beforeAnswer(new SSLException(words), "bank.example");

        assertThat(meaning.reason()).isEqualTo(Reason.CLIENT_CERTIFICATE);
        assertThat(meaning.requestMayHaveArrived()).isFalse();
        assertThat(meaning).hasMessageContaining("the key of our certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(handshake_failure) "})
    @DisplayName("T7 a server of TLS 1.2 may have no other word for a certificate that it did not see")
    void aPlainRefusalMayBeAboutTheCertificate(String alert) {
        TransportException meaning = Failures.beforeAnswer(
                new SSLHandshakeException(alert + "Received fatal alert: handshake_failure"), "bank.example");

        assertThat(meaning.reason()).isEqualTo(Reason.TLS_HANDSHAKE);
        assertThat(meaning).hasMessageContaining("says handshake_failure").hasMessageContaining("saw no certificate");
    }

    @Test
    void aVersionThatTheServerRefusesComesBeforeTheRequest() {
        TransportException meaning = Failures.beforeAnswer(
                new SSLHandshakeException("Received fatal alert: protocol_version"), "bank.example");

        assertThat(meaning.reason()).isEqualTo(Reason.TLS_HANDSHAKE);
        assertThat(meaning.requestMayHaveArrived()).isFalse();
    }

    @Test
    void causesThatGoRoundInCirclesHaveAnEnd() {
        IOException first = new IOException("canary");
        IOException second = new IOException("canary", first);
        first.initCause(second);

        assertBare(Failures.beforeAnswer(first, "bank.example"));
    }

    private static void assertMayHaveArrived(Throwable failure, Reason reason) {
        TransportException meaning = Failures.beforeAnswer(failure, "bank.example");

        assertThat(meaning.reason()).isEqualTo(reason);
        assertThat(meaning.requestMayHaveArrived()).isTrue();
        assertBare(meaning);
    }

    private static void assertBare(TransportException meaning) {
        assertThat(meaning)
                .hasMessageContaining("bank.example")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
