package org.tppkit.core.internal.http;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.TransportException;

/**
 * Bounds how many calls to one host run at a time: more connections than that cost handshakes and gain nothing. Whoever
 * waits longest goes first. Some slots are kept for calls whose customer is waiting, and for payments. Safe for many
 * threads.
 */
public final class HostSlots {

    /** A place among the running calls, held until closed; closing twice does no harm. */
    public static final class Slot implements AutoCloseable {
        private final Runnable release;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Slot(Runnable release) {
            this.release = release;
        }

        @Override
        public void close() {
            if (held.compareAndSet(true, false)) {
                release.run();
            }
        }
    }

    /** The slots of one host: calls without reserve need a place among the common ones first. */
    private record Places(Semaphore all, Semaphore common) {}

    private final int slots;
    private final int reserved;
    private final Map<String, Places> hosts = new ConcurrentHashMap<>();

    /** @param settings says how many slots, and how many of them are reserved */
    public HostSlots(Settings settings) {
        this.slots = settings.slotsPerHost();
        this.reserved = settings.reservedSlots();
    }

    /**
     * Waits for a slot.
     *
     * @param host the host, with port where one host is several banks
     * @param reservedAllowed whether the call may use the reserve: the customer is there, or it is a payment
     * @param deadline until when to wait
     * @return the slot; held until it is closed
     * @throws TransportException TIMEOUT or INTERRUPTED; nothing was sent
     */
    public Slot acquire(String host, boolean reservedAllowed, Deadline deadline) {
        Places places = hosts.computeIfAbsent(
                host.toLowerCase(Locale.ROOT),
                name -> new Places(new Semaphore(slots, true), new Semaphore(slots - reserved, true)));
        if (reservedAllowed) {
            acquire(places.all(), deadline);
            return new Slot(places.all()::release);
        }
        acquire(places.common(), deadline);
        try {
            acquire(places.all(), deadline);
        } catch (TransportException e) {
            places.common().release();
            throw e;
        }
        return new Slot(() -> {
            places.all().release();
            places.common().release();
        });
    }

    private static void acquire(Semaphore places, Deadline deadline) {
        try {
            if (!places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TransportException(
                        TransportException.Reason.TIMEOUT,
                        false,
                        "the time for the call was up while it waited for other calls to the same host",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Reason.INTERRUPTED,
                    false,
                    "interrupted while waiting for other calls to the same host",
                    null);
        }
    }
}
