package org.tppkit.ports.model;

/**
 * Which world of a bank is meant. Part of every key and every handle, so that a sandbox's consent can never be used in
 * production.
 */
public enum Environment {
    /** Real customers, real accounts. */
    PRODUCTION,
    /** The bank's test world, or a simulator whose addresses override the sandbox's. */
    SANDBOX
}
