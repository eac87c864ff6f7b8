package org.tppkit.core.internal.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.consent.AccessToken;

/** What a call shows the bank in the customer's name; nothing of it is ever printed. */
public final class Credentials {
    private static final Credentials NONE = new Credentials(null, null);

    private final @Nullable AccessToken accessToken;
    private final @Nullable String consentReference;

    private Credentials(@Nullable AccessToken accessToken, @Nullable String consentReference) {
        this.accessToken = accessToken;
        this.consentReference = consentReference;
    }

    /** Nothing: a call in the third party's own name. */
    public static Credentials none() {
        return NONE;
    }

    /** A token, a bank's own consent id, or both. */
    public static Credentials of(Optional<AccessToken> accessToken, Optional<String> consentReference) {
        return new Credentials(accessToken.orElse(null), consentReference.orElse(null));
    }

    Optional<AccessToken> accessToken() {
        return Optional.ofNullable(accessToken);
    }

    Optional<String> consentReference() {
        return Optional.ofNullable(consentReference);
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
