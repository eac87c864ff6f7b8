package org.tppkit.ports.model.consent;

import java.util.Objects;

/** What an adapter reads in a callback whose state was already found to be right. */
public sealed interface CallbackMeaning {

    /**
     * The customer approved, and the code is to be changed into tokens.
     *
     * @param code the code, good for one use
     */
    record Authorized(AuthorizationCode code) implements CallbackMeaning {
        /**
         * Checks what it is made of.
         *
         * @param code the code, good for one use
         */
        public Authorized {
            Objects.requireNonNull(code);
        }
    }

    /**
     * The customer comes back from an approval, and no token comes of it: the bank's own resource is all there is. A
     * browser proves nothing, so the engine asks the bank how that resource stands.
     */
    record Approved() implements CallbackMeaning {}

    /** The customer said no. */
    record Refused() implements CallbackMeaning {}

    /**
     * The bank reports an error of its own or of ours.
     *
     * @param error the bank's code, for instance {@code server_error} (RFC 6749 section 4.1.2.1)
     */
    record Failed(String error) implements CallbackMeaning {
        /**
         * Checks what it is made of.
         *
         * @param error the bank's code, for instance {@code server_error} (RFC 6749 section 4.1.2.1)
         */
        public Failed {
            Objects.requireNonNull(error);
        }
    }

    /** The callback holds neither an approval nor an error. */
    record Unintelligible() implements CallbackMeaning {}
}
