package org.tppkit.core.internal.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/**
 * Says what a failure of the JDK's client means. Its exceptions are not kept as causes: their messages quote header values
 * and addresses. Their classes are named instead.
 */
final class Failures {
    private static final int DEEPEST = 12;

    private Failures() {}

    /** What a failure before the answer's headers means. */
    static TransportException beforeAnswer(Throwable failure, String host) {
        List<Throwable> chain = chain(failure);
        if (has(chain, SSLException.class)) {
            return TlsFailures.of(chain, host);
        }
        if (has(chain, HttpConnectTimeoutException.class)) {
            return failure(Reason.UNREACHABLE, false, host + " did not take the connection in time", chain);
        }
        if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
            return failure(Reason.UNREACHABLE, false, host + " is an unknown host", chain);
        }
        if (has(chain, ConnectException.class) || has(chain, NoRouteToHostException.class)) {
            return failure(Reason.UNREACHABLE, false, host + " refused the connection", chain);
        }
        if (has(chain, HttpTimeoutException.class)) {
            return failure(Reason.TIMEOUT, true, host + " did not answer in time", chain);
        }
        if (isMalformed(chain)) {
            return failure(Reason.MALFORMED, true, host + " sent what is no proper HTTP", chain);
        }
        return failure(Reason.CONNECTION_LOST, true, "the connection to " + host + " broke before the answer", chain);
    }

    /** What a failure within the answer's body means. */
    static TransportException withinBody(Throwable failure, String host) {
        List<Throwable> chain = chain(failure);
        if (isMalformed(chain)) {
            return failure(Reason.MALFORMED, true, host + " sent a body that is no proper HTTP", chain);
        }
        return failure(
                Reason.CONNECTION_LOST,
                true,
                "the connection to " + host + " broke before the answer was complete",
                chain);
    }

    static TransportException failure(Reason reason, boolean mayHaveArrived, String message, List<Throwable> chain) {
        return new TransportException(reason, mayHaveArrived, message + " (" + classes(chain) + ")", null);
    }

    static boolean has(List<Throwable> chain, Class<? extends Throwable> kind) {
        return chain.stream().anyMatch(kind::isInstance);
    }

    private static boolean isMalformed(List<Throwable> chain) {
        return has(chain, ProtocolException.class)
                || has(chain, NumberFormatException.class)
                || chain.stream().anyMatch(Failures::isAboutChunks);
    }

    /** The JDK has no class for it. A test notices if its words change. */
    private static boolean isAboutChunks(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && (message.startsWith("Invalid chunk") || message.startsWith("Illegal character in chunk"));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = failure; next != null && chain.size() < DEEPEST; next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }

    private static String classes(List<Throwable> chain) {
        return chain.stream()
                .map(failure -> failure.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining(" <- "));
    }
}
