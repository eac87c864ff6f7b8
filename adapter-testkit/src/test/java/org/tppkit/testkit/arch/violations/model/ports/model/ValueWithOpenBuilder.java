package org.tppkit.testkit.arch.violations.model.ports.model;

/** A closed value whose builder is not. */
public final class ValueWithOpenBuilder {
    private ValueWithOpenBuilder() {}

    /** The open builder. */
    public static class Builder {}
}
