package org.tppkit.core.internal.token;

import java.time.Instant;
import java.util.Objects;

/**
 * Who is refreshing a consent's tokens now.
 *
 * @param holder the client that does it, by a random name of its own
 * @param until when another one may try in its place, by the wall clock
 */
public record Lease(String holder, Instant until) {
    public Lease {
        Objects.requireNonNull(holder);
        Objects.requireNonNull(until);
    }
}
