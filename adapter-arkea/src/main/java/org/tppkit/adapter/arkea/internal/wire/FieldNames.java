package org.tppkit.adapter.arkea.internal.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of one body's fields. Banks write all entries of a list in the same way, so a name is followed by the one
 * that followed it last time: to compare its bytes where they stand takes less than to read any name.
 */
final class FieldNames {
    /** One bit of a long for each; STET's lists have half as many. Further names are read without being expected. */
    private static final int MOST = Long.SIZE;

    private final JsonTokens tokens;
    private final Map<String, Name> known = new HashMap<>();
    private Name last = new Name("", 0);

    FieldNames(JsonTokens tokens) {
        this.tokens = tokens;
    }

    /** Goes to the next field; null if none follows in the object here. */
    @Nullable
    Name next() {
        Name expected = last.follower;
        if (expected == null) {
            return read(tokens.nextName());
        }
        if (!tokens.isNextName(expected.serialized)) {
            return read(tokens.name());
        }
        last = expected;
        return expected;
    }

    private @Nullable Name read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (known.size() == MOST && !known.containsKey(text)) {
            return new Name(text, 0);
        }
        Name name = known.computeIfAbsent(text, added -> new Name(added, 1L << known.size()));
        last.follower = name;
        last = name;
        return name;
    }

    /** A name of the body. */
    static final class Name {
        private final String text;

        /** A bit that no other name of the body has; 0 for names beyond those that are kept. */
        private final long bit;

        private final SerializableString serialized;
        private @Nullable Name follower;

        private Name(String text, long bit) {
            this.text = text;
            this.bit = bit;
            this.serialized = new SerializedString(text);
        }

        String text() {
            return text;
        }

        long bit() {
            return bit;
        }
    }
}
