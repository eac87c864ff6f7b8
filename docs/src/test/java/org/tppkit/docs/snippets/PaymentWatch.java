package org.tppkit.docs.snippets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tppkit.core.PaymentState;
import org.tppkit.core.Payments;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.payment.PaymentId;

/** Asks for many payments of one bank until each is over: the example of the page about polling. One thread. */
final class PaymentWatch {
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final Payments payments;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<PaymentState> over;
    private final BiConsumer<PaymentId, String> toPeople;
    private final PriorityQueue<Watched> queue = new PriorityQueue<>(Comparator.comparing(Watched::due));
    private Instant notBefore = Instant.EPOCH;

    /** @param since when watching began: the older, the seldomer asked for */
    private record Watched(PaymentId id, Instant since, Instant due) {}

    /**
     * @param payments of one bank, without the customer: {@code bank.payments(PsuContext.absent())}
     * @param patience how long a payment may take until people look at it
     * @param over is told of each payment that will not change any more
     * @param toPeople is told of each payment that this cannot settle, and why
     */
    PaymentWatch(
            Payments payments,
            Clock clock,
            Duration patience,
            Consumer<PaymentState> over,
            BiConsumer<PaymentId, String> toPeople) {
        this.payments = payments;
        this.clock = clock;
        this.patience = patience;
        this.over = over;
        this.toPeople = toPeople;
    }

    void add(PaymentId id) {
        queue.add(new Watched(id, clock.instant(), clock.instant()));
    }

    /** Asks for every payment whose time has come. Gives the moment to call again; empty when all are over. */
    Optional<Instant> run() {
        while (next().filter(moment -> !moment.isAfter(clock.instant())).isPresent()) {
            ask(queue.remove());
        }
        return next();
    }

    private Optional<Instant> next() {
        return Optional.ofNullable(queue.peek()).map(first -> later(first.due(), notBefore));
    }

    private void ask(Watched watched) {
        try {
            PaymentState state = payments.find(watched.id());
            state.nextPoll().ifPresentOrElse(advice -> again(watched, advice), () -> over.accept(state));
        } catch (QuotaException e) { // the bank was in trouble a moment ago: nothing was sent
            holdAll(watched, Duration.between(clock.instant(), e.nextAt()));
        } catch (RateLimitedException e) {
            holdAll(watched, e.retryAfter().orElse(AFTER_TROUBLE));
        } catch (BankUnavailableException | TransportException e) {
            holdAll(watched, AFTER_TROUBLE);
        } catch (TppException e) { // asking again would not help
            toPeople.accept(watched.id(), e.getClass().getSimpleName());
        }
    }

    /** The bank is in trouble, not the payment: nobody is asked for until it is over. */
    private void holdAll(Watched watched, Duration pause) {
        notBefore = later(notBefore, clock.instant().plus(pause));
        again(watched, pause);
    }

    private void again(Watched watched, Duration advice) {
        Instant now = clock.instant();
        Duration age = Duration.between(watched.since(), now);
        if (age.compareTo(patience) >= 0) {
            toPeople.accept(watched.id(), "not over after " + patience);
            return;
        }
        Duration tenth = age.dividedBy(10);
        Duration pause = advice.compareTo(tenth) > 0 ? advice : tenth;
        queue.add(new Watched(watched.id(), watched.since(), now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
