package org.tppkit.testkit.arch.tidy.core.internal.time;

import java.time.Instant;

/** The one place that asks for the time. */
public final class MachineTime {
    public Instant now() {
        return Instant.now();
    }
}
