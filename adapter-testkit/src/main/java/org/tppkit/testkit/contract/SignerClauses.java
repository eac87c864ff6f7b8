package org.tppkit.testkit.contract;

/** What is demanded of signers, in the words of a failed test. */
final class SignerClauses {
    static final Clause VERIFIES = new Clause(
            "SG-01 The signature must verify against the first certificate of the chain.",
            "sign the message itself (SHA256withRSA over the bytes), not its digest and not with a plain RSA operation; the"
                    + " key must be that of the first certificate; the raw signature, not Base64.");

    static final Clause THREADS = new Clause(
            "SG-02 A signer must give right signatures to any number of threads at once.",
            "a java.security.Signature belongs to one thread: make one for each signature, or lock; take HSM sessions from"
                    + " a pool.");

    static final Clause SILENT = new Clause(
            "SG-03 A failure must be a SigningException, and a signer must not put key material or passwords into"
                    + " messages, logs or causes.",
            "wrap what the provider throws, tell its class only, and leave out its message and cause; write a toString"
                    + " that names the certificate.");

    static final Clause MISMATCH = new Clause(
            "SG-04 A certificate that is not the key's must be refused with ConfigurationException when the signer is"
                    + " made, or with SigningException when it signs.",
            "when the signer is made, sign a few bytes and verify them with the first certificate's key.");

    static final Clause CHAIN = new Clause(
            "SG-05 The chain must begin with the QSealC, and each certificate must be followed by its issuer.",
            "the order in which certificates are read from the file or the HSM, and that the QWAC's was not taken.");

    private SignerClauses() {}
}
