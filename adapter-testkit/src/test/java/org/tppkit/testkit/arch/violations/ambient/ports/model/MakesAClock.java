package org.tppkit.testkit.arch.violations.ambient.ports.model;

import java.time.Clock;

/** The machine's clock. */
final class MakesAClock {
    Clock clock = Clock.systemUTC();
}
