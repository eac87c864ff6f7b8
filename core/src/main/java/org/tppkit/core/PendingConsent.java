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
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * A consent that waits for the customer: a handle to be kept in the customer's own session until the callback comes. The
 * callback counts only together with it, so that nobody can be tied to a stranger's account.
 */
public final class PendingConsent {
    private static final String MARK = "p1";
    private static final int FIELDS = 5;

    private final String id;
    private final BankId bank;
    private final Environment environment;
    private final String clientId;
    private final Instant expiresAt;
    private final @Nullable NextStep nextStep;

    PendingConsent(
            String id,
            BankId bank,
            Environment environment,
            String clientId,
            Instant expiresAt,
            @Nullable NextStep nextStep) {
        this.id = id;
        this.bank = bank;
        this.environment = environment;
        this.clientId = clientId;
        this.expiresAt = expiresAt;
        this.nextStep = nextStep;
    }

    /**
     * Reads what {@link #encode()} gave. The next step is not part of it: it was for the customer's browser only.
     *
     * @param text unchanged, to the letter
     * @return the handle, for {@link Consents#complete}; without its next step
     * @throws InvalidRequestException if it is something else, or comes from a newer version of TPPKit
     */
    public static PendingConsent decode(String text) {
        List<String> fields = HandleText.read(MARK, FIELDS, text, "pending");
        try {
            TokenKey key = HandleText.key(TokenKey.Kind.PENDING, fields);
            return new PendingConsent(
                    key.id(), key.bank(), key.environment(), key.clientId(), Instant.parse(fields.get(4)), null);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InvalidRequestException("pending", "this is not a text that encode() gave");
        }
    }

    /** {@return this handle as text, for the customer's session: safe in a cookie; no secret} */
    public String encode() {
        return HandleText.write(MARK, List.of(id, bank.toString(), environment.name(), clientId, expiresAt.toString()));
    }

    /** {@return the pending's id: a hash of the state that the customer's browser carries} */
    public String id() {
        return id;
    }

    /** {@return the bank that the customer is asked at} */
    public BankId bank() {
        return bank;
    }

    /** {@return the bank's world that it was begun in} */
    public Environment environment() {
        return environment;
    }

    /** {@return the OAuth client id of the application that asks} */
    public String clientId() {
        return clientId;
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
                        ? "a decoded pending consent no longer knows the redirect: begin anew"
                        : "this bank sends the customer nowhere: look at nextStep()");
    }

    /**
     * {@return whether a callback belongs to this pending consent: for sessions that hold several}
     *
     * @param callback what the browser brought
     */
    public boolean matches(Callback callback) {
        return callback.state().map(state -> States.belongTo(id, state)).orElse(false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PendingConsent that
                && id.equals(that.id)
                && bank.equals(that.bank)
                && environment == that.environment
                && clientId.equals(that.clientId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, bank, environment, clientId);
    }

    @Override
    public String toString() {
        return "PendingConsent[" + id + " at " + bank + " in " + environment + "]";
    }
}
