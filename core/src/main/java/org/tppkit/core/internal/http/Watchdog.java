package org.tppkit.core.internal.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Alarms that hardly ever ring. Almost every exchange ends long before its time, so setting and cancelling an alarm costs no
 * thread switch: one thread wakes at the soonest moment that an alarm might ring, looks at all of them, and sleeps on. Safe
 * for many threads.
 */
final class Watchdog {
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();
    private volatile boolean willLook;
    private volatile long nextLook;

    Watchdog(ThreadFactory threads) {
        this.timer = new ScheduledThreadPoolExecutor(1, threads);
    }

    /** Something that is due at a time of the machine. */
    final class Alarm {
        private final long dueAt;
        private final Runnable ring;

        private Alarm(long dueAt, Runnable ring) {
            this.dueAt = dueAt;
            this.ring = ring;
        }

        /** It will not ring any more, unless it is ringing at this moment. */
        void cancel() {
            alarms.remove(this);
        }
    }

    /** Lets an alarm ring after that time, once. */
    Alarm set(Duration after, Runnable ring) {
        Alarm alarm = new Alarm(System.nanoTime() + after.toNanos(), ring);
        alarms.add(alarm);
        lookAt(alarm.dueAt);
        return alarm;
    }

    /** Nothing rings any more. */
    void stop() {
        timer.shutdownNow();
    }

    private void lookAt(long moment) {
        if (willLook && nextLook - moment <= 0) {
            return;
        }
        synchronized (this) {
            if (!timer.isShutdown()) {
                nextLook = moment;
                willLook = true;
                timer.schedule(this::look, moment - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private void look() {
        // First of all: an alarm that is set from now on, and missed below, asks for a look of its own.
        willLook = false;
        long now = System.nanoTime();
        for (Alarm alarm : alarms) {
            if (alarm.dueAt - now > 0) {
                lookAt(alarm.dueAt);
            } else if (alarms.remove(alarm)) {
                alarm.ring.run();
            }
        }
    }
}
