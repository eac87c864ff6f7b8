package org.tppkit.docs.snippets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;

/** Reads many customers' accounts in one night: the example of the page about it. One thread for each bank. */
final class NightRun {
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final Bank bank;
    private final Clock clock;
    private final Instant end;
    private final Consumer<Accounts> reading;
    private final BiConsumer<Consent, TppException> notRead;
    private final PriorityQueue<Job> jobs = new PriorityQueue<>(Comparator.comparing(Job::due));
    private Instant notBefore = Instant.EPOCH;

    private record Job(Consent consent, Instant due) {}

    /**
     * @param end nobody is read from then on
     * @param reading what is read of each customer: it asks for each thing once
     * @param notRead is told of each customer whom another try would not help, and why
     */
    NightRun(
            Bank bank,
            Clock clock,
            Instant end,
            Consumer<Accounts> reading,
            BiConsumer<Consent, TppException> notRead) {
        this.bank = bank;
        this.clock = clock;
        this.end = end;
        this.reading = reading;
        this.notRead = notRead;
    }

    /** Spreads the customers over a part of the night, each at the same moment of every night. */
    void plan(Collection<Consent> consents, Instant begin, Duration spread) {
        for (Consent consent : consents) {
            jobs.add(new Job(
                    consent, begin.plusSeconds(Math.floorMod(consent.id().hashCode(), spread.toSeconds()))));
        }
    }

    /** Reads whatever is due. Gives the moment to call again; empty when the night is over. */
    Optional<Instant> run() {
        while (next().filter(moment -> !moment.isAfter(clock.instant())).isPresent()) {
            read(jobs.remove().consent());
        }
        return next();
    }

    private Optional<Instant> next() {
        return Optional.ofNullable(jobs.peek())
                .map(job -> later(job.due(), notBefore))
                .filter(moment -> moment.isBefore(end));
    }

    /** Who was not reached when the night was over, and is left for the next one. */
    List<Consent> left() {
        return jobs.stream().map(Job::consent).toList();
    }

    private void read(Consent consent) {
        try {
            reading.accept(bank.accounts(consent, PsuContext.absent()));
        } catch (QuotaException e) { // our own guard, or the bank was in trouble a moment ago: nothing was sent
            jobs.add(new Job(consent, e.nextAt()));
        } catch (RateLimitedException e) {
            holdAll(consent, e.retryAfter().orElse(AFTER_TROUBLE));
        } catch (BankUnavailableException | TransportException e) {
            holdAll(consent, AFTER_TROUBLE);
        } catch (ConsentRequiredException e) { // only the customer can help: ask when next seen
            notRead.accept(consent, e);
        } catch (TppException e) {
            notRead.accept(consent, e);
        }
    }

    /** The bank is in trouble, not the customer: nobody is read until it is over. */
    private void holdAll(Consent consent, Duration pause) {
        notBefore = later(notBefore, clock.instant().plus(pause));
        jobs.add(new Job(consent, notBefore));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
