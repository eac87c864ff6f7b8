/**
 * An embedded bank of the Arkéa family on loopback, for tests and demonstrations: OAuth 2.0 with consent pages, account
 * information, funds confirmation and payments over STET 1.4.1 and 1.4.2, mutual TLS, and verification of every signature.
 * Written from the reference pages alone, so that a client and this bank check each other. Start at
 * {@link org.tppkit.testkit.simulator.BankSimulator}.
 */
@NullMarked
package org.tppkit.testkit.simulator;

import org.jspecify.annotations.NullMarked;
