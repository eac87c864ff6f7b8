package org.tppkit.ports.model;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A bank's addresses in one {@link Environment}: origins such as {@code https://api.bank.example}, without path, query or
 * user information.
 */
@Value.Immutable
@Values
public abstract class BankEndpoints {
    BankEndpoints() {}

    /**
     * {@return where the interface lives: the only origin that ever receives a token, beside {@link #otherOrigins()}}
     */
    public abstract URI api();

    /**
     * {@return where customers are sent to approve; empty where the bank names the address itself, or none is known}
     */
    public abstract Optional<URI> authorization();

    /** {@return further origins of the bank that its adapter may call, for instance a token server of its own} */
    public abstract Set<URI> otherOrigins();

    /**
     * {@return endpoints with one origin for calls and one for the customer's browser}
     *
     * @param api the origin of the API
     * @param authorization the origin for the customer's browser
     */
    public static BankEndpoints of(URI api, URI authorization) {
        return builder().api(api).authorization(authorization).build();
    }

    /**
     * {@return endpoints whose authorization origin is not known, or not needed}
     *
     * @param api the origin of the API
     */
    public static BankEndpoints of(URI api) {
        return builder().api(api).build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        requireOrigin(api());
        authorization().ifPresent(BankEndpoints::requireOrigin);
        otherOrigins().forEach(BankEndpoints::requireOrigin);
    }

    private static void requireOrigin(URI uri) {
        boolean https = uri.getScheme() != null
                && uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        boolean bare = (uri.getRawPath() == null || uri.getRawPath().isEmpty())
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (!https || uri.getHost() == null || !bare) {
            throw new IllegalArgumentException(
                    "a bank's address is an origin such as https://api.bank.example or https://localhost:8443,"
                            + " without path, query or user information");
        }
    }

    /** Builds {@link BankEndpoints}. */
    public static final class Builder extends ImmutableBankEndpoints.Builder {
        Builder() {}
    }
}
