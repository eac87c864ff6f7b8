package org.tppkit.core.internal.signing;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be told about certificates that can still be used, or may be. */
public final class CertificateWarnings {
    private static final Duration NOTICE = Duration.ofDays(30);

    private CertificateWarnings() {}

    /**
     * What is worth a warning.
     *
     * @param qwac empty where it is not known
     * @param qsealc the certificate of the signing key
     * @param now the moment to judge by
     */
    public static List<String> of(Optional<X509Certificate> qwac, X509Certificate qsealc, Instant now) {
        List<String> warnings = new ArrayList<>();
        qwac.ifPresent(certificate -> addValidity("QWAC", certificate, now, warnings));
        addValidity("QSealC", qsealc, now, warnings);
        Optional<String> transport = qwac.flatMap(QualifiedCertificate::organizationIdentifier);
        Optional<String> seal = QualifiedCertificate.organizationIdentifier(qsealc);
        if (transport.isPresent() && seal.isPresent() && !transport.equals(seal)) {
            warnings.add("QWAC and QSealC name different organisations: " + transport.get() + " and " + seal.get());
        }
        return warnings;
    }

    private static void addValidity(String name, X509Certificate certificate, Instant now, List<String> warnings) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            warnings.add(name + ": the certificate is valid only from " + from);
        } else if (now.isAfter(to)) {
            warnings.add(name + ": the certificate expired at " + to);
        } else if (now.isAfter(to.minus(NOTICE))) {
            warnings.add(name + ": the certificate expires at " + to + "; renew it at your trust service and the bank");
        }
    }
}
