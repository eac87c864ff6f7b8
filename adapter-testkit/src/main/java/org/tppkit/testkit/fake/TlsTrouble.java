package org.tppkit.testkit.fake;

import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/** What a failure of the JDK's TLS means. The JDK's own messages stay out: they may quote what the server sent. */
final class TlsTrouble {
    private TlsTrouble() {}

    /** Before a request was sent. */
    static TransportException inHandshake(IOException failure, String host) {
        return new TransportException(reason(failure), false, "no TLS connection to " + host, null);
    }

    /** After a request was sent. A TLS 1.3 server refuses our certificate only now. */
    static TransportException inExchange(IOException failure, String host) {
        boolean refused = failure instanceof SSLHandshakeException || says(failure, "certificate");
        return new TransportException(
                refused ? Reason.CLIENT_CERTIFICATE : Reason.CONNECTION_LOST,
                true,
                "the connection to " + host + " broke before the answer",
                null);
    }

    private static Reason reason(IOException failure) {
        if (has(
                failure,
                e -> e instanceof CertificateExpiredException || e instanceof CertificateNotYetValidException)) {
            return Reason.TLS_EXPIRED;
        }
        if (says(failure, "no subject alternative") || says(failure, "no name matching")) {
            return Reason.TLS_HOST_NAME;
        }
        if (has(failure, e -> e instanceof CertPathValidatorException)
                || says(failure, "unable to find valid certification path")) {
            return Reason.TLS_UNTRUSTED;
        }
        if (says(failure, "received fatal alert") && says(failure, "certificate")) {
            return Reason.CLIENT_CERTIFICATE;
        }
        return failure instanceof SSLException ? Reason.TLS_HANDSHAKE : Reason.CONNECTION_LOST;
    }

    private static boolean says(Throwable failure, String words) {
        return has(
                failure,
                e -> e.getMessage() != null
                        && e.getMessage().toLowerCase(Locale.ROOT).contains(words));
    }

    private static boolean has(Throwable failure, Predicate<Throwable> what) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).anyMatch(what);
    }
}
