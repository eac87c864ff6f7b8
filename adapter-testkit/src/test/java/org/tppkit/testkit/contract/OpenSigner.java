package org.tppkit.testkit.contract;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.Signer;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** A right signer, made of parts that wrong signers replace. */
class OpenSigner implements Signer {
    static final TppCertificates TPP = TestPki.shared().tpp();
    static final String PIN = "canary-pin";

    // --- the parts ---

    PrivateKey key() {
        return TPP.qsealc().key();
    }

    List<X509Certificate> chain() {
        return TPP.qsealc().chain();
    }

    byte[] signature(SignatureAlgorithm algorithm, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm.jcaName());
        signature.initSign(key());
        signature.update(message);
        return signature.sign();
    }

    RuntimeException failure() {
        return new SigningException("the HSM did not answer", null);
    }

    // --- what the contract needs beside the signer ---

    Signer withChain(List<X509Certificate> chain) {
        throw new ConfigurationException(List.of("the certificate is not the key's"));
    }

    final Signer failing() {
        return new OpenSigner() {
            @Override
            public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
                throw OpenSigner.this.failure();
            }

            @Override
            public String toString() {
                return OpenSigner.this.toString();
            }
        };
    }

    // --- the signer ---

    @Override
    public List<X509Certificate> certificateChain() {
        return chain();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
        try {
            return signature(algorithm, message);
        } catch (GeneralSecurityException e) {
            throw new SigningException("no signature by " + algorithm, null);
        }
    }
}
