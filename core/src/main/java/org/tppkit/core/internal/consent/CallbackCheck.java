package org.tppkit.core.internal.consent;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;

/** Whether a callback can be what a pending consent or payment waits for, judged by the callback alone. */
public final class CallbackCheck {
    private CallbackCheck() {}

    /**
     * Refuses what is malformed, ambiguous, came to another address, carries another state or was issued by another server.
     *
     * @param pendingId the id of what waits: the hash of its state
     * @param redirectUri where the bank was told to send the customer
     * @param bank the addresses of the bank that the customer was sent to
     */
    public static void require(Callback callback, String pendingId, URI redirectUri, BankEndpoints bank) {
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
        callback.single("iss").filter(issuer -> !issuer.isEmpty()).ifPresent(issuer -> requireIssuer(issuer, bank));
    }

    /** RFC 9207 section 2.4: a code that another server issued must not be sent to this bank. */
    private static void requireIssuer(String issuer, BankEndpoints bank) {
        Stream<URI> known = Stream.of(
                        Stream.of(bank.api()), bank.authorization().stream(), bank.otherOrigins().stream())
                .flatMap(origins -> origins);
        if (known.noneMatch(origin -> isWithin(issuer, origin))) {
            throw new CallbackException("the callback was issued by another server than this bank's");
        }
    }

    private static boolean isWithin(String issuer, URI origin) {
        try {
            URI address = new URI(issuer);
            return address.getRawUserInfo() == null && sameServer(address, origin);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean sameServer(URI address, URI other) {
        return sameText(address.getHost(), other.getHost())
                && sameText(address.getScheme(), other.getScheme())
                && port(address) == port(other);
    }

    /** What a relative address leaves open is not compared: servers behind a proxy may know the path only. */
    private static void requireSameAddress(URI address, URI redirectUri) {
        boolean sameServer = address.getHost() == null || sameServer(address, redirectUri);
        if (!sameServer || !path(address).equals(path(redirectUri))) {
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
