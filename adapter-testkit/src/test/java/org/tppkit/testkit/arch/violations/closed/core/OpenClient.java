package org.tppkit.testkit.arch.violations.closed.core;

/** A client that anybody can extend. */
public class OpenClient {}
