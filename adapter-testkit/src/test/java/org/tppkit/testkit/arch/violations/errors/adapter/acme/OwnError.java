package org.tppkit.testkit.arch.violations.errors.adapter.acme;

/** An error outside the family. */
final class OwnError extends Error {}
