package org.tppkit.core.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;

/**
 * Holds back an application's calls without the customer after a rate limit or an outage: each of them would count against
 * the bank's daily limit for nothing.
 */
public final class UnattendedPause {
    /** However long a bank asks us to stay away, unattended calls are tried again after a day. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Time time;
    private final Duration outagePause;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

    /** @param outagePause how long, where the bank names no time */
    public UnattendedPause(Duration outagePause, Time time) {
        this.outagePause = outagePause;
        this.time = time;
    }

    /** Stops a call without the customer while the pause lasts. */
    void check(PsuContext psu) {
        Instant end = Objects.requireNonNull(until.get());
        if (!psu.isPresent() && time.now().isBefore(end)) {
            throw new QuotaException(
                    "calls without the customer are held back until " + end
                            + ", because the bank asked for it or was out of order",
                    end);
        }
    }

    /** Starts or extends the pause if that failure asks for it. */
    void notice(TppException failure) {
        wantedBy(failure).ifPresent(pause -> {
            Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
            Instant end = time.now().plus(bounded);
            until.accumulateAndGet(end, (old, fresh) -> fresh.isAfter(old) ? fresh : old);
        });
    }

    private Optional<Duration> wantedBy(TppException failure) {
        if (failure instanceof RateLimitedException limited) {
            return Optional.of(limited.retryAfter().orElse(outagePause));
        }
        if (failure instanceof BankUnavailableException unavailable) {
            return Optional.of(unavailable.retryAfter().orElse(outagePause));
        }
        if (failure instanceof TransportException transport
                && transport.reason() == TransportException.Reason.UNREACHABLE) {
            return Optional.of(outagePause);
        }
        return Optional.empty();
    }
}
