package org.tppkit.ports.spi.bank;

import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;

/**
 * The token endpoints of a bank (RFC 6749, RFC 7009).
 *
 * <p><b>Threads</b>: used by many threads at once; the engine sees to it that a refresh token is used once. <b>Blocking
 * and interruption</b>: blocks in {@link BankCall#send}. <b>Null</b>: nothing is null. <b>Errors</b>: those of {@code
 * org.tppkit.ports.error}. <b>Time and units</b>: lives of tokens are counted from the answer.
 *
 * <ul>
 *   <li>AG-01 Each method MUST send at most one request.
 *   <li>AG-02 A refused refresh token MUST be a {@link ConsentRequiredException} of reason REFRESH_REFUSED; an outage
 * or a
 *       refused certificate MUST NOT be one.
 *   <li>AG-03 A refused application or certificate MUST be an {@link org.tppkit.ports.error.IdentityRejectedException}.
 *   <li>AG-04 Revoking a token that the bank no longer knows MUST succeed.
 *   <li>AG-05 What the bank gives MUST be returned unchanged: tokens as they stand, an absent refresh token as absent.
 * </ul>
 */
public interface AuthorizationGateway {

    /**
     * Changes an authorization code into tokens.
     *
     * @param code with the redirect URI it came to, and what the adapter kept when the customer left
     * @param call token, request ids and deadline of the call
     * @return an access token, and a refresh token where the bank gives one
     */
    TokenGrant exchange(CodeExchange code, BankCall call);

    /**
     * Gets a new access token. Asked once per refresh token: at Arkéa the bank takes each a single time.
     *
     * @param token the refresh token that is stored now
     * @param call token, request ids and deadline of the call
     * @return the new access token; no refresh token means that the old one stays good
     */
    TokenGrant refresh(RefreshToken token, BankCall call);

    /**
     * Gets a token for the application itself, without a customer (RFC 6749 section 4.4).
     *
     * @param call token, request ids and deadline of the call
     * @return an access token; its life decides when the engine asks again
     */
    default TokenGrant clientCredentials(BankCall call) {
        throw new CapabilityException("this bank gives no token to the application itself");
    }

    /**
     * Revokes an access token; a token that the bank no longer knows counts as revoked (RFC 7009 section 2.2).
     *
     * @param token the token to end
     * @param call token, request ids and deadline of the call
     */
    default void revoke(AccessToken token, BankCall call) {
        throw new CapabilityException("this bank revokes no tokens");
    }
}
