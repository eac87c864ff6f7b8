package org.tppkit.core.internal.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
    private @Nullable Future<?> look;

    Watchdog(ThreadFactory threads) {
        this.timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Something that is due at a time of the machine. */
    final class Alarm {
        private final long dueAt;
        private final Runnable ring;

        private Alarm(long dueAt, Runnable ring) {
            this.dueAt = dueAt;
            this.ring = ring;
        }

        private void ringOnce() {
            if (alarms.remove(this)) {
                ring.run();
            }
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
        if (willLookBefore(moment)) {
            return;
        }
        synchronized (this) {
            if (timer.isShutdown() || willLookBefore(moment)) {
                return;
            }
            if (look != null) {
                look.cancel(false);
            }
            nextLook = moment;
            willLook = true;
            try {
                look = timer.schedule(this::look, moment - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                willLook = false; // stopped at this very moment: nothing rings any more
            } catch (Error e) {
                willLook = false; // no memory for the thread: the next alarm tries again
                throw e;
            }
        }
    }

    private boolean willLookBefore(long moment) {
        return willLook && nextLook - moment <= 0;
    }

    private void look() {
        // First of all: an alarm that is set from now on, and missed below, asks for a look of its own.
        willLook = false;
        long now = System.nanoTime();
        List<Alarm> due =
                alarms.stream().filter(alarm -> alarm.dueAt - now <= 0).toList();
        try {
            due.forEach(Alarm::ringOnce);
        } finally {
            // One that fails takes no other with it: those that are due and have not rung ask for a look at once.
            alarms.forEach(alarm -> lookAt(alarm.dueAt));
        }
    }
}
