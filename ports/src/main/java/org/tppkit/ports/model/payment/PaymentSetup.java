package org.tppkit.ports.model.payment;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What an adapter needs in order to initiate a payment at its bank.
 *
 * @param request what the customer is to approve
 * @param initiatingParty the third party itself, where its client is told; an adapter whose bank wants to know refuses a
 *     payment without it, with {@link org.tppkit.ports.error.ConfigurationException}
 * @param back how the customer comes back
 */
public record PaymentSetup(PaymentRequest request, Optional<Party> initiatingParty, Return back) {
    /**
     * Checks what it is made of.
     *
     * @param request what the customer is to approve
     * @param initiatingParty the third party itself, where its client is told; an adapter whose bank wants to know
     *     refuses a payment without it, with {@link org.tppkit.ports.error.ConfigurationException}
     * @param back how the customer comes back
     */
    public PaymentSetup {
        Objects.requireNonNull(request);
        Objects.requireNonNull(initiatingParty);
        Objects.requireNonNull(back);
    }

    /**
     * How the customer comes back from the bank's approval page.
     *
     * @param redirectUri where to; also for addresses that the bank reports to
     * @param state ties the return to this payment: unguessable, {@code [A-Za-z0-9_-]}, no comma
     */
    public record Return(URI redirectUri, String state) {
        /**
         * Checks what it is made of.
         *
         * @param redirectUri where to; also for addresses that the bank reports to
         * @param state ties the return to this payment: unguessable, {@code [A-Za-z0-9_-]}, no comma
         */
        public Return {
            Objects.requireNonNull(redirectUri);
            Objects.requireNonNull(state);
        }

        /** Without the state. */
        @Override
        public String toString() {
            return "Return[" + redirectUri.getHost() + "]";
        }
    }
}
