package org.tppkit.core.internal.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.Settings;
import org.tppkit.core.internal.time.Deadline;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;

/**
 * One exchange, from the sending of its request to the end of its answer's body. It may be ended early by its deadline and by
 * the closing of its transport.
 *
 * <p>The caller's own thread sends and waits: the JDK's asynchronous way costs two more thread switches for each call, and on
 * machines of one or two processors a new thread. Whoever ends an exchange that still waits therefore interrupts its caller,
 * and this class tells such an interrupt from one that the caller's own program made.
 *
 * <p>An interrupt of the program that is there before ours ends the exchange in its place, and one that comes after ours was
 * noticed stays set. Between the two lies the time in which the caller wakes up, some microseconds: Java has one flag for
 * both, so that a second interrupt that comes just then is one with ours, and goes with it. The caller still gets its
 * error, TIMEOUT or CLOSED, and not an answer.
 */
final class RunningExchange {
    private final String host;
    private final Deadline deadline;
    private final Settings settings;
    private final Set<RunningExchange> running;
    private final Watchdog watchdog;
    private final Thread caller = Thread.currentThread();
    private boolean waiting = true;
    private @Nullable Reason endedBy;
    private @Nullable AnswerBody body;
    private volatile Watchdog.@Nullable Alarm alarm;

    /**
     * An exchange of the calling thread.
     *
     * @param host who is asked, for messages
     * @param deadline when it must be over
     * @param settings bounds of the answer
     * @param running all exchanges of the transport, while they run
     * @param watchdog ends it at its deadline, even if nobody reads its body
     */
    RunningExchange(
            String host, Deadline deadline, Settings settings, Set<RunningExchange> running, Watchdog watchdog) {
        this.host = host;
        this.deadline = deadline;
        this.settings = settings;
        this.running = running;
        this.watchdog = watchdog;
    }

    /** From now on it can be ended. */
    void begin() {
        running.add(this);
        try {
            alarm = watchdog.set(deadline.left(), this::expire);
        } catch (Error e) {
            giveUp();
            throw e;
        }
    }

    private void over() {
        running.remove(this);
        Watchdog.Alarm set = alarm;
        if (set != null) {
            set.cancel();
        }
    }

    /**
     * Sends, and waits until the answer's headers are there.
     *
     * @throws TransportException if they do not come
     */
    HttpResponse<AnswerBody> send(HttpClient client, HttpRequest request) {
        HttpResponse<AnswerBody> answer;
        try {
            answer = client.send(request, head -> newBody());
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        } catch (Error e) {
            // No memory for a thread, say. The caller goes on with something else: nobody may interrupt it for this.
            giveUp();
            throw e;
        }
        Reason reason = stopWaiting();
        if (reason != null) {
            forgetOwnInterrupt();
            throw ended(reason);
        }
        return answer;
    }

    private void giveUp() {
        if (stopWaiting() != null) {
            forgetOwnInterrupt();
        }
        over();
        closeBody();
    }

    private TransportException interrupted() {
        Reason reason = stopWaiting();
        if (reason == null) {
            Thread.currentThread().interrupt();
            return ended(Reason.INTERRUPTED);
        }
        return ended(reason);
    }

    private TransportException failed(Exception failure) {
        Reason reason = stopWaiting();
        if (reason != null) {
            forgetOwnInterrupt();
            return ended(reason);
        }
        if (Thread.currentThread().isInterrupted()) {
            // While bytes are written, an interrupt closes their connection, and only that is told.
            return ended(Reason.INTERRUPTED);
        }
        over();
        return Failures.beforeAnswer(failure, host);
    }

    /** Its time is up. */
    void expire() {
        AnswerBody begun = end(Reason.TIMEOUT);
        if (begun != null) {
            begun.expire();
        }
    }

    /** Its transport is closed. */
    void abandon() {
        AnswerBody begun = end(Reason.CLOSED);
        if (begun != null) {
            begun.abandon();
        }
    }

    /** Wakes a caller who waits; else gives the body that the caller may be reading. */
    private synchronized @Nullable AnswerBody end(Reason reason) {
        if (!waiting) {
            return body;
        }
        if (endedBy == null && !caller.isInterrupted()) {
            endedBy = reason;
            caller.interrupt();
        }
        return null;
    }

    private synchronized AnswerBody newBody() {
        AnswerBody begun =
                new AnswerBody(host, settings.largestAnswer(), settings.noProgressTimeout(), deadline, this::over);
        body = begun;
        return begun;
    }

    /** From now on nobody interrupts the caller; gives the reason if somebody has. */
    private synchronized @Nullable Reason stopWaiting() {
        waiting = false;
        return endedBy;
    }

    /** The interrupt was ours and came to nothing: it must not meet what the caller does next. */
    private static void forgetOwnInterrupt() {
        Thread.interrupted();
    }

    private TransportException ended(Reason reason) {
        over();
        closeBody();
        return switch (reason) {
            case TIMEOUT -> failure(reason, host + " did not answer in the time for the call");
            case INTERRUPTED -> failure(reason, "interrupted while waiting for " + host);
            default -> failure(Reason.CLOSED, "the client was closed while waiting for " + host);
        };
    }

    private void closeBody() {
        AnswerBody begun;
        synchronized (this) {
            begun = body;
        }
        if (begun != null) {
            begun.close();
        }
    }

    private static TransportException failure(Reason reason, String message) {
        return new TransportException(reason, true, message, null);
    }
}
