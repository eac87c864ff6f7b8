package org.tppkit.testkit.pki;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made at first use and kept; safe for use by several threads. */
final class LazyValue<T> {

    private final Supplier<T> maker;
    private @Nullable T value;

    LazyValue(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T value() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
