package org.tppkit.core.internal.call;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Answer;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.core.internal.time.Time;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.event.CallStarted;
import org.tppkit.ports.spi.event.Operation;

/**
 * Runs one operation from start to end: a usable token, attempts, repeats of reads, one deadline over everything, events.
 *
 * <p>Here and nowhere else stands what happens after a 401, a 429 or an outage.
 */
public final class CallRunner {
    private static final int UNAUTHORIZED = 401;

    /**
     * What the engine has begun on its own threads goes on while the client is being closed: tokens would be lost, and an
     * approved payment would stop half-way.
     */
    private static final Set<Operation> BROUGHT_TO_ITS_END =
            EnumSet.of(Operation.EXCHANGE_CODE, Operation.REFRESH_TOKEN, Operation.CONFIRM_PAYMENT);

    private final Connection connection;
    private final Settings settings;
    private final Backoff backoff;
    private final CallListener listener;
    private final PsuFilter psuFilter;
    private final Time time;

    /** A runner for one application at one bank. */
    public CallRunner(Connection connection, Settings settings, Backoff backoff, CallListener listener) {
        this.connection = connection;
        this.settings = settings;
        this.backoff = backoff;
        this.listener = listener;
        this.psuFilter = new PsuFilter(connection.bank(), listener);
        this.time = connection.time();
    }

    /**
     * Runs something that changes the bank's state, or spends something that counts once: sent at most once, whatever
     * the answer.
     *
     * @param credentials what it shows the bank
     * @param work asks the gateway
     */
    public <T> Answer<T> once(
            Operation operation, Credentials credentials, PsuContext psu, Function<BankCall, T> work) {
        return once(operation, credentials, psu, settings.callTimeout(), work);
    }

    /**
     * As {@link #once}, for what must come to its end whatever becomes of its callers: it runs on the engine's own thread
     * and has a time of its own, so that callers in a hurry do not break it off.
     */
    public <T> Answer<T> onceToTheEnd(
            Operation operation, Credentials credentials, PsuContext psu, Function<BankCall, T> work) {
        Duration ofLease = settings.refreshLease().multipliedBy(2).dividedBy(3);
        boolean longer = ofLease.compareTo(settings.callTimeout()) > 0;
        return once(operation, credentials, psu, longer ? ofLease : settings.callTimeout(), work);
    }

    private <T> Answer<T> once(
            Operation operation,
            Credentials credentials,
            PsuContext psu,
            Duration timeout,
            Function<BankCall, T> work) {
        return run(operation, psu, timeout, (sendable, deadline, report) -> {
            try (Attempt attempt = new Attempt(connection, credentials, sendable, deadline, report)) {
                return work.apply(attempt);
            }
        });
    }

    /**
     * Runs something that changes the bank's state with a token out of a source: sent at most once, whatever the answer. A
     * token that is refused is given up, so that the caller's next call gets another one.
     *
     * @param tokens where usable tokens come from
     * @param work asks the gateway
     */
    public <T> Answer<T> once(Operation operation, TokenSource tokens, PsuContext psu, Function<BankCall, T> work) {
        return run(operation, psu, settings.callTimeout(), (sendable, deadline, report) -> {
            TokenSource.Token token = waiting(report, () -> tokens.current(deadline));
            try (Attempt attempt = new Attempt(connection, token.credentials(), sendable, deadline, report)) {
                return work.apply(attempt);
            } catch (RequestRejectedException refusal) {
                if (refusal.status() == UNAUTHORIZED) {
                    tokens.giveUp(token);
                }
                throw refusal;
            }
        });
    }

    /**
     * Runs a question that is no GET: a token that is refused is replaced once, but nothing is repeated otherwise.
     *
     * @param tokens where usable tokens come from
     * @param work asks the gateway
     */
    public <T> Answer<T> ask(Operation operation, TokenSource tokens, PsuContext psu, Function<BankCall, T> work) {
        return ask(operation, tokens, psu, UnattendedQuota.Access.UNCOUNTED, work);
    }

    /**
     * As {@link #ask(Operation, TokenSource, PsuContext, Function)}, counting each attempt without the customer.
     *
     * @param access what is counted
     */
    public <T> Answer<T> ask(
            Operation operation,
            TokenSource tokens,
            PsuContext psu,
            UnattendedQuota.Access access,
            Function<BankCall, T> work) {
        return reading(operation, tokens, psu, access, work, false);
    }

    /**
     * Runs a read in the customer's name: a token that is refused is replaced once, and passing trouble is waited out as
     * far as the retry policy lets.
     *
     * @param tokens where usable tokens come from
     * @param work asks the gateway
     */
    public <T> Answer<T> read(Operation operation, TokenSource tokens, PsuContext psu, Function<BankCall, T> work) {
        return read(operation, tokens, psu, UnattendedQuota.Access.UNCOUNTED, work);
    }

    /**
     * As {@link #read(Operation, TokenSource, PsuContext, Function)}, counting each attempt without the customer.
     *
     * @param access what is counted
     */
    public <T> Answer<T> read(
            Operation operation,
            TokenSource tokens,
            PsuContext psu,
            UnattendedQuota.Access access,
            Function<BankCall, T> work) {
        return reading(operation, tokens, psu, access, work, true);
    }

    private <T> Answer<T> reading(
            Operation operation,
            TokenSource tokens,
            PsuContext psu,
            UnattendedQuota.Access access,
            Function<BankCall, T> work,
            boolean repeatable) {
        UnattendedQuota.Access counted = psu.isPresent() ? UnattendedQuota.Access.UNCOUNTED : access;
        return run(operation, psu, settings.callTimeout(), (sendable, deadline, report) -> {
            connection.unattended().check(sendable);
            return new Reading<>(tokens, sendable, counted, deadline, report, work).run(repeatable);
        });
    }

