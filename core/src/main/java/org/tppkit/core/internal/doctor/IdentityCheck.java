package org.tppkit.core.internal.doctor;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.core.internal.signing.Fingerprints;
import org.tppkit.core.internal.signing.QualifiedCertificate;

/** Looks at the two certificates of an identity, and at the address where banks fetch the second one. No network. */
public final class IdentityCheck {
    private final Set<String> wantedRoles;
    private final Instant now;
    private final Findings findings;

    /**
     * @param wantedRoles the PSD2 roles that the third party needs; none to accept any
     * @param now the moment to judge by
     */
    public IdentityCheck(Set<String> wantedRoles, Instant now, Findings findings) {
        this.wantedRoles = wantedRoles;
        this.now = now;
        this.findings = findings;
    }

    /**
     * Looks at an identity.
     *
     * @param about the application whose own it is; empty for the general one
     * @param keyIdUrl where banks fetch the QSealC; empty where it is not known
     */
    public void of(String about, IdentityParts identity, Optional<URI> keyIdUrl) {
        Optional<X509Certificate> qwac = part(Subject.qwac(about), identity.qwac());
        Optional<X509Certificate> qsealc = part(Subject.qsealc(about), identity.qsealc());
        if (qwac.isPresent() && qsealc.isPresent()) {
            organisations(about, qwac.get(), qsealc.get());
        }
        keyIdUrl.ifPresent(url -> keyId(about, url, qsealc));
    }

    /** The own certificate, if there is one to be seen. */
    private Optional<X509Certificate> part(Subject subject, IdentityParts.Part part) {
        part.problems().forEach(problem -> findings.error(subject.id("source"), subject.about(), problem));
        if (part.problems().isEmpty()) {
            findings.ok(subject.id("source"), subject.about(), "the " + subject.certificate() + " can be read");
        }
        part.text().ifPresent(remarks -> text(subject, remarks));
        key(subject, part);
        if (part.chain().isEmpty()) {
            return Optional.empty();
        }
        List<X509Certificate> chain = ChainCheck.of(subject, part.chain(), part.isSorted(), findings);
        CertificateCheck.of(subject, chain, wantedRoles, now, findings);
        return Optional.of(chain.get(0));
    }

    private void text(Subject subject, List<String> remarks) {
        remarks.forEach(remark -> findings.warning(
                subject.id("pem"),
                subject.about(),
                "the file of the "
                        + subject.certificate() + " is odd: " + remark
                        + ". TPPKit reads it; a bank that fetches such a file may not"));
        if (remarks.isEmpty()) {
            findings.ok(
                    subject.id("pem"), subject.about(), "the PEM text of the " + subject.certificate() + " is clean");
        }
    }

    private void key(Subject subject, IdentityParts.Part part) {
        part.keyProblems().ifPresent(problems -> {
            problems.forEach(problem -> findings.error(subject.id("key"), subject.about(), problem));
            if (problems.isEmpty()) {
                findings.ok(subject.id("key"), subject.about(), "the key belongs to the " + subject.certificate());
            }
        });
    }

    private void organisations(String about, X509Certificate qwac, X509Certificate qsealc) {
        Optional<String> one = QualifiedCertificate.organizationIdentifier(qwac);
        Optional<String> other = QualifiedCertificate.organizationIdentifier(qsealc);
        if (one.isPresent() && one.equals(other)) {
            findings.ok("organizations", about, "QWAC and QSealC name the same organisation");
        } else if (one.isPresent() && other.isPresent()) {
            findings.warning(
                    "organizations",
                    about,
                    "QWAC and QSealC name different organisations: "
                            + CertificateCheck.printable(one.get()) + " and " + CertificateCheck.printable(other.get())
                            + "; banks expect one");
        }
    }

    private void keyId(String about, URI url, Optional<X509Certificate> qsealc) {
        List<String> problems = new ArrayList<>();
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            problems.add("is no absolute https address: banks fetch certificates over https only");
        }
        if (url.getRawFragment() != null || url.getRawUserInfo() != null) {
            problems.add("has a fragment or user information: leave it out");
        }
        problems.forEach(problem -> findings.error("keyid.url", about, "the keyId URL " + problem));
        if (problems.isEmpty() && url.getRawQuery() != null) {
            findings.warning(
                    "keyid.url",
                    about,
                    "the keyId URL has a query; STET's text allows none, and some banks refuse" + " it");
        } else if (problems.isEmpty()) {
            findings.ok("keyid.url", about, "the keyId URL is an https address");
        }
        Optional<String> fingerprint = Fingerprints.inNameOf(url);
        if (qsealc.isEmpty()) {
            return;
        }
        if (fingerprint.isEmpty()) {
            findings.ok(
                    "keyid.fingerprint",
                    about,
                    "the name in the keyId URL carries no fingerprint; its SHA-256 would be _"
                            + Fingerprints.sha256(qsealc.get()));
        } else if (Fingerprints.fits(fingerprint.get(), qsealc.get())) {
            findings.ok("keyid.fingerprint", about, "the name in the keyId URL carries the QSealC's fingerprint");
        } else {
            findings.error(
                    "keyid.fingerprint",
                    about,
                    "the fingerprint in the keyId URL is not the QSealC's: it should be _"
                            + Fingerprints.sha256(qsealc.get()));
        }
    }
}
