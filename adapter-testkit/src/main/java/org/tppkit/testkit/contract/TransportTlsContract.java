package org.tppkit.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** How transports prove who they are, and whom they believe. */
interface TransportTlsContract extends TransportUnderTest {

    @Test
    @DisplayName("HT-07 the bank sees the QWAC")
    default void theBankSeesTheQwac() {
        assertQwacShown(ScriptedBank.start(TransportScene.PKI), "a server that names the QWAC's own issuer");
    }

    @Test
    @DisplayName("HT-07 the bank sees the QWAC though it names other issuers")
    default void theBankSeesTheQwacThoughItNamesOtherIssuers() {
        ScriptedBank bank = ScriptedBank.builder(TransportScene.PKI)
                .announcing(TransportScene.PKI.stranger().caCertificate())
                .start();
        assertQwacShown(bank, "a server that names another issuer and trusts the QWAC's all the same");
    }

    private void assertQwacShown(ScriptedBank bank, String which) {
        try (TransportScene scene = TransportScene.of(this, bank)) {
            bank.when("GET", "/").answer(ScriptedAnswer.json(200, "{}"));
            Exchange.End end = scene.exchange(scene.get("/")).end(scene.guard(), TransportClauses.SHOWS_QWAC);
            TransportClauses.SHOWS_QWAC.holds(
                    end.answer() != null, which + " requires a certificate, and there was no answer.");
            String qwac = TransportScene.PKI
                    .tpp()
                    .qwac()
                    .certificate()
                    .getSubjectX500Principal()
                    .getName();
            String shown = bank.requests().get(0).clientSubject().orElse("none");
            TransportClauses.SHOWS_QWAC.equal(qwac, shown, which + " got another certificate than the QWAC.");
        }
    }

    @Test
    @DisplayName("HT-03, HT-12 a server of an unknown authority gets nothing")
    default void aServerOfAnUnknownAuthorityGetsNothing() {
        assertRefused(
                TransportScene.PKI.stranger().server(), Reason.TLS_UNTRUSTED, "a certificate of an unknown authority");
    }

    @Test
    @DisplayName("HT-03, HT-12 a server of another host gets nothing")
    default void aServerOfAnotherHostGetsNothing() {
        Instant now = Instant.now();
        KeyAndChain other =
                TransportScene.PKI.server("other.example", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        assertRefused(other, Reason.TLS_HOST_NAME, "a certificate of another host");
    }

    @Test
    @DisplayName("HT-03, HT-12 a server whose certificate has expired, or is not valid yet, gets nothing")
    default void aServerWithAnExpiredCertificateGetsNothing() {
        Instant now = Instant.now();
        Duration day = Duration.ofDays(1);
        assertRefused(
                TransportScene.PKI.server("localhost", now.minus(day.multipliedBy(9)), now.minus(day)),
                Reason.TLS_EXPIRED,
                "a certificate that ended yesterday");
        assertRefused(
                TransportScene.PKI.server("localhost", now.plus(day), now.plus(day.multipliedBy(9))),
                Reason.TLS_EXPIRED,
                "a certificate that begins tomorrow");
    }

    private void assertRefused(KeyAndChain server, Reason reason, String what) {
        ScriptedBank bank =
                ScriptedBank.builder(TransportScene.PKI).identity(server).start();
        bank.when(request -> true).answer(ScriptedAnswer.of(200));
        try (TransportScene scene = TransportScene.of(this, bank)) {
            Exchange.End end =
                    scene.exchange(scene.with("POST", "/token")).end(scene.guard(), TransportClauses.VERIFIED_SERVER);
            TransportClauses.VERIFIED_SERVER.holds(
                    end.answer() == null && bank.requests().isEmpty(),
                    "a server with " + what + " got the request, token and all.");
            TransportException failure = end.transportFailure(TransportClauses.VERIFIED_SERVER, what);
            TransportScene.assertReason(reason, failure, TransportClauses.VERIFIED_SERVER, what);
            TransportClauses.NO_ANSWER.holds(
                    !failure.requestMayHaveArrived(),
                    what + " is seen before anything is sent, and yet it is said that the request may have arrived.");
        }
    }
}
