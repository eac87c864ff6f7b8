package org.tppkit.testkit.arch.violations.ambient.core.internal.time;

import java.security.SecureRandom;

/** Randomness, where only time may be asked for. */
final class TimeMakesRandomness {
    SecureRandom random = new SecureRandom();
}
