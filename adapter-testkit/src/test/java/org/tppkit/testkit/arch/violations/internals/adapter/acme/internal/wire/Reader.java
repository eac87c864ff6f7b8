package org.tppkit.testkit.arch.violations.internals.adapter.acme.internal.wire;

/** An adapter's own business. */
public final class Reader {}
