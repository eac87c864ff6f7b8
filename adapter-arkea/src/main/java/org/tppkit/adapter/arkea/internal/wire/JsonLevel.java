package org.tppkit.adapter.arkea.internal.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where reading stands in one object or array, and which names the object had so far. Levels are used again: a page of a
 * thousand entries needs as many as it is deep.
 */
final class JsonLevel {
    /** STET's largest object has 20 fields. The bound keeps the search for repeated names short, whatever is sent. */
    static final int MOST_FIELDS = 256;

    private final @Nullable JsonLevel outer;
    private @Nullable JsonLevel inner;
    private boolean array;
    private int index;
    private @Nullable String field;
    private int fields;

    /** The bits of the names so far, and those that have none. */
    private long names;

    private final List<String> furtherNames = new ArrayList<>();

    private JsonLevel(@Nullable JsonLevel outer) {
        this.outer = outer;
    }

    /** What the body's one object lies in. */
    static JsonLevel outermost() {
        return new JsonLevel(null);
    }

    /** The level of an object or an array that is entered here. */
    JsonLevel enter(boolean isArray) {
        if (inner == null) {
            inner = new JsonLevel(this);
        }
        inner.start(isArray);
        return inner;
    }

    private void start(boolean isArray) {
        array = isArray;
        index = -1;
        field = null;
        fields = 0;
        names = 0;
        if (!furtherNames.isEmpty()) {
            furtherNames.clear();
        }
    }

    JsonLevel leave() {
        return Objects.requireNonNull(outer);
    }

    void nextElement() {
        index++;
    }

    /** Takes a name; false if the object had it already, or has too many. */
    boolean add(FieldNames.Name name) {
        fields++;
        return fields <= MOST_FIELDS && (name.bit() == 0 ? addFurther(name.text()) : addBit(name.bit()));
    }

    private boolean addBit(long name) {
        boolean isNew = (names & name) == 0;
        names |= name;
        return isNew;
    }

    private boolean addFurther(String name) {
        return !furtherNames.contains(name) && furtherNames.add(name);
    }

    /** The field here; null while there is none whose name may be told. */
    void field(@Nullable String name) {
        field = name;
    }

    @Nullable
    String field() {
        return field;
    }

    /** The way to here: the fields that readers know, and the places in arrays. */
    void appendTo(StringBuilder path) {
        if (outer != null) {
            outer.appendTo(path);
        }
        if (array) {
            path.append('[').append(index).append(']');
        } else if (field != null) {
            path.append(path.isEmpty() ? "" : ".").append(field);
        }
    }
}
