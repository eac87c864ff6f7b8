package org.tppkit.testkit.arch.violations.model.ports.model;

/** A choice that anybody can add to. */
public interface OpenChoice {}
