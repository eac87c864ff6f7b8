package org.tppkit.core.internal.doctor;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.core.internal.signing.CertificateStatements;
import org.tppkit.core.internal.signing.QualifiedCertificate;

/** What can be seen in one of the two certificates alone. */
final class CertificateCheck {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    /** ETSI TS 119 495 clause 5.2.1. */
    private static final Pattern AUTHORISATION = Pattern.compile("PSD([A-Z]{2}-[A-Z]{2,8})-\\S.*");
    /** ETSI TS 119 495 clause 5.2.3. */
    private static final Pattern AUTHORITY = Pattern.compile("[A-Z]{2}-[A-Z]{2,8}");

    private final Subject subject;
    private final X509Certificate certificate;
    private final Findings findings;

    private CertificateCheck(Subject subject, X509Certificate certificate, Findings findings) {
        this.subject = subject;
        this.certificate = certificate;
        this.findings = findings;
    }

    /**
     * Looks at a certificate.
     *
     * @param chain it, and what came with it
     * @param wanted the roles that the third party needs
     * @param now the moment to judge by
     */
    static void of(Subject subject, List<X509Certificate> chain, Set<String> wanted, Instant now, Findings findings) {
        for (X509Certificate certificate : chain) {
            new CertificateCheck(subject, certificate, findings).validity(now, certificate.equals(chain.get(0)));
        }
        CertificateCheck own = new CertificateCheck(subject, chain.get(0), findings);
        own.usage();
        own.statements(wanted);
    }

    // ------------------------------------------------------------------ time

    private void validity(Instant now, boolean own) {
        String name = own ? "the " + subject.certificate() : "the certificate of " + issuerName(certificate);
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        Duration left = Duration.between(now, to);
        if (now.isBefore(from)) {
            findings.error(
                    id("validity"),
                    subject.about(),
                    name + " is valid only from " + from + ": wait, or set this machine's clock");
        } else if (left.isNegative()) {
            findings.error(
                    id("validity"),
                    subject.about(),
                    name + " expired at " + to
                            + ": get a new one from your trust service and register it at each bank");
        } else if (left.compareTo(Duration.ofDays(30)) <= 0) {
            findings.warning(
                    id("validity"),
                    subject.about(),
                    name + " expires at " + to + ", " + soon(left)
                            + ": renew it now; banks need days to register a new one");
        } else if (own) {
            findings.ok(id("validity"), subject.about(), name + " is valid until " + to);
        }
    }

    private static String soon(Duration left) {
        for (int days : new int[] {1, 7}) {
            if (left.compareTo(Duration.ofDays(days)) <= 0) {
                return "within " + days + (days == 1 ? " day" : " days");
            }
        }
        return "within 30 days";
    }

