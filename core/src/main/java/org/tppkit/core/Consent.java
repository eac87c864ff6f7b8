package org.tppkit.core;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.core.internal.consent.HandleText;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.token.TokenKey;

/**
 * A customer's consent: a handle to what the token store keeps. Holds no token. Moments are instants; what they say was
 * true when the handle was read.
 *
 * <p>Keep {@link #encode()} with the customer: on any node that shares the token store it gives access to the accounts.
 */
public final class Consent {
    private static final String MARK = "c1";
    private static final int FIELDS = 9;

    private final String id;
    private final BankId bank;
    private final Environment environment;
    private final String clientId;
    private final ConsentScope scope;
    private final String subject;
    private final Instant givenAt;
    private final Instant scaRenewalDueBy;
    private final @Nullable Instant validUntil;
    private final ConsentRequiredException.@Nullable Reason lost;

    Consent(Facts facts) {
        this.id = facts.id();
        this.bank = facts.bank();
        this.environment = facts.environment();
        this.clientId = facts.clientId();
        this.scope = facts.scope();
        this.subject = facts.subject();
        this.givenAt = facts.givenAt();
        this.scaRenewalDueBy = facts.scaRenewalDueBy();
        this.validUntil = facts.validUntil();
        this.lost = facts.lost();
    }

    /** What a handle is made of. */
    record Facts(
            String id,
            BankId bank,
            Environment environment,
            String clientId,
            ConsentScope scope,
            String subject,
            Instant givenAt,
            Instant scaRenewalDueBy,
            @Nullable Instant validUntil,
            ConsentRequiredException.@Nullable Reason lost) {}

    /**
     * Reads what {@link #encode()} gave.
     *
     * @param text unchanged, to the letter
     * @return the handle; what it says was true when it was encoded
     * @throws InvalidRequestException if it is something else, or comes from a newer version of TPPKit
     */
    public static Consent decode(String text) {
        List<String> fields = HandleText.read(MARK, FIELDS, text, "consent");
        try {
            TokenKey key = HandleText.key(TokenKey.Kind.CONSENT, fields);
            return new Consent(new Facts(
                    key.id(),
                    key.bank(),
                    key.environment(),
                    key.clientId(),
                    ConsentScope.valueOf(fields.get(4)),
                    fields.get(5),
                    Instant.parse(fields.get(6)),
                    Instant.parse(fields.get(7)),
                    orNull(fields.get(8), Instant::parse),
                    null));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InvalidRequestException("consent", "this is not a text that encode() gave");
        }
    }

    private static <T> @Nullable T orNull(String text, Function<String, T> reader) {
        return text.isEmpty() ? null : reader.apply(text);
    }

    /** {@return this handle as text: safe in a URL or a cookie; no secret, but it holds the subject} */
    public String encode() {
        return HandleText.write(
                MARK,
                List.of(
                        id,
                        bank.toString(),
                        environment.name(),
                        clientId,
                        scope.name(),
                        subject,
                        givenAt.toString(),
                        scaRenewalDueBy.toString(),
                        validUntil == null ? "" : validUntil.toString()));
    }

    /** {@return the consent's id in the token store; also in events} */
    public String id() {
        return id;
    }

    /** {@return the bank where it was given} */
    public BankId bank() {
        return bank;
    }

    /** {@return the bank's world in which it was given} */
    public Environment environment() {
        return environment;
    }

    /** {@return the OAuth client id of the application that asked for it} */
    public String clientId() {
        return clientId;
    }

    /** {@return what the consent is for} */
    public ConsentScope scope() {
        return scope;
    }

    /** {@return the third party's own name for the customer} */
    public String subject() {
        return subject;
    }

    /** {@return when the customer gave it, or renewed it last} */
    public Instant givenAt() {
        return givenAt;
    }

    /**
     * {@return when the bank will want strong customer authentication again: 180 days after the last one unless the
     * bank says otherwise (RTS article 10a)} A hint: a bank may ask earlier.
     */
    public Instant scaRenewalDueBy() {
        return scaRenewalDueBy;
    }

    /** {@return when it ends because it was asked for no longer} */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /**
     * {@return why it can no longer be used; known for handles that come from {@link Consents#find} and {@link
     * Consents#list}} A consent that is lost can still be renewed under the same handle.
     */
    public Optional<ConsentRequiredException.Reason> lost() {
        return Optional.ofNullable(lost);
    }

    /** Two handles are equal if they mean the same consent. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Consent that
                && id.equals(that.id)
                && bank.equals(that.bank)
                && environment == that.environment
                && clientId.equals(that.clientId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, bank, environment, clientId);
    }

    /** Without the subject. */
    @Override
    public String toString() {
        return "Consent[" + id + " at " + bank + " in " + environment + "]";
    }
}
