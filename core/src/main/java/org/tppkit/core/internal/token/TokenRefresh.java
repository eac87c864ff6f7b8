package org.tppkit.core.internal.token;

import java.util.Optional;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/**
 * How new tokens are got from a bank. Runs on the engine's own thread and is never cancelled: it must know nothing of the
 * caller that asked for it, neither its deadline nor its interrupt flag, and must end within the time for a call.
 */
@FunctionalInterface
public interface TokenRefresh {

    /**
     * Asks the bank once.
     *
     * @throws ConsentRequiredException only if the bank refused the refresh token
     * @throws TppException for everything else: the refresh token is kept then
     */
    TokenGrant refresh(RefreshToken token, Optional<String> consentReference);
}
