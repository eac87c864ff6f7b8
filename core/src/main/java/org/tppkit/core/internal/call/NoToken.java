package org.tppkit.core.internal.call;

import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.ConsentRequiredException;

/** For banks that know the third party by its certificate alone: calls in its own name carry no token. */
public enum NoToken implements TokenSource, TokenSource.Token {
    /** The only one: it holds nothing. */
    INSTANCE;

    @Override
    public Token current(Deadline deadline) {
        return this;
    }

    @Override
    public Token insteadOf(Token refused, Deadline deadline) {
        return this;
    }

    @Override
    public void bankSaysEnded(Token used, ConsentRequiredException.Reason reason) {}

    @Override
    public void giveUp(Token refused) {}

    @Override
    public Credentials credentials() {
        return Credentials.none();
    }

    @Override
    public boolean replaceable() {
        return false;
    }
}
