package org.tppkit.testkit.arch.violations.ambient.core;

import java.time.Instant;

/** The machine's time. */
final class AsksForTheMoment {
    Instant now = Instant.now();
}
