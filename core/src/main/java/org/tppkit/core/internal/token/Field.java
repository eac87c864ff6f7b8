package org.tppkit.core.internal.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A field of a stored record: its tag and its bytes. */
final class Field {
    private final int tag;
    private final byte[] value;

    Field(int tag, byte[] value) {
        this.tag = tag;
        this.value = value.clone();
    }

    int tag() {
        return tag;
    }

    byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field that && tag == that.tag && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }

    /** Tag and size only. */
    @Override
    public String toString() {
        return "Field[" + tag + ", " + value.length + " bytes]";
    }
}
