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
