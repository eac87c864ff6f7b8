package org.tppkit.testkit.simulator;

/**
 * A fault that waits for its requests.
 *
 * @param matcher which requests meet it
 * @param fault what goes wrong
 * @param left how often it is still to happen; {@link Integer#MAX_VALUE} at first for always
 */
public record PlannedFault(RequestMatcher matcher, Fault fault, int left) {}
