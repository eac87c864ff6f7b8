package org.tppkit.testkit.arch.violations.internals.core.internal.token;

/** The engine's own business. */
public final class Secrets {}
