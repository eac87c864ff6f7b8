package org.tppkit.testkit.arch.violations.adapters.adapter.acme;

/** A bank. */
public final class Acme {}
