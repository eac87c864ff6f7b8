package org.tppkit.ports.model.consent;

import java.net.URI;
import java.util.Map;
import org.immutables.value.Value;
import org.tppkit.ports.model.Values;

/** An authorization code on its way to be changed into tokens. */
@Value.Immutable
@Values
public abstract class CodeExchange {
    CodeExchange() {}

    /** {@return the code that the customer brought back} */
    @Value.Redacted
    public abstract AuthorizationCode code();

    /** {@return the redirect URI that the customer was sent with; the bank compares it (RFC 6749 section 4.1.3)} */
    public abstract URI redirectUri();

    /**
     * {@return what the adapter put into {@link ConsentStart#keep()} or {@link
     * org.tppkit.ports.model.payment.PaymentStart#keep()}}
     */
    @Value.Redacted
    public abstract Map<String, String> keep();

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link CodeExchange}. */
    public static final class Builder extends ImmutableCodeExchange.Builder {
        Builder() {}
    }
}
