package org.tppkit.testkit.arch.violations.errors.core;

/** An error outside the family. */
public final class OwnException extends RuntimeException {}
