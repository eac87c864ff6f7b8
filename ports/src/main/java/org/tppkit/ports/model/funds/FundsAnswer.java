package org.tppkit.ports.model.funds;

/**
 * Whether the amount is there. A yes or no and nothing else: it must not be kept, nor used for anything but the payment
 * that was asked about (PSD2 article 65(3)).
 *
 * @param available whether the account holds the amount
 */
public record FundsAnswer(boolean available) {

    /** Says nothing: the answer must not be stored, and logs are stores. */
    @Override
    public String toString() {
        return "FundsAnswer[…]";
    }
}
