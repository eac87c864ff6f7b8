package org.tppkit.core.internal.signing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.SigningException;

/**
 * A key for the whole life of an identity. An HSM forgets its users now and then, and the key object that Java holds is dead
 * from then on: such a key is opened anew, once for all threads that found it dead. One of them waits for the HSM as long as
 * that takes; the others wait for it no longer than a while, and may be interrupted. Safe for many threads.
 */
public final class LivingKey {
    private static final System.Logger LOG = System.getLogger(LivingKey.class.getName());

    /** How long a thread waits for another one that is opening the key. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ReentrantLock opening = new ReentrantLock();
    private final Duration longestWait;
    private final @Nullable Supplier<CertifiedKey> opener;
    private volatile CertifiedKey current;

    private LivingKey(CertifiedKey first, @Nullable Supplier<CertifiedKey> opener, Duration longestWait) {
        this.current = first;
        this.opener = opener;
        this.longestWait = longestWait;
    }

    /** A key that is there for good. */
    public static LivingKey fixed(CertifiedKey key) {
        return new LivingKey(key, null, LONGEST_WAIT);
    }

    /**
     * A key that can be opened again.
     *
     * @param opener opens it; called at once, and again when the key has failed
     * @throws ConfigurationException if it does not open
     */
    public static LivingKey opened(Supplier<CertifiedKey> opener) {
        return opened(opener, LONGEST_WAIT);
    }

    static LivingKey opened(Supplier<CertifiedKey> opener, Duration longestWait) {
        return new LivingKey(opener.get(), opener, longestWait);
    }

    /** The key as it was opened last. */
    public CertifiedKey current() {
        return current;
    }

    boolean canBeOpenedAnew() {
        return opener != null;
    }

    /**
     * Another key object in place of one that has failed.
     *
     * @throws SigningException if it does not open, or has another certificate by now; if another thread has been opening it
     *     for too long, or this one was interrupted while it waited for that
     */
    @SuppressWarnings("ReferenceEquality") // the same key opened again is another one here
    CertifiedKey insteadOf(CertifiedKey failed) {
        CertifiedKey known = current;
        if (known != failed || opener == null) {
            return known;
        }
        waitForOthers();
        try {
            return openedInsteadOf(failed, opener);
        } finally {
            opening.unlock();
        }
    }

    private void waitForOthers() {
        try {
            if (!opening.tryLock(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SigningException(
                        "the key was lost, and another thread has been opening it anew for " + longestWait.toSeconds()
                                + " s; nothing was sent",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SigningException(
                    "interrupted while another thread opened the lost key anew; nothing was sent", null);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same key opened again is another one here
    private CertifiedKey openedInsteadOf(CertifiedKey failed, Supplier<CertifiedKey> again) {
        CertifiedKey known = current;
        if (known != failed) {
            return known;
        }
        CertifiedKey fresh = openAnew(again);
        if (!fresh.certificate().equals(failed.certificate())) {
            throw new SigningException(
                    "the key store holds another certificate than at the start: rotate the identity; nothing was sent",
                    null);
        }
        current = fresh;
        LOG.log(System.Logger.Level.WARNING, "the key of {0} was lost and has been opened anew", fresh);
        return fresh;
    }

    /** The key, opened anew if it does not sign at this moment; as it is where that fails too. */
    public CertifiedKey usable() {
        CertifiedKey known = current;
        if (!canBeOpenedAnew() || KeyCheck.signs(known)) {
            return known;
        }
        try {
            return insteadOf(known);
        } catch (SigningException e) {
            LOG.log(System.Logger.Level.WARNING, "the key of {0} is lost: {1}", known, e.getMessage());
            return known;
        }
    }

    private static CertifiedKey openAnew(Supplier<CertifiedKey> opener) {
        try {
            return opener.get();
        } catch (ConfigurationException e) {
            throw new SigningException(
                    "the key was lost and does not open again: " + String.join("; ", e.problems())
                            + "; nothing was sent",
                    null);
        }
    }

    /** The certificate's subject; nothing of the key. */
    @Override
    public String toString() {
        return "LivingKey[" + current + "]";
    }
}
