package org.tppkit.ports.spi.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import org.tppkit.ports.error.SigningException;

/**
 * Signs with the private key of the third party's QSealC. The key may live in a file, in an HSM or behind a service.
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: may block, for instance on a network
 * HSM; an interrupt should end it, keep the flag set and be a {@link SigningException}. <b>Null</b>: nothing is null.
 * <b>Errors</b>: {@link SigningException}, whose message and cause hold neither key nor password. <b>Time and units</b>:
 * the call's deadline goes on while a signer works.
 *
 * <ul>
 *   <li>SG-01 The signature MUST verify against the first certificate of the chain.
 *   <li>SG-02 A signer MUST give right signatures to any number of threads at once.
 *   <li>SG-03 A signer MUST NOT put key material or passwords into messages, logs or causes.
 *   <li>SG-04 A certificate that is not the key's MUST be refused with {@link
 *       org.tppkit.ports.error.ConfigurationException} when the signer is made, or with {@link SigningException} when it
 *       signs.
 *   <li>SG-05 The chain MUST begin with the QSealC, and each certificate MUST be followed by its issuer.
 * </ul>
 */
public interface Signer {

    /** {@return the QSealC first, then the certificates that lead to its root, as far as they are known} */
    List<X509Certificate> certificateChain();

    /**
     * Signs bytes.
     *
     * @param algorithm how
     * @param message the bytes to be signed, not their digest
     * @return the raw signature
     */
    byte[] sign(SignatureAlgorithm algorithm, byte[] message);
}
