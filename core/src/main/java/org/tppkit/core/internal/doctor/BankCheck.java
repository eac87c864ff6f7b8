package org.tppkit.core.internal.doctor;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tppkit.core.internal.http.CertificateFile;
import org.tppkit.core.internal.http.TlsPath;
import org.tppkit.core.internal.signing.PemText;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** What the network shows: the way to a bank's server, and the file at the keyId URL. */
public final class BankCheck {
    private static final Duration NOTICEABLE = Duration.ofSeconds(30);
    private static final Duration HARMFUL = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofDays(7);

    private final Findings findings;
    private final Instant now;

    /** @param now the moment by which certificates are judged */
    public BankCheck(Instant now, Findings findings) {
        this.now = now;
        this.findings = findings;
    }

    // ------------------------------------------------------------------ the way to a bank

    /**
     * Looks at the way to a bank, step by step; ends at the first step that failed.
     *
     * @param bank the bank's id
     * @param origin where its interface lives
     */
    public void way(String bank, URI origin, TlsPath path) {
        String host = origin.getHost();
        if (!path.connected()) {
            findings.error(
                    "bank.tcp",
                    bank,
                    "no TCP connection: " + said(path) + "; look at the name, at firewalls and proxies");
            return;
        }
        findings.ok("bank.tcp", bank, "TCP connects to " + host);
        if (!certificate(bank, host, path)) {
            return;
        }
        if (path.version().isEmpty()) {
            handshakeFailed(bank, path);
            return;
        }
        findings.ok(
                "bank.tls",
                bank,
                path.version().get() + " with " + path.cipher().orElse("?"));
        ourCertificate(bank, path);
        clock(bank, path);
    }

    private boolean certificate(String bank, String host, TlsPath path) {
        if (path.server().isEmpty()) {
            handshakeFailed(bank, path);
            return false;
        }
        X509Certificate certificate = path.server().get(0);
        if (!path.serverTrusted()) {
            findings.error(
                    "bank.server-certificate",
                    bank,
                    said(path) + ". It is the certificate of "
                            + CertificateCheck.printable(
                                    certificate.getSubjectX500Principal().getName()) + ", issued by "
                            + CertificateCheck.printable(
                                    certificate.getIssuerX500Principal().getName()) + ", valid until "
                            + certificate.getNotAfter().toInstant()
                            + "; check the address, a proxy that breaks TLS up, and trust.pem");
            return false;
        }
        Instant end = certificate.getNotAfter().toInstant();
        if (Duration.between(now, end).compareTo(SOON) < 0) {
            findings.warning(
                    "bank.server-certificate",
                    bank,
                    "the certificate of " + host + " is trusted, but ends at " + end + ": the bank should renew it");
        } else {
            findings.ok(
                    "bank.server-certificate",
                    bank,
                    "the certificate of " + host + " is trusted and valid until " + end);
        }
        return true;
    }

    private void handshakeFailed(String bank, TlsPath path) {
        // Whatever ends a handshake after our certificate was asked for is most likely about it.
        if (path.asked() || reason(path).equals(Optional.of(Reason.CLIENT_CERTIFICATE))) {
            ourCertificate(bank, path);
        } else {
            findings.error("bank.tls", bank, said(path) + "; TPPKit speaks TLS 1.3 and 1.2");
        }
    }

    private void ourCertificate(String bank, TlsPath path) {
        if (!path.asked()) {
            findings.warning(
                    "bank.client-certificate",
                    bank,
                    "the server did not ask for a certificate: production hosts" + " of banks do, sandboxes may not");
        } else if (!path.presented()) {
            findings.error(
                    "bank.client-certificate",
                    bank,
                    "the server asked for a certificate, but none was presented: the"
                            + " QWAC's key is of a kind that the server does not take, or the key manager gives none");
        } else if (path.failure().isPresent()) {
            findings.error(
                    "bank.client-certificate",
                    bank,
                    "the QWAC was presented, but then: " + said(path)
                            + (path.issuersNamed() && !path.ourIssuerNamed()
                                    ? "; its issuer is none of those that the server names"
                                    : "")
                            + "; check that it is the one registered at the bank, and its chain");
        } else {
            findings.ok(
                    "bank.client-certificate",
                    bank,
                    "the server asked for a certificate and took the QWAC"
                            + (path.issuersNamed() && !path.ourIssuerNamed()
                                    ? ", though it does not name its issuer (TPPKit presents it all the same)"
                                    : ""));
        }
    }

