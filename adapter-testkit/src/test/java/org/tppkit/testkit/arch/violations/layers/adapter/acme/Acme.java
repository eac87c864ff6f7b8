package org.tppkit.testkit.arch.violations.layers.adapter.acme;

/** Something to be seen from beside. */
public final class Acme {}
