package org.tppkit.ports.spi.signing;

/** How a message is signed. */
public enum SignatureAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256: {@code rsa-sha256} of draft-cavage-http-signatures. */
    RSA_SHA256("rsa-sha256", "SHA256withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RSA_SHA512("rsa-sha512", "SHA512withRSA");

    private final String httpName;
    private final String jcaName;

    SignatureAlgorithm(String httpName, String jcaName) {
        this.httpName = httpName;
        this.jcaName = jcaName;
    }

    /** {@return the name in a Signature header} */
    public String httpName() {
        return httpName;
    }

    /** {@return the name for {@link java.security.Signature#getInstance(String)}} */
    public String jcaName() {
        return jcaName;
    }
}
