package org.tppkit.app.approval;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.ports.model.Callback;

/**
 * Sends the customer to the bank's page and waits for the return: at a listener where the redirect URI leads to this machine,
 * else until the address is pasted. Whoever uses it has kept the pending's handle by then, so that another command can go
 * on where this one is stopped.
 *
 * @param <T> what comes of the approval
 */
public final class ApprovalAtBank<T> {
    private final CommandContext context;
    private final ApprovalOptions options;
    private final Awaited<T> awaited;
    private final AtomicReference<@Nullable T> result = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /**
     * @param context the command's
     * @param options how the customer is sent there
     * @param awaited what waits for the return
     */
    public ApprovalAtBank(CommandContext context, ApprovalOptions options, Awaited<T> awaited) {
        this.context = context;
        this.options = options;
        this.awaited = awaited;
    }

    /**
     * Sends the customer there and waits.
     *
     * @param page the bank's page
     * @param redirectUri where the bank sends the browser back to
     * @param expiresAt until when the callback counts
     * @return what the completion gave; empty if waiting was not wanted, and then the page's address was printed
     * @throws CommandFailure if nobody came back in time
     */
    public Optional<T> await(URI page, URI redirectUri, Instant expiresAt) {
        if (!options.waitWanted()) {
            context.terminal().line(page.toASCIIString());
            context.terminal()
                    .note("Open this address, approve, then run: " + awaited.completeLater()
                            + " '<where the browser ends>'");
            return Optional.empty();
        }
        if (CallbackListener.canListenAt(redirectUri)) {
            try (CallbackListener listener = CallbackListener.open(redirectUri, this::receive)) {
                send(page);
                return Optional.of(listen(listener, expiresAt));
            } catch (IOException e) {
                context.terminal()
                        .note("Nothing can listen at " + redirectUri + " (" + e.getMessage() + "): paste the address.");
            }
        }
        send(page);
        return Optional.of(pasted());
    }

    private void send(URI page) {
        Terminal terminal = context.terminal();
        if (options.browserWanted() && context.surroundings().browser().open(page)) {
            terminal.note("Your browser shows the bank's page: approve there.");
        } else {
            terminal.note("Open this address in a browser and approve there:");
            terminal.note(page.toASCIIString());
        }
    }

    // ------------------------------------------------------------------ at the listener

    private T listen(CallbackListener listener, Instant expiresAt) {
        context.terminal()
                .note("Waiting for the browser to come back. If that fails, stop this and run: "
                        + awaited.completeLater() + " '<where the browser ended>'");
        Duration left = Duration.between(context.surroundings().clock().instant(), expiresAt);
        try {
            if (!listener.await(left)) {
                throw new CommandFailure(
                        awaited.nobodyCame(), "nobody came back from the bank in time: " + awaited.advice());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.INTERRUPTED, "stopped while waiting for the customer");
        }
        @Nullable RuntimeException thrown = failure.get();
        @Nullable T given = result.get();
        if (thrown != null) {
            throw thrown;
        }
        if (given == null) {
            throw new IllegalStateException("the listener ended without a result");
        }
        return given;
    }

    /** Anybody on this machine can call the listener: a callback of somebody else ends nothing, and the first of ours all. */
    private Reply receive(Callback callback) {
        if (result.get() != null) {
            // A browser may ask twice.
            return Reply.DONE;
        }
        if (!awaited.belongs().test(callback)) {
            context.terminal().note("A callback came that does not fit; still waiting.");
            return Reply.STRANGE;
        }
        try {
            result.set(awaited.completion().apply(callback));
            return Reply.DONE;
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            return Reply.FAILED;
        }
    }

    // ------------------------------------------------------------------ pasted

    private T pasted() {
        context.terminal().note("Then paste the address where the browser ended:");
        String address = context.surroundings()
                .input()
                .next()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .orElseThrow(() -> new CommandFailure(
                        awaited.nobodyCame(),
                        "nothing was pasted; when the customer has approved, run: " + awaited.completeLater()
                                + " '<where the browser ended>'"));
        return awaited.completion().apply(Callback.parse(address));
    }
}
