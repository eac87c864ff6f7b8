package org.tppkit.ports.error;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.RequestId;

/**
 * The root of everything TPPKit throws on purpose, beside {@link IllegalArgumentException} for bad arguments of values
 * and {@link NullPointerException} for null.
 *
 * <p>The class of an error names the caller's next act. Messages never hold a token, a code, an account number or a name.
 */
@SuppressWarnings("serial") // an error crosses threads, not machines
public abstract class TppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A smaller difference is no bank's reason to refuse. */
    private static final Duration NOTABLE_SKEW = Duration.ofMinutes(1);

    private volatile CallFacts facts = CallFacts.NONE;

    TppException(String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
    }

    /** {@return whether the same call may succeed later without anything being changed, and cannot do harm} */
    public boolean retryable() {
        return false;
    }

    /** {@return the X-Request-ID of each request of the failed call, in order: what a bank's support asks for} */
    public final List<RequestId> requestIds() {
        return facts.requestIds();
    }

    /**
     * {@return how many requests of the failed call were handed to the network; each may count against a limit of the
     * bank}
     */
    public final int requestsSent() {
        return facts.requestsSent();
    }

    /** {@return the bank that was called} */
    public final Optional<BankId> bank() {
        return facts.bank();
    }

    /**
     * {@return how far the bank's clock is ahead of ours, by the Date header of the call's last answer; negative if it
     * is behind} To the second, and empty where there was no such answer.
     */
    public final Optional<Duration> clockSkew() {
        return facts.clockSkew();
    }

    /** What happened; where clocks that differ may be the reason, also by how much they do. */
    @Override
    public String getMessage() {
        return clockSkew()
                .filter(skew -> clockMayBeTheReason() && skew.abs().compareTo(NOTABLE_SKEW) >= 0)
                .map(skew -> text() + "; the bank's clock is " + skew.abs().toSeconds() + " s "
                        + (skew.isNegative() ? "behind" : "ahead of") + " ours")
                .orElse(text());
    }

    /** Whether banks refuse in this way what bears a wrong date. */
    boolean clockMayBeTheReason() {
        return false;
    }

    /**
     * {@return the same error for another caller who waited for the same piece of work; the original is suppressed
     * under it} For the engine: each caller gets an error of its own, on which its own call is noted.
     */
    public final TppException forAnotherCaller() {
        TppException copy = copy();
        copy.facts = facts;
        copy.addSuppressed(this);
        return copy;
    }

    abstract TppException copy();

    /** The message as it was given; never null, as the constructor sees to it. */
    final String text() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * Notes the call that this error belongs to; for the engine, which knows it when the error passes by.
     *
     * @param facts what is known of the call
     */
    public final void belongsTo(CallFacts facts) {
        this.facts = Objects.requireNonNull(facts);
    }
}
