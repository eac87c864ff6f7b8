package org.tppkit.testkit.arch.tidy.core.internal.call;

import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.tppkit.testkit.arch.tidy.core.internal.time.MachineTime;

/** Time, threads and logs as they should be: given, given, and the system's. */
public final class Call {
    private static final Logger LOG = System.getLogger(Call.class.getName());
    MachineTime time;

    Instant now(Clock clock) {
        LOG.log(Logger.Level.DEBUG, "asked");
        return Instant.now(Clock.tick(clock, Duration.ofSeconds(1)));
    }

    CompletableFuture<Void> run(Executor executor) {
        return CompletableFuture.runAsync(() -> {}, executor);
    }
}
