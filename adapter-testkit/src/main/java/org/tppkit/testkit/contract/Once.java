package org.tppkit.testkit.contract;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made at first use and kept. Belongs to one thread. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
