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

    /** What forbids an identity at this moment: certificates that are not valid yet, or not any more. */
    public static List<String> notValid(LoadedIdentity identity, Instant now) {
        List<String> problems = new ArrayList<>();
        identity.qwac()
                .ifPresent(certificate -> outOfTime("QWAC", certificate, now).ifPresent(problems::add));
        outOfTime("QSealC", identity.signer().certificateChain().get(0), now).ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> outOfTime(String name, X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of(name + ": the certificate is valid only from " + from);
        }
        return now.isAfter(to) ? Optional.of(name + ": the certificate expired at " + to) : Optional.empty();
    }

    private static void addValidity(String name, X509Certificate certificate, Instant now, List<String> warnings) {
        Optional<String> outOfTime = outOfTime(name, certificate, now);
        outOfTime.ifPresent(warnings::add);
        Instant to = certificate.getNotAfter().toInstant();
        if (outOfTime.isEmpty() && now.isAfter(to.minus(NOTICE))) {
            warnings.add(name + ": the certificate expires at " + to + "; renew it at your trust service and the bank");
        }
    }
}
