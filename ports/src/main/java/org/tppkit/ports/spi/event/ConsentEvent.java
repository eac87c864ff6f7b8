package org.tppkit.ports.spi.event;

import java.time.Instant;
import java.util.Objects;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;

/**
 * Something happened to a customer's consent.
 *
 * <p>New kinds may come with new versions of TPPKit: a {@code switch} needs a default branch.
 */
public interface ConsentEvent {

    /** {@return which consent} */
    Consent consent();

    /**
     * A consent, by names that are no secret.
     *
     * @param environment the bank's world in which it was given
     * @param bank where it was given
     * @param id its id, as in the consent's handle
     */
    record Consent(Environment environment, BankId bank, String id) {
        /**
         * Checks what it is made of.
         *
         * @param environment the bank's world in which it was given
         * @param bank where it was given
         * @param id its id, as in the consent's handle
         */
        public Consent {
            Objects.requireNonNull(environment);
            Objects.requireNonNull(bank);
            Objects.requireNonNull(id);
        }
    }

    /**
     * The customer gave it, anew or as a renewal.
     *
     * @param consent which consent
     * @param renewal whether a consent of before goes on
     */
    record Given(Consent consent, boolean renewal) implements ConsentEvent {}

    /**
     * Its tokens were refreshed and stored.
     *
     * @param consent which consent
     */
    record Refreshed(Consent consent) implements ConsentEvent {}

    /**
     * Its tokens were refreshed, but could not be stored yet. They are kept in this process and written again; should the
     * process end before, the consent is lost.
     *
     * @param consent which consent
     */
    record RefreshNotStored(Consent consent) implements ConsentEvent {}

    /**
     * It can no longer be used: the customer has to be asked again.
     *
     * @param consent which consent
     * @param reason why
     */
    record Lost(Consent consent, ConsentRequiredException.Reason reason) implements ConsentEvent {}

    /**
     * The customer should be asked again soon. Told with each refresh of the consent's tokens; where nothing is refreshed,
     * with its use, once a day in each process.
     *
     * @param consent which consent
     * @param dueBy when the strong customer authentication ends to hold
     */
    record RenewalDue(Consent consent, Instant dueBy) implements ConsentEvent {}

    /**
     * The third party ended it.
     *
     * @param consent which consent
     */
    record Revoked(Consent consent) implements ConsentEvent {}
}
