package org.tppkit.core.internal.call;

import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.ConsentRequiredException;

/** Where a call gets its token: one consent's tokens, seen from a call. */
public interface TokenSource {

    /**
     * A usable token.
     *
     * @param deadline when the call must be over
     */
    Token current(Deadline deadline);

    /**
     * Another token than the one that the bank has just refused.
     *
     * @param refused the token of the refused request
     * @param deadline when the call must be over
     */
    Token insteadOf(Token refused, Deadline deadline);

    /**
     * The bank says that the consent behind the token is over.
     *
     * @param used the token of the refused request
     * @param reason what the bank said
     */
    void bankSaysEnded(Token used, ConsentRequiredException.Reason reason);

    /** A token as a call carries it. */
    interface Token {

        /** What the call shows the bank. */
        Credentials credentials();

        /** Whether another token may help where this one is refused: not so if it was got for this very call. */
        boolean replaceable();
    }
}
