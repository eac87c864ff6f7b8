package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a value is refused, with a reason that does not repeat it. */
public final class Refusals {

    private Refusals() {}

    /** The message of the refusal, for a closer look. */
    public static AbstractStringAssert<?> refusal(String secret, ThrowingCallable making) {
        Throwable refusal = catchThrowable(making);
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class).hasNoCause();
        assertThat(refusal.getSuppressed()).isEmpty();
        String message = refusal.getMessage();
        assertThat(message).isNotBlank();
        if (secret.length() >= 6) {
            assertThat(message).doesNotContain(secret);
        }
        return assertThat(message);
    }
}
