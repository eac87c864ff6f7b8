package org.tppkit.testkit.arch.violations.model.ports.model;

/** A value that anybody can extend. */
public class OpenValue {}
