package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Bank;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.RevocationCheck;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.OcspStapling;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.ScriptedBank;

/** Servers that are not the bank, or cannot prove it: the code of a customer never reaches them. */
@Timeout(60)
class TlsFaultsTest {
    private static final TestPki PKI = TestPki.shared();
    private static final Instant NOW = Instant.now();
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    @TestFactory
    Stream<DynamicTest> aServerThatIsNotTheBankSeesNoRequest() {
        return Stream.of(
                refused("T1 another host", PKI.server("other.example", YESTERDAY, TOMORROW), Reason.TLS_HOST_NAME),
                refused("T2 an unknown authority", PKI.stranger().server(), Reason.TLS_UNTRUSTED),
                refused(
                        "T3 an expired certificate",
                        PKI.server("localhost", YESTERDAY.minus(Duration.ofDays(9)), YESTERDAY),
                        Reason.TLS_EXPIRED),
                refused(
                        "T4 a certificate of tomorrow",
                        PKI.server("localhost", TOMORROW, TOMORROW.plus(Duration.ofDays(9))),
                        Reason.TLS_EXPIRED));
    }

    private static DynamicTest refused(String name, KeyAndChain server, Reason reason) {
        return DynamicTest.dynamicTest(name, () -> {
            try (ScriptedWorld world = ScriptedWorld.before(
                    ScriptedBank.builder(PKI).identity(server).start())) {
                isRefused(world, world.bank(), reason);
            }
        });
    }

    /** The code was not sent, so that the same callback still counts once the bank's server is right again. */
    private static TransportException isRefused(ScriptedWorld world, Bank bank, Reason reason) {
        PendingConsent pending = ScriptedWorld.begin(bank);
        Callback callback = ScriptedWorld.approved(pending);
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> bank.consents().complete(pending, callback));
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
        assertThat(failure.requestMayHaveArrived()).isFalse();
        assertThat(failure.requestsSent()).isZero();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.getMessage()).doesNotContain("scripted-code");
        assertThat(world.bank.requests()).isEmpty();
        return failure;
    }

    @TestFactory
    Stream<DynamicTest> whetherACertificateWasRevokedIsAskedAsItIsSet() {
        return Stream.of(
                DynamicTest.dynamicTest("T5 said to be revoked, if stapled", () -> {
                    TransportException failure = revoked(RevocationCheck.IF_STAPLED, Reason.TLS_REVOKED);
                    assertThat(failure).hasMessageContaining("was revoked");
                }),
                DynamicTest.dynamicTest(
                        "T5 said to be revoked, proof required",
                        () -> revoked(RevocationCheck.REQUIRED, Reason.TLS_REVOKED)),
                DynamicTest.dynamicTest("T5 said to be revoked, nothing asked", () -> {
                    try (OcspStapling revoked = OcspStapling.revoked(PKI)) {
                        isTaken(RevocationCheck.NONE, b -> b);
                        assertThat(revoked.answers()).isPositive();
                    }
                }),
                DynamicTest.dynamicTest("T5 said to be good, proof required", () -> {
                    try (OcspStapling good = OcspStapling.good(PKI)) {
                        isTaken(RevocationCheck.REQUIRED, b -> b);
                        isTaken(RevocationCheck.REQUIRED, b -> b.tlsVersions("TLSv1.2"));
                        assertThat(good.answers()).isPositive();
                    }
                }),
                DynamicTest.dynamicTest(
                        "T5 nothing said, if stapled", () -> isTaken(RevocationCheck.IF_STAPLED, b -> b)),
                DynamicTest.dynamicTest("T5 nothing said, proof required", () -> {
                    try (ScriptedWorld world = ScriptedWorld.start()) {
                        TransportException failure =
                                isRefused(world, bank(world, RevocationCheck.REQUIRED), Reason.TLS_UNTRUSTED);
                        assertThat(failure).hasMessageContaining("does not prove");
                    }
                }),
                DynamicTest.dynamicTest("T5 a proof of another authority, proof required", () -> {
                    try (OcspStapling stranger = OcspStapling.good(PKI.stranger());
                            ScriptedWorld world = ScriptedWorld.start()) {
                        isRefused(world, bank(world, RevocationCheck.REQUIRED), Reason.TLS_UNTRUSTED);
                        assertThat(stranger.answers()).isPositive();
                    }
                }));
    }

    private static TransportException revoked(RevocationCheck check, Reason reason) {
        try (OcspStapling revoked = OcspStapling.revoked(PKI);
                ScriptedWorld world = ScriptedWorld.start()) {
            TransportException failure = isRefused(world, bank(world, check), reason);
            assertThat(revoked.answers()).isPositive();
            return failure;
        }
    }

    private static void isTaken(RevocationCheck check, UnaryOperator<ScriptedBank.Builder> server) {
        try (ScriptedWorld world =
                ScriptedWorld.before(server.apply(ScriptedBank.builder(PKI)).start())) {
            assertThat(ScriptedWorld.consent(bank(world, check))).isNotNull();
            assertThat(world.bank.requests()).hasSize(1);
        }
    }

    private static Bank bank(ScriptedWorld world, RevocationCheck check) {
        return world.bank(
                builder -> builder.settings(Settings.builder().revocation(check).build()));
    }

    @Test
    @DisplayName("T6 a server that knows TLS 1.1 only is told, and sees no request")
    void aServerOfOldTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ScriptedWorld world = ScriptedWorld.start()) {
            Thread thread = new Thread(() -> refuseVersion(server));
            thread.start();
            URI origin = URI.create("https://localhost:" + server.getLocalPort());
            Bank bank = world.bank(builder -> builder.endpoints(ScriptedWorld.ID, BankEndpoints.of(origin, origin)));
            TransportException failure = isRefused(world, bank, Reason.TLS_HANDSHAKE);
            assertThat(failure).hasMessageContaining("protocol_version");
            thread.join();
        }
    }

    private static void refuseVersion(ServerSocket server) {
        byte[] alertProtocolVersion = {0x15, 3, 2, 0, 2, 2, 70};
        try (Socket client = server.accept()) {
            byte[] head = client.getInputStream().readNBytes(5);
            client.getInputStream().readNBytes((head[3] & 0xff) << 8 | head[4] & 0xff);
            client.getOutputStream().write(alertProtocolVersion);
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client's view is what is asked.
            return;
        }
    }
}