    private static String issuerName(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    // ------------------------------------------------------------------ use

    private void usage() {
        boolean[] usage = certificate.getKeyUsage();
        boolean signs = usage != null && usage[DIGITAL_SIGNATURE];
        boolean binds = usage != null && usage[NON_REPUDIATION];
        if (usage == null) {
            findings.warning(
                    id("usage"),
                    subject.about(),
                    "the " + subject.certificate()
                            + " does not say what its key may be used for; some banks refuse it");
        } else if (subject.isQwac() && !signs) {
            findings.error(
                    id("usage"),
                    subject.about(),
                    "the QWAC's key usage lacks digitalSignature: no server takes it" + " for TLS; ask for a QWAC");
        } else if (!signs && !binds) {
            findings.error(
                    id("usage"),
                    subject.about(),
                    "the QSealC's key usage has neither digitalSignature nor"
                            + " nonRepudiation: its signatures count for nothing; ask for a QSealC");
        } else if (subject.isQwac() && !isForClients()) {
            findings.error(
                    id("usage"),
                    subject.about(),
                    "the QWAC's extended key usage lacks client authentication" + " (" + CLIENT_AUTHENTICATION
                            + "): banks refuse it in mutual TLS");
        } else {
            findings.ok(
                    id("usage"),
                    subject.about(),
                    "the key of the " + subject.certificate() + " may be used for what it is here for");
        }
    }

    /** A certificate without that extension may be used for everything. */
    private boolean isForClients() {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(CLIENT_AUTHENTICATION);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    // ------------------------------------------------------------------ statements

    private void statements(Set<String> wanted) {
        CertificateStatements statements = CertificateStatements.of(certificate);
        statements
                .fault()
                .ifPresent(fault -> findings.error(
                        id("statements"),
                        subject.about(),
                        "the statements of the "
                                + subject.certificate() + " cannot be read: " + fault
                                + "; ask the trust service for a right certificate"));
        type(statements);
        if (statements.psd2() instanceof CertificateStatements.Stated stated) {
            findings.ok(id("psd2"), subject.about(), "the " + subject.certificate() + " has a PSD2 statement");
            roles(stated, wanted);
            authority(stated);
        } else if (statements.psd2() instanceof CertificateStatements.Malformed malformed) {
            findings.error(
                    id("psd2"),
                    subject.about(),
                    "the PSD2 statement of the " + subject.certificate() + " is malformed: " + malformed.what()
                            + "; ask the trust service for a right certificate");
        } else {
            findings.error(
                    id("psd2"),
                    subject.about(),
                    "the " + subject.certificate()
                            + " has no PSD2 statement (ETSI TS 119 495): it is no certificate for PSD2");
        }
        organization(statements.psd2());
    }

    private void type(CertificateStatements statements) {
        String wanted = subject.isQwac() ? "web" : "eseal";
        if (!statements.types().contains(wanted)) {
            findings.error(
                    id("type"),
                    subject.about(),
                    "the " + subject.certificate() + " should have the QcType "
                            + wanted + ", but has "
                            + (statements.types().isEmpty() ? "none" : sorted(statements.types()))
                            + (statements.types().contains(subject.isQwac() ? "eseal" : "web")
                                    ? ": QWAC and QSealC are exchanged"
                                    : ": ask for a " + subject.certificate()));
        } else if (!statements.compliant()) {
            findings.warning(
                    id("type"),
                    subject.about(),
                    "the " + subject.certificate()
                            + " does not state that it is a qualified certificate of the EU (QcCompliance)");
        } else {
            findings.ok(id("type"), subject.about(), "the QcType of the " + subject.certificate() + " is " + wanted);
        }
    }

    private void roles(CertificateStatements.Stated stated, Set<String> wanted) {
        Set<String> roles = new TreeSet<>();
        for (CertificateStatements.Role role : stated.roles()) {
            roles.add(role.known());
            if (!role.known().equals(role.name())) {
                findings.warning(
                        id("roles"),
                        subject.about(),
                        "the role " + role.oid() + " is written '"
                                + printable(role.name()) + "' in the " + subject.certificate()
                                + "; a bank that reads the name takes it for another one");
            }
        }
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(roles);
        if (roles.isEmpty()) {
            findings.error(
                    id("roles"),
                    subject.about(),
                    "the PSD2 statement of the " + subject.certificate() + " names no role");
        } else if (!missing.isEmpty()) {
            findings.error(
                    id("roles"),
                    subject.about(),
                    "the " + subject.certificate() + " names " + roles + " but not " + missing
                            + ", which what you want needs: banks will refuse it");
        } else {
            findings.ok(
                    id("roles"),
                    subject.about(),
                    "the " + subject.certificate() + " names the roles " + roles
                            + (wanted.isEmpty() ? "" : ", all that are wanted"));
        }
    }

    private void authority(CertificateStatements.Stated stated) {
        String authority = printable(stated.authorityName()) + " (" + printable(stated.authorityId()) + ")";
        if (!AUTHORITY.matcher(stated.authorityId()).matches()) {
            findings.error(
                    id("authority"),
                    subject.about(),
                    "the competent authority of the " + subject.certificate() + " is " + authority
                            + ", but its identifier should look like FR-ACPR");
        } else {
            findings.ok(
                    id("authority"),
                    subject.about(),
                    "the competent authority of the " + subject.certificate() + " is " + authority);
        }
    }

    private void organization(CertificateStatements.Psd2 psd2) {
        Optional<String> found = QualifiedCertificate.organizationIdentifier(certificate);
        if (found.isEmpty()) {
            findings.error(
                    id("organization"),
                    subject.about(),
                    "the subject of the " + subject.certificate()
                            + " has no organizationIdentifier: banks read your authorisation number there");
            return;
        }
        String identifier = printable(found.get());
        Matcher form = AUTHORISATION.matcher(found.get());
        if (!form.matches()) {
            findings.warning(
                    id("organization"),
                    subject.about(),
                    "the organizationIdentifier of the "
                            + subject.certificate() + " is " + identifier + "; of a PSD2 authorisation it looks like"
                            + " PSDFR-ACPR-12345, and banks may look for that");
        } else if (psd2 instanceof CertificateStatements.Stated stated
                && !stated.authorityId().equals(form.group(1))) {
            findings.warning(
                    id("organization"),
                    subject.about(),
                    "the organizationIdentifier of the "
                            + subject.certificate() + " is " + identifier
                            + ", but its PSD2 statement names the authority "
                            + printable(stated.authorityId()));
        } else {
            findings.ok(
                    id("organization"),
                    subject.about(),
                    "the organisation of the " + subject.certificate() + " is " + identifier);
        }
    }

    private String id(String what) {
        return subject.id(what);
    }

    private static String sorted(Set<String> texts) {
        return new TreeSet<>(texts).toString().toLowerCase(Locale.ROOT);
    }

    /** A certificate's text may hold anything; a terminal should not. */
    static String printable(String text) {
        String shortened = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return shortened.replaceAll("\\p{C}", "?");
    }
}
