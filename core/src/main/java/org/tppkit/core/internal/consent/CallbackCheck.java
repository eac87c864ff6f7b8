package org.tppkit.core.internal.consent;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.model.Callback;

/** Whether a callback can be what a pending consent waits for, judged by the callback alone. */
final class CallbackCheck {
    private CallbackCheck() {}

    /**
     * Refuses what is malformed, ambiguous, came to another address or carries another state.
     *
     * @param pendingId the id of what waits: the hash of its state
     * @param redirectUri where the bank was told to send the customer
     */
    static void require(Callback callback, String pendingId, URI redirectUri) {
        if (callback.isMalformed()) {
            throw new CallbackException(
                    "the callback cannot be read: " + callback.malformation().orElse("it is no address"));
        }
        if (!callback.duplicates().isEmpty()) {
            throw new CallbackException("the callback names a parameter twice");
        }
        callback.redirectUri().ifPresent(address -> requireSameAddress(address, redirectUri));
        String state = callback.state().orElseThrow(() -> new CallbackException("the callback carries no state"));
        if (!States.belongTo(pendingId, state)) {
            throw new CallbackException("the callback's state belongs to something else that was begun");
        }
        if (callback.code().isPresent() && callback.error().isPresent()) {
            throw new CallbackException("the callback carries both a code and an error");
        }
    }

    /** What a relative address leaves open is not compared: servers behind a proxy may know the path only. */
    private static void requireSameAddress(URI address, URI redirectUri) {
        boolean sameHost = address.getHost() == null
                || (sameText(address.getHost(), redirectUri.getHost())
                        && sameText(address.getScheme(), redirectUri.getScheme())
                        && port(address) == port(redirectUri));
        if (!sameHost || !path(address).equals(path(redirectUri))) {
            throw new CallbackException("the callback came to another address than the application's redirect URI");
        }
    }

    private static boolean sameText(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return sameText(uri.getScheme(), "http") ? 80 : 443;
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }
}
