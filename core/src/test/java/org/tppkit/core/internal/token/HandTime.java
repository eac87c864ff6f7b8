package org.tppkit.core.internal.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tppkit.core.internal.time.Time;

/** Time that is turned by hand; sleeping turns it too, and lets others act meanwhile. */
final class HandTime implements Time {
    private long nanos = Long.MAX_VALUE - 1_000; // so that every test also passes the overflow of nanoseconds
    private Instant wall = Instant.parse("2026-03-01T10:00:00Z");
    private volatile boolean stopped;
    private final List<Runnable> duringSleep = new CopyOnWriteArrayList<>();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

    synchronized void advance(Duration duration) {
        nanos += duration.toNanos();
        wall = wall.plus(duration);
    }

    synchronized void jumpWallClock(Duration by) {
        wall = wall.plus(by);
    }

    /** From now on sleeping takes no time: for tests where others really work meanwhile, and no lease may run out. */
    void stopWhileSleeping() {
        stopped = true;
    }

    void duringSleep(Runnable act) {
        duringSleep.add(act);
    }

    List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return wall;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (stopped) {
            Thread.yield();
            return;
        }
        sleeps.add(duration);
        advance(duration);
        duringSleep.forEach(Runnable::run);
        Thread.yield();
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }
}
