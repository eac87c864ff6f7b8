package org.tppkit.ports.model.payment;

import java.util.Objects;

/** What a transfer tells its receiver. */
public sealed interface Remittance {

    /**
     * Free text.
     *
     * @param text 1 to 140 characters of the SEPA character set
     */
    record Text(String text) implements Remittance {
        /**
         * Checks what it is made of.
         *
         * @param text 1 to 140 characters of the SEPA character set
         */
        public Text {
            SepaText.require("the remittance text", text, 140);
        }

        /** Says nothing of the text. */
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /**
     * A structured creditor reference (ISO 11649): {@code RF}, two check digits, up to 21 letters and digits.
     *
     * @param reference in electronic form, without blanks
     */
    record CreditorReference(String reference) implements Remittance {
        /**
         * Checks what it is made of.
         *
         * @param reference in electronic form, without blanks
         * @throws IllegalArgumentException if it has another form or wrong check digits; the message does not repeat it
         */
        public CreditorReference {
            Objects.requireNonNull(reference);
            if (!CreditorReferences.isValid(reference)) {
                throw new IllegalArgumentException(
                        "a creditor reference is RF, two check digits and 1 to 21 letters and digits (ISO 11649)");
            }
        }

        /** Says nothing of the reference. */
        @Override
        public String toString() {
            return "CreditorReference[…]";
        }
    }
}
