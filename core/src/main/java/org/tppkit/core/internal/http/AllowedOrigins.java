package org.tppkit.core.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.spi.http.BankRequest;

/** The only origins that may receive a bank's tokens: neither a slip of an adapter nor a hostile link leads elsewhere. */
public final class AllowedOrigins {
    private static final int HTTPS_PORT = 443;

    private final Set<String> origins;

    /** @param endpoints the bank's addresses; the one for the customer's browser is none of ours */
    public AllowedOrigins(BankEndpoints endpoints) {
        this.origins = Stream.concat(Stream.of(endpoints.api()), endpoints.otherOrigins().stream())
                .map(AllowedOrigins::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Lets a request pass, or not.
     *
     * @throws InvalidRequestException if it leads elsewhere; nothing was sent
     */
    public void check(BankRequest request) {
        if (!origins.contains(origin(request.uri()))) {
            throw new InvalidRequestException("uri", "the address is none of the bank's own; nothing was sent");
        }
    }

    private static String origin(URI uri) {
        int port = uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
