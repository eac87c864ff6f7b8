package org.tppkit.core;

import java.util.Objects;

/**
 * What tells a transaction from every other one of the same account, from one fetch to the next. Keep {@link #value()}
 * beside your copy of the transaction; it is printable ASCII without blanks if the bank's id is.
 *
 * <ul>
 *   <li>{@code r:} and the bank's {@code resourceId}, or else {@code e:} and its {@code entryReference}: {@link
 * Kind#BANK};
 *   <li>{@code d1:}, a fingerprint, {@code :} and an ordinal from 1: {@link Kind#DERIVED}. The fingerprint is the
 * SHA-256, in
 *       base64url without padding, of the following lines in UTF-8, each ended by a line feed: {@code
 * tppkit-transaction-1};
 *       the booking date ({@code 2026-11-02}); the amount without sign, without needless zeros at its end ({@code 12.5},
 *       {@code 100}); the currency's code; {@code CRDT} or {@code DBIT}; all lines of remittance information, joined
 * by a blank;
 *       then each structured reference on a line of its own. In texts, any run of white space and control characters
 * counts as
 *       one blank, those at the ends are dropped, and characters are composed (Unicode NFC).
 * </ul>
 *
 * <p>That form is kept: another one would have another prefix. Other dates and further words of the bank are left out,
 * because banks add them later. A fingerprint holds no clear text, but whoever knows a transaction can compute it:
 * treat it as personal data.
 *
 * @param kind who made it
 * @param value of one of the forms above
 */
public record TransactionKey(Kind kind, String value) {

    /** Who made a key. */
    public enum Kind {
        /** The bank: its own id or reference. */
        BANK,
        /**
         * TPPKit: a fingerprint and an ordinal among equal entries of one day. If the bank changes an entry's text,
         * the key changes with it.
         */
        DERIVED
    }

    /**
     * Checks what it is made of.
     *
     * @param kind who made it
     * @param value of one of the forms that the class describes
     */
    public TransactionKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(value);
    }

    /** {@return whether TPPKit made it} */
    public boolean isDerived() {
        return kind == Kind.DERIVED;
    }

    /** The kind only. */
    @Override
    public String toString() {
        return "TransactionKey[" + kind + "]";
    }
}
