package org.tppkit.core;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.consent.HandleText;
import org.tppkit.core.internal.consent.States;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.PaymentId;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * A payment, or the cancellation of one, that waits for the customer: a handle to be kept in the customer's own session
 * until the callback comes.
 */
public final class PendingPayment {
    private static final String MARK = "q1";
    private static final int FIELDS = 3;

    private final String id;
    private final PaymentId payment;
    private final Instant expiresAt;
    private final @Nullable NextStep nextStep;

    PendingPayment(String id, PaymentId payment, Instant expiresAt, @Nullable NextStep nextStep) {
        this.id = id;
        this.payment = payment;
        this.expiresAt = expiresAt;
        this.nextStep = nextStep;
    }

    /**
     * Reads what {@link #encode()} gave. The next step is not part of it: it was for the customer's browser only.
     *
     * @param text unchanged, to the letter
     * @return the handle, for {@link Payments#complete} and {@link Payments#resume}; without its next step
     * @throws InvalidRequestException if it is something else, or comes from a newer version of TPPKit
     */
    public static PendingPayment decode(String text) {
        List<String> fields = HandleText.read(MARK, FIELDS, text, "pending");
        try {
            PaymentId payment = PaymentId.decode(fields.get(1));
            TokenKey key = new TokenKey(
                    TokenKey.Kind.PENDING, payment.environment(), payment.bank(), payment.clientId(), fields.get(0));
            return new PendingPayment(key.id(), payment, Instant.parse(fields.get(2)), null);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InvalidRequestException("pending", "this is not a text that encode() gave");
        }
    }

    /** {@return this handle as text, for the customer's session: safe in a cookie; no secret} */
    public String encode() {
        return HandleText.write(MARK, List.of(id, payment.encode(), expiresAt.toString()));
    }

    /** {@return the pending's id: a hash of the state that the customer's browser carries} */
    public String id() {
        return id;
    }

    /** {@return the payment: keep it, it is all that is needed to find it again} */
    public PaymentId payment() {
        return payment;
    }

    /** {@return the moment after which no callback completes it: {@link Settings#pendingLife()} after it began} */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** {@return what the customer has to do; empty on a handle that was decoded} */
    public Optional<NextStep> nextStep() {
        return Optional.ofNullable(nextStep);
    }

    /**
     * {@return the bank's page that the customer's browser is to be sent to}
     *
     * @throws IllegalStateException if the next step is no redirect, or the handle was decoded
     */
    public URI redirect() {
        if (nextStep instanceof NextStep.RedirectPsu redirect) {
            return redirect.uri();
        }
        throw new IllegalStateException(
                nextStep == null
                        ? "a decoded pending payment no longer knows the redirect"
                        : "the bank sends the customer nowhere: look at nextStep()");
    }

    /**
     * {@return whether a callback belongs to this pending payment: for sessions that hold several}
     *
     * @param callback what the browser brought
     */
    public boolean matches(Callback callback) {
        return callback.state().map(state -> States.belongTo(id, state)).orElse(false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PendingPayment that && id.equals(that.id) && payment.equals(that.payment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, payment);
    }

    @Override
    public String toString() {
        return "PendingPayment[" + payment + "]";
    }
}
