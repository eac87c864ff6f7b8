package org.tppkit.adapter.arkea.pact;

/** What a bank must be brought to before an interaction: the words that stand in the pacts. Listed in docs/reference/pact-states.md. */
final class States {
    static final String CODE = "the customer approved, and the code was not used yet";
    static final String PAYMENT_CODE = "the customer approved a payment, and the code was not used yet";
    static final String USED_CODE = "the customer's code was used already";
    static final String REFRESH_TOKEN = "the consent has a refresh token";
    static final String USED_REFRESH_TOKEN = "the refresh token was used already";
    static final String REFRESH_KEEPS_TOKEN = "a refresh gives no new refresh token";
    static final String WITHDRAWN = "the customer withdrew the consent";
    static final String MAY_PAY = "the application may initiate payments";
    static final String MAY_NOT_PAY = "the application may not initiate payments";
    static final String OTHER_CERTIFICATE = "the client certificate is not the application's";
    static final String CONSENT_TOKEN = "the consent has an access token";
    static final String APPLICATION_TOKEN = "the application has an access token";
    static final String WILL_APPROVE = "the customer will approve at the bank";
    static final String WILL_REFUSE = "the customer will refuse at the bank";

    static final String CASH_ACCOUNT = "the customer shares one cash account";
    static final String CARD_ACCOUNT = "the customer shares one card account";
    static final String NO_ACCOUNT = "the customer shares no account";
    static final String EMPTY_IS_204 = "the bank answers empty lists with 204";
    static final String NOT_SHARED = "the account is not shared with the application";
    static final String DEAD_TOKEN = "the access token is no longer valid";
    static final String OTHER_PURPOSE = "the access token was given for another purpose";
    static final String ERROR = "the next call meets an error";

    static final String PAYMENT = "a payment of the application has come to a status";
    static final String PAYMENT_TOKEN = "the customer gave a token for a payment";
    static final String UNKNOWN_PAYMENT = "the application has no such payment";
    static final String LOCATION_ONLY = "the bank names new payments in Location only";
    static final String NO_APPROVAL_OF_CANCELLATION = "the customer need not approve a cancellation";

    private States() {}
}
