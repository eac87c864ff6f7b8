package org.tppkit.core.internal.http;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/**
 * Says what a failure of TLS means.
 *
 * <p>What we refuse ourselves comes before the request leaves. What the server refuses may come after: in TLS 1.3 our
 * certificate and the request travel before the server's verdict, and in TLS 1.2 a server may ask for the certificate only
 * then. So a refusal by the server counts as "may have arrived".
 */
final class TlsFailures {
    private static final Pattern ALERT = Pattern.compile("(?:fatal )?alert: ([a-z_]{1,40})");
    private static final Set<String> ABOUT_OUR_CERTIFICATE = Set.of(
            "no_certificate",
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "access_denied",
            "certificate_required");

    private TlsFailures() {}

    static TransportException of(List<Throwable> chain, String host) {
        Optional<String> alert = alert(chain);
        if (alert.isPresent()) {
            return refusedByServer(chain, host, alert.get());
        }
        if (Failures.has(chain, CertificateExpiredException.class) || hasReason(chain, BasicReason.EXPIRED)) {
            return ours(Reason.TLS_EXPIRED, "the certificate of " + host + " has expired", chain);
        }
        if (Failures.has(chain, CertificateNotYetValidException.class) || hasReason(chain, BasicReason.NOT_YET_VALID)) {
            return ours(Reason.TLS_EXPIRED, "the certificate of " + host + " is not valid yet", chain);
        }
        if (hasReason(chain, BasicReason.REVOKED)) {
            return ours(Reason.TLS_REVOKED, "the certificate of " + host + " was revoked", chain);
        }
        if (hasReason(chain, BasicReason.UNDETERMINED_REVOCATION_STATUS)) {
            return ours(
                    Reason.TLS_UNTRUSTED,
                    host + " does not prove that its certificate was not revoked, as RevocationCheck.REQUIRED asks",
                    chain);
        }
        if (chain.stream().anyMatch(TlsFailures::isAboutTheHostName)) {
            return ours(Reason.TLS_HOST_NAME, "the certificate shown belongs to another host than " + host, chain);
        }
        if (Failures.has(chain, CertificateException.class) || Failures.has(chain, CertPathValidatorException.class)) {
            return ours(Reason.TLS_UNTRUSTED, "the certificate of " + host + " comes from nobody we trust", chain);
        }
        if (chain.stream().anyMatch(TlsFailures::isAboutOurKey)) {
            return ours(Reason.CLIENT_CERTIFICATE, "the key of our certificate does not sign the handshake", chain);
        }
        return Failures.failure(
                Reason.TLS_HANDSHAKE,
                true,
                "TLS with " + host + " failed; a server may also break off like this when it refuses a certificate or"
                        + " knows no TLS 1.2",
                chain);
    }

    private static TransportException refusedByServer(List<Throwable> chain, String host, String alert) {
        String says = ", it says " + alert;
        if (ABOUT_OUR_CERTIFICATE.contains(alert)) {
            return Failures.failure(Reason.CLIENT_CERTIFICATE, true, host + " refused our certificate" + says, chain);
        }
        // The version is agreed first of all, long before a request.
        boolean mayHaveArrived = !alert.equals("protocol_version");
        return Failures.failure(
                Reason.TLS_HANDSHAKE, mayHaveArrived, host + " refused TLS" + says + explained(alert), chain);
    }

    /** RFC 5246 §7.4.6: in TLS 1.2 a server that got no certificate has no word of its own for that. */
    private static String explained(String alert) {
        return alert.equals("handshake_failure") ? "; a server of TLS 1.2 says so, too, if it saw no certificate" : "";
    }

    private static TransportException ours(Reason reason, String message, List<Throwable> chain) {
        return Failures.failure(reason, false, message, chain);
    }

    private static Optional<String> alert(List<Throwable> chain) {
        return chain.stream()
                .map(Throwable::getMessage)
                .filter(message -> message != null && message.contains("Received fatal alert"))
                .map(ALERT::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static boolean hasReason(List<Throwable> chain, CertPathValidatorException.Reason reason) {
        return chain.stream()
                .anyMatch(failure -> failure instanceof CertPathValidatorException path
                        && path.getReason().equals(reason));
    }

    /**
     * An HSM has lost it, say: the JDK finds that out within the handshake, and has no class for it but these words. Newer
     * JDKs put the alert that they send before them.
     */
    private static boolean isAboutOurKey(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && (message.contains("No supported CertificateVerify signature algorithm")
                        || message.contains("Cannot produce CertificateVerify signature"));
    }

    /** The JDK has no class for it. A test notices if its words change. */
    private static boolean isAboutTheHostName(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof CertificateException
                && message != null
                && (message.startsWith("No subject alternative") || message.startsWith("No name matching"));
    }
}
