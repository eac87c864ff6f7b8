package org.tppkit.adapter.arkea.internal.wire;

import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.http.BankResponse;

/** What a token endpoint answered with a success status: tokens, or an error all the same. */
public sealed interface TokenAnswer {

    /**
     * Tokens came.
     *
     * @param grant the tokens
     */
    record Granted(TokenGrant grant) implements TokenAnswer {}

    /**
     * An error came with a success status. Its body is not kept: it may hold tokens.
     *
     * @param error what the error names
     */
    record Refused(ErrorBody error) implements TokenAnswer {}

    /** Reads a success (RFC 6749 section 5.1). */
    static TokenAnswer read(BankResponse answer) {
        JsonMedia.require(answer);
        return JsonBody.read(answer.body(), TokenAnswerReader::read);
    }
}
