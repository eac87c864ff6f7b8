package org.tppkit.testkit.arch.violations.ambient.core;

import java.time.Instant;
import java.util.function.Supplier;

/** The machine's time by a method reference. */
final class RefersToTheMoment {
    Supplier<Instant> now = Instant::now;
}
