package org.tppkit.testkit.contract.bank;

import java.util.Objects;

/**
 * One transfer as it stands in a request to initiate a payment.
 *
 * @param amount the very characters that were written, for instance {@code 10.10}; where a bank counts cents, with the
 *     point put in
 * @param currency three letters
 * @param beneficiary the account that is paid on, as the bank is told: an IBAN without blanks
 */
public record WrittenTransfer(String amount, String currency, String beneficiary) {
    /**
     * Checks what it is made of.
     *
     * @param amount the very characters that were written, for instance {@code 10.10}; where a bank counts cents, with
     *     the point put in
     * @param currency three letters
     * @param beneficiary the account that is paid on, as the bank is told: an IBAN without blanks
     */
    public WrittenTransfer {
        Objects.requireNonNull(amount);
        Objects.requireNonNull(currency);
        Objects.requireNonNull(beneficiary);
    }

    /** Without the account. */
    @Override
    public String toString() {
        return "WrittenTransfer[" + amount + " " + currency + "]";
    }
}