    private <T> Answer<T> run(Operation operation, PsuContext psu, Duration timeout, Body<T> body) {
        CallReport report = new CallReport(connection.bank(), operation, psu.isPresent(), time);
        listener.callStarted(new CallStarted(connection.bank(), operation, psu.isPresent()));
        TppException failure = null;
        try {
            requireOpen(operation);
            Deadline deadline = Deadline.in(timeout, time);
            T value = body.run(psuFilter.sendable(psu), deadline, report);
            return new Answer<>(value, report.requestsSent(), report.requestIds());
        } catch (TppException e) {
            failure = e;
            e.belongsTo(report.facts());
            connection.unattended().notice(e);
            throw e;
        } catch (Throwable bug) { // also a checked one, which an adapter in another language may throw
            failure = broken(bug, report);
            if (bug instanceof Exception && report.requestsSent() > 0) {
                throw failure;
            }
            throw bug;
        } finally {
            listener.callEnded(report.ended(failure));
        }
    }

    /**
     * An adapter that breaks once the bank was asked leaves an answer that nobody has read: callers learn of that as of any
     * other one. The exception may quote the answer, so that only its class and its stack are kept.
     */
    private static UnexpectedAnswerException broken(Throwable bug, CallReport report) {
        UnexpectedAnswerException failure = new UnexpectedAnswerException(
                "", "the adapter failed with " + bug.getClass().getName());
        failure.setStackTrace(bug.getStackTrace());
        failure.belongsTo(report.facts());
        if (bug instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    private void requireOpen(Operation operation) {
        if (connection.closed().getAsBoolean() && !BROUGHT_TO_ITS_END.contains(operation)) {
            throw new TransportException(TransportException.Reason.CLOSED, false, "the client is closed", null);
        }
    }

    private interface Body<T> {
        T run(PsuContext psu, Deadline deadline, CallReport report);
    }

    /** One read on its way through its attempts. */
    private final class Reading<T> {
        private final TokenSource tokens;
        private final PsuContext psu;
        private final UnattendedQuota.Access access;
        private final Deadline deadline;
        private final CallReport report;
        private final Function<BankCall, T> work;

        Reading(
                TokenSource tokens,
                PsuContext psu,
                UnattendedQuota.Access access,
                Deadline deadline,
                CallReport report,
                Function<BankCall, T> work) {
            this.tokens = tokens;
            this.psu = psu;
            this.access = access;
            this.deadline = deadline;
            this.report = report;
            this.work = work;
        }

        T run(boolean repeatable) {
            TokenSource.Token token = waiting(report, () -> tokens.current(deadline));
            boolean replaced = false;
            int repeats = 0;
            @Nullable TppException passing = null;
            while (true) {
                UnattendedQuota.Ticket ticket = counted(passing);
                int sentBefore = report.requestsSent();
                try (Attempt attempt = new Attempt(connection, token.credentials(), psu, deadline, report)) {
                    return work.apply(attempt);
                } catch (RequestRejectedException refusal) {
                    if (refusal.status() != UNAUTHORIZED) {
                        throw refusal;
                    }
                    token = replacement(token, replaced, refusal);
                    replaced = true;
                } catch (ConsentRequiredException ended) {
                    noteTheEnd(token, ended);
                    throw ended;
                } catch (TppException failure) {
                    if (!repeatable) {
                        throw failure;
                    }
                    pauseOrThrow(repeats, failure);
                    passing = failure;
                    repeats++;
                } finally {
                    if (report.requestsSent() == sentBefore) {
                        ticket.takeBack();
                    }
                }
            }
        }

        /** The customer has to be asked again, whether or not that can be written down: the next call will be told so too. */
        private void noteTheEnd(TokenSource.Token used, ConsentRequiredException ended) {
            try {
                tokens.bankSaysEnded(used, ended.reason());
            } catch (TokenStoreException e) {
                ended.addSuppressed(e);
            }
        }

        /** A repetition that there is no room for is none: then the trouble that asked for it is the caller's answer. */
        private UnattendedQuota.Ticket counted(@Nullable TppException passing) {
            try {
                return access.count();
            } catch (QuotaException e) {
                throw passing == null ? e : passing;
            }
        }

        /** A refused token is replaced once; if a new one is refused too, it is not the token that the bank minds. */
        private TokenSource.Token replacement(
                TokenSource.Token refused, boolean replacedBefore, RequestRejectedException refusal) {
            if (replacedBefore || !refused.replaceable()) {
                throw new IdentityRejectedException(
                        (refused.credentials().accessToken().isEmpty()
                                        ? "the bank refuses a call that carries no token: look at certificate, signature"
                                        : "the bank refuses a token that it has just given: look at certificate, signature")
                                + " and the application's registration at the bank",
                        refusal.answer(),
                        refusal);
            }
            return waiting(report, () -> tokens.insteadOf(refused, deadline));
        }

        private void pauseOrThrow(int repeats, TppException failure) {
            Optional<Duration> pause = backoff.beforeRepeat(repeats, failure, psu.isPresent(), deadline.left());
            if (pause.isEmpty()) {
                throw failure;
            }
            connection.unattended().notice(failure);
            sleep(pause.get());
        }
    }

    private TokenSource.Token waiting(CallReport report, Supplier<TokenSource.Token> source) {
        long start = time.nanos();
        try {
            return source.get();
        } catch (TppException e) {
            report.noToken(e);
            throw e;
        } finally {
            report.waitedForToken(time.nanos() - start);
        }
    }

    private void sleep(Duration pause) {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Reason.INTERRUPTED, true, "interrupted while waiting to repeat a read", null);
        }
    }
}
