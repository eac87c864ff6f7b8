package org.tppkit.testkit.contract.bank;

import java.util.Optional;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * How a bank gives tokens. What it has not is left empty: the adapter must then refuse with {@link
 * org.tppkit.ports.error.CapabilityException} before anything is sent.
 *
 * <p><b>Threads</b>: may be asked by many threads at once.
 */
public interface TokenWire {

    /**
     * Changing a code into tokens; empty where callbacks bring no code.
     *
     * @param grant the tokens that the bank gives
     * @return where the code is changed, and the bank's answer
     */
    default Optional<WireExchange> exchange(TokenGrant grant) {
        return Optional.empty();
    }

    /**
     * Getting a new access token; empty at a bank without refresh tokens.
     *
     * @param grant the tokens that the bank gives
     * @return where tokens are refreshed, and the bank's answer
     */
    default Optional<WireExchange> refresh(TokenGrant grant) {
        return Optional.empty();
    }

    /**
     * Getting a token for the application itself; empty where there is none.
     *
     * @param grant the tokens that the bank gives
     * @return where the application gets its token, and the bank's answer
     */
    default Optional<WireExchange> clientCredentials(TokenGrant grant) {
        return Optional.empty();
    }

    /**
     * Revoking an access token; empty where tokens cannot be revoked.
     *
     * @return where a token is revoked, and the bank's answer
     */
    default Optional<WireExchange> revocation() {
        return Optional.empty();
    }

    /**
     * {@return how the bank refuses a refresh token that it no longer takes; without further word as RFC 6749 section
     * 5.2 says}
     *
     * @param text stands somewhere in the body; ASCII without quotes
     */
    default ScriptedAnswer refreshTokenRefused(String text) {
        return ScriptedAnswer.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + text + "\"}");
    }

    /**
     * {@return how the bank refuses the application or its certificate; without further word as RFC 6749 section 5.2
     * says}
     *
     * @param text stands somewhere in the body; ASCII without quotes
     */
    default ScriptedAnswer clientRefused(String text) {
        return ScriptedAnswer.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"" + text + "\"}");
    }

    /**
     * {@return how the bank answers to the revocation of a token that it no longer knows; without further word with
     * success, as RFC 7009 section 2.2 says}
     */
    default ScriptedAnswer unknownTokenRevoked() {
        return ScriptedAnswer.of(200);
    }
}
