package org.tppkit.core.internal.consent;

import org.tppkit.ports.error.BankException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;

/** Whether an authorization code may have reached its bank when its exchange failed: it counts once. */
public final class CodeFate {
    private CodeFate() {}

    /** Judged by the count of requests and by the error's own words: one of them is enough to be careful. */
    public static boolean mayHaveArrived(TppException e) {
        return e.requestsSent() > 0
                || e instanceof BankException
                || (e instanceof TransportException transport && transport.requestMayHaveArrived());
    }
}
