package org.tppkit.testkit.arch.violations.providers.adapter.acme;

/** Something that is called provider and is none. */
public final class TimeProvider {}
