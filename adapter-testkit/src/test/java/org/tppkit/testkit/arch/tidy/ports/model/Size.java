package org.tppkit.testkit.arch.tidy.ports.model;

import org.jspecify.annotations.Nullable;

/** A value. */
public record Size(@Nullable String value) {
    /** A closed choice. */
    public sealed interface Choice {}

    /** Its one branch. */
    public record Only() implements Choice {}

    /** A closed parent. */
    public abstract static class Parent {
        Parent() {}
    }
}
