package org.tppkit.testkit.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A private key and its certificate chain.
 *
 * @param key the private key; never shown by {@link #toString()}
 * @param chain the certificate of the key first, its issuer last
 */
public record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {

    /**
     * Checks what it is made of.
     *
     * @param key the private key; never shown by {@link #toString()}
     * @param chain the certificate of the key first, its issuer last
     * @throws IllegalArgumentException if the chain is empty
     */
    public KeyAndChain {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain needs at least one certificate");
        }
    }

    /** {@return the certificate of the key itself} */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** {@return SHA-256 of the certificate's DER form, in lower-case hexadecimal} */
    public String sha256() {
        return sha256(certificate());
    }

    /**
     * {@return SHA-256 of a certificate's DER form, in lower-case hexadecimal: 64 characters}
     *
     * @param certificate any X.509 certificate
     */
    public static String sha256(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate has no SHA-256", e);
        }
    }

    /** {@return the chain as PEM text, the certificate of the key first} */
    public String chainPem() {
        return chain.stream().map(KeyAndChain::pem).collect(Collectors.joining());
    }

    /** {@return the private key as PEM text (PKCS#8, not encrypted)} */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /**
     * {@return one certificate as PEM text, in lines of 64 characters}
     *
     * @param certificate any X.509 certificate
     */
    public static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the certificate cannot be encoded", e);
        }
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** Names the certificate; the key stays out. */
    @Override
    public String toString() {
        return "KeyAndChain[" + certificate().getSubjectX500Principal().getName() + ", key=***]";
    }
}
