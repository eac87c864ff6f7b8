package org.tppkit.adapter.arkea.internal.stet;

/** How the customer comes back from the approval of a payment, and what is left to do then (STET section 8.2). */
public enum PaymentFlow {
    /**
     * To a report address that the payment itself names. That proves nothing, and nothing is left to do: the payment is
     * read (STET 1.4.1).
     */
    REPORT_ADDRESS,
    /**
     * "Enforced redirect": to the redirect URI with a code, as RFC 6749 has it. The approval link takes the parameters of
     * an authorization request, and the bank waits for a confirmation with the token that the code gives (STET 1.4.2).
     */
    AUTHORIZATION_CODE
}
