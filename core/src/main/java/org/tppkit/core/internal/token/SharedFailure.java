package org.tppkit.core.internal.token;

import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.TppException;

/** One failure for many waiters: each gets an error of its own, because the engine notes the waiter's own call on it. */
final class SharedFailure {
    private SharedFailure() {}

    /** An error to be thrown to one waiter. */
    static RuntimeException forOneWaiter(@Nullable Throwable failure) {
        return failure instanceof TppException known
                ? known.forAnotherCaller()
                : new IllegalStateException(
                        "getting a usable token failed for a reason that nobody thought of", failure);
    }
}
