package org.tppkit.testkit.simulator.control;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates that somebody pasted. */
final class Pem {

    private Pem() {}

    /** At least one certificate; private keys are refused before anything else, and never shown. */
    static List<X509Certificate> certificates(String name, String text) {
        if (holdsPrivateKey(text)) {
            throw RefusedException.badRequest(
                    "the field " + name + " holds a private key",
                    "send the certificate; a key stays where it was made");
        }
        try {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw notPem(name);
        }
        throw notPem(name);
    }

    /** Whether somebody pasted what should have stayed where it was. */
    static boolean holdsPrivateKey(String text) {
        return text.contains("PRIVATE KEY");
    }

    private static RefusedException notPem(String name) {
        return Fields.wrong(name, "PEM: -----BEGIN CERTIFICATE----- and so on, the certificate itself first");
    }
}
