package org.tppkit.ports.model;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** What has to happen next before a consent or a payment can go on. */
public sealed interface NextStep {

    /**
     * Send the customer's browser there. The address carries the state of this one approval: it belongs into the
     * customer's browser and nowhere else, so it is not shown by {@code toString}.
     *
     * @param uri the bank's page
     */
    record RedirectPsu(URI uri) implements NextStep {
        /**
         * Checks what it is made of.
         *
         * @param uri the bank's page
         */
        public RedirectPsu {
            Objects.requireNonNull(uri);
        }

        @Override
        public String toString() {
            return "RedirectPsu[" + uri.getHost() + "]";
        }
    }

    /**
     * Wait: the customer approves elsewhere, for instance in the bank's app (decoupled approach). There is no callback: a
     * consent is completed, and a payment is found, by asking the bank.
     *
     * @param pollAfter how long to wait before asking for the status
     */
    record AwaitPsu(Duration pollAfter) implements NextStep {
        /**
         * Checks what it is made of.
         *
         * @param pollAfter how long to wait before asking for the status
         */
        public AwaitPsu {
            Objects.requireNonNull(pollAfter);
        }
    }

    /** Nothing: the bank asked for no approval. */
    record None() implements NextStep {}
}
