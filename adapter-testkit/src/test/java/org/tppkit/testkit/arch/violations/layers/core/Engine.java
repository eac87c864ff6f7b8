package org.tppkit.testkit.arch.violations.layers.core;

/** Something to be seen from below. */
public final class Engine {}
