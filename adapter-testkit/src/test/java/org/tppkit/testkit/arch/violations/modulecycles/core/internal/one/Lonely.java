package org.tppkit.testkit.arch.violations.modulecycles.core.internal.one;

/** Something for the other half of the rule to look at. */
public final class Lonely {}
