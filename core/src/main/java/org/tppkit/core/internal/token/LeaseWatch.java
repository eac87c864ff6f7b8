package org.tppkit.core.internal.token;

import java.time.Duration;
import java.util.Optional;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.TransportException;

/** Waits while another client refreshes, and knows when to wait no longer. */
final class LeaseWatch {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final Time time;
    private final Settings settings;
    private final String holder;
    private Duration pause = FIRST_PAUSE;
    private long watchedRevision;
    private long watchedSince;

    LeaseWatch(Time time, Settings settings, String holder) {
        this.time = time;
        this.settings = settings;
        this.holder = holder;
    }

    /** Whether another client is at work: it holds the lease, and neither clock says that its time is up. */
    boolean isHeldByAnother(StoredConsent stored) {
        Optional<Lease> foreign =
                stored.record().lease().filter(lease -> !lease.holder().equals(holder));
        return foreign.isPresent()
                && foreign.get().until().isAfter(time.now())
                && watchedFor(stored).compareTo(settings.refreshLease()) < 0;
    }

    /** A clock that is ahead of the holder's must not make us wait for longer than a whole lease. */
    private Duration watchedFor(StoredConsent stored) {
        if (watchedRevision != stored.revision()) {
            watchedRevision = stored.revision();
            watchedSince = time.nanos();
        }
        return Duration.ofNanos(time.nanos() - watchedSince);
    }

    /** Waits a little, each time somewhat longer. */
    void pause() {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Reason.CLOSED,
                    false,
                    "the client was closed while another process refreshed the token",
                    null);
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