    private void clock(String bank, TlsPath path) {
        if (path.status().isEmpty()) {
            if (!path.asked()) {
                findings.warning("bank.answer", bank, "no answer came after the handshake: " + said(path));
            }
            return;
        }
        findings.ok(
                "bank.answer",
                bank,
                "the server answers (HTTP " + path.status().get() + " for /, which means nothing)");
        path.bankIsAhead()
                .ifPresentOrElse(
                        ahead -> skew(bank, ahead),
                        () -> findings.warning(
                                "bank.clock", bank, "the answer has no Date: the bank's clock cannot be compared"));
    }

    private void skew(String bank, Duration ahead) {
        Duration skew = ahead.abs();
        String what = "the bank's clock is " + skew.toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " this machine's";
        if (skew.compareTo(HARMFUL) >= 0) {
            findings.error(
                    "bank.clock",
                    bank,
                    what + ": banks refuse dates that are so far off; set this machine's clock" + " (NTP)");
        } else if (skew.compareTo(NOTICEABLE) >= 0) {
            findings.warning("bank.clock", bank, what + ": set this machine's clock (NTP)");
        } else {
            findings.ok("bank.clock", bank, "the bank's clock and this machine's agree");
        }
    }

    private static Optional<Reason> reason(TlsPath path) {
        return path.failure().map(TransportException::reason);
    }

    private static String said(TlsPath path) {
        return path.failure()
                .map(failure -> String.valueOf(failure.getMessage()))
                .orElse("nothing was said");
    }

    // ------------------------------------------------------------------ the keyId URL

    /**
     * Looks at what the keyId URL serves.
     *
     * @param about the application whose own it is; empty for the general one
     * @param qsealc what should be there; empty where it is not known
     */
    public void keyId(String about, CertificateFile.Fetched fetched, Optional<X509Certificate> qsealc) {
        if (!fetched.isThere()) {
            findings.error(
                    "keyid.reachable",
                    about,
                    "the keyId URL gives no certificate: " + fetched.problem()
                            + "; banks that cannot fetch it refuse every signature");
            return;
        }
        findings.ok("keyid.reachable", about, "the keyId URL can be fetched");
        Optional<X509Certificate> served = PemText.certificate(fetched.content());
        if (served.isEmpty()) {
            findings.error(
                    "keyid.certificate",
                    about,
                    "what the keyId URL serves is no certificate: it should be the QSealC" + " as PEM");
        } else if (qsealc.isPresent() && !served.equals(qsealc)) {
            findings.error(
                    "keyid.certificate",
                    about,
                    "the keyId URL serves another certificate than the QSealC that signs:"
                            + " put the new one there when you rotate keys");
        } else {
            findings.ok("keyid.certificate", about, "the keyId URL serves the QSealC");
        }
        if (served.isPresent()) {
            form(about, fetched.content());
        }
    }

    private void form(String about, byte[] content) {
        if (PemText.isBinary(content)) {
            findings.warning("keyid.pem", about, "the keyId URL serves DER; banks expect PEM");
            return;
        }
        List<String> remarks = PemText.remarks(content);
        remarks.forEach(remark -> findings.warning(
                "keyid.pem", about, "the file at the keyId URL is odd: " + remark + "; a bank may refuse it"));
        if (remarks.isEmpty()) {
            findings.ok("keyid.pem", about, "the file at the keyId URL is clean PEM");
        }
    }
}
