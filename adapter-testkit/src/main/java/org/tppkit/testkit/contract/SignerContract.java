package org.tppkit.testkit.contract;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.pki.TestPki;

/**
 * The rules SG-01 to SG-05 of {@link Signer}, for whoever writes one.
 *
 * <pre>{@code
 * class OurHsmSignerTest implements SignerContract {
 *     @Override
 *     public Signer signer() {
 *         return OurHsmSigner.open(SLOT, PIN, chain());
 *     }
 *
 *     @Override
 *     public Signer signerFor(List<X509Certificate> chain) {
 *         return OurHsmSigner.open(SLOT, PIN, chain);
 *     }
 * }
 * }</pre>
 */
public interface SignerContract {

    /** {@return the signer under test} Each test asks once. */
    Signer signer();

    /**
     * {@return a signer with the same key and another chain, whose certificate is not the key's} It may throw {@link
     * ConfigurationException}. Without an override the test is shown as aborted.
     *
     * @param chain the certificate and what leads to its root
     */
    default Signer signerFor(List<X509Certificate> chain) {
        return Assumptions.abort("signerFor(chain) is not overridden, so a foreign certificate was not tested");
    }

    /**
     * {@return a signer that fails whenever it signs: the HSM is gone, the key is of a kind that cannot sign} Without
     * one the test of failures is shown as aborted.
     */
    default Optional<Signer> failingSigner() {
        return Optional.empty();
    }

    /**
     * {@return what a failing signer must not tell: PINs, passwords, key material in the forms it might be printed}
     * Without one the test of failures is shown as aborted.
     */
    default List<String> secrets() {
        return List.of();
    }

    /** SG-01: what is signed verifies against the first certificate, by every algorithm. */
    @Test
    @DisplayName("SG-01 what is signed verifies against the first certificate, by every algorithm")
    default void signatureVerifies() {
        Signer signer = signer();
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            byte[] message = "(request-target): get /accounts".getBytes(StandardCharsets.UTF_8);
            Signatures.assertVerifies(signer, algorithm, message, "a message of one line");
            Signatures.assertVerifies(signer, algorithm, new byte[0], "an empty message");
            Signatures.assertVerifies(signer, algorithm, new byte[32], "a message as long as a SHA-256 digest");
            Signatures.assertVerifies(signer, algorithm, StoreSamples.noise(1 << 20), "a message of 1 MiB");
        }
    }

    /** SG-02: many threads get right signatures at once. */
    @Test
    @DisplayName("SG-02 many threads get right signatures at once")
    default void manyThreadsGetRightSignatures() {
        Signer signer = signer();
        int threads = 32;
        try (Race race = new Race(threads)) {
            List<Boolean> right = race.run(thread -> () -> Signatures.verifies(
                    signer,
                    SignatureAlgorithm.RSA_SHA256,
                    ("message of thread " + thread).getBytes(StandardCharsets.UTF_8)));
            long wrong = right.stream().filter(verifies -> !verifies).count();
            SignerClauses.THREADS.holds(
                    wrong == 0,
                    wrong + " of " + threads
                            + " signatures, made by as many threads at once, do not verify, or failed.");
        }
    }

    /** SG-03: a failure is a SigningException and shows neither key nor password. */
    @Test
    @DisplayName("SG-03 a failure is a SigningException and shows neither key nor password")
    default void failuresShowNoSecret() {
        Signer failing = failingSigner()
                .orElseGet(
                        () -> Assumptions.abort("failingSigner() gives no signer that fails, so nothing was tested"));
        try {
            failing.sign(SignatureAlgorithm.RSA_SHA256, new byte[] {1, 2, 3});
        } catch (SigningException e) {
            assertSilent(e, failing);
            Assumptions.assumeFalse(
                    secrets().isEmpty(), "secrets() names no secret, so whether one is shown was not tested");
            return;
        } catch (RuntimeException e) {
            throw SignerClauses.SILENT.broken(
                    "a signer that cannot sign threw " + e.getClass().getName() + ".", null);
        }
        throw SignerClauses.SILENT.broken("a signer that should fail gave a signature.", null);
    }

    private void assertSilent(SigningException failure, Signer failing) {
        String told = Secrets.told(failure) + failing;
        for (String secret : secrets()) {
            SignerClauses.SILENT.holds(
                    !told.contains(secret), "a secret stands in the exception, its causes, or the signer's toString.");
        }
    }

    /** SG-04: a certificate that is not the key's is refused before anything is sent. */
    @Test
    @DisplayName("SG-04 a certificate that is not the key's is refused before anything is sent")
    default void foreignCertificateIsRefused() {
        List<X509Certificate> foreign = TestPki.shared().tpp().qwac().chain();
        try {
            signerFor(foreign).sign(SignatureAlgorithm.RSA_SHA256, new byte[] {1, 2, 3});
        } catch (ConfigurationException | SigningException e) {
            return;
        } catch (RuntimeException e) {
            Signatures.rethrowIfAborted(e);
            throw SignerClauses.MISMATCH.broken(
                    "a certificate of another key was refused with "
                            + e.getClass().getName() + ".",
                    null);
        }
        throw SignerClauses.MISMATCH.broken(
                "a signer was made with a certificate of another key, and gave a signature.", null);
    }

    /** SG-05: the chain begins with the QSealC and goes up. */
    @Test
    @DisplayName("SG-05 the chain begins with the QSealC and goes up")
    default void chainBeginsWithTheQsealc() {
        List<X509Certificate> chain = signer().certificateChain();
        SignerClauses.CHAIN.holds(!chain.isEmpty(), "the chain is empty.");
        SignerClauses.CHAIN.holds(
                chain.get(0).getBasicConstraints() < 0, "the first certificate is an authority's own.");
        SignerClauses.CHAIN.holds(
                !Signatures.isForWebsitesOnly(chain.get(0)),
                "the first certificate is a QWAC: its QcType is web, not eseal.");
        for (int place = 1; place < chain.size(); place++) {
            SignerClauses.CHAIN.holds(
                    chain.get(place)
                            .getSubjectX500Principal()
                            .equals(chain.get(place - 1).getIssuerX500Principal()),
                    "certificate " + (place + 1) + " of the chain is not the issuer of the one before it.");
        }
    }
}
