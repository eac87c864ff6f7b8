package com.acme.bank.internal;

import org.tppkit.ports.model.consent.ConsentScope;

/**
 * Where a consent's resource stands. The engine keeps one text for it, the consent reference: the bank's id, and before it
 * a mark where the consent is one for the confirmation of funds, because those stand elsewhere.
 */
final class ConsentPath {
    private static final String FUNDS_MARK = "funds:";
    private static final String OF_ACCOUNTS = "/v1/consents";
    private static final String OF_FUNDS = "/v2/consents/confirmation-of-funds";

    private ConsentPath() {}

    /** Where consents of a scope are created. */
    static String collection(ConsentScope scope) {
        return scope == ConsentScope.FUNDS_CONFIRMATION ? OF_FUNDS : OF_ACCOUNTS;
    }

    /** The reference for a consent that the bank has just created. */
    static String reference(ConsentScope scope, String id) {
        return scope == ConsentScope.FUNDS_CONFIRMATION ? FUNDS_MARK + id : id;
    }

    /** Where the consent of a reference stands. */
    static String of(String reference) {
        boolean funds = reference.startsWith(FUNDS_MARK);
        return (funds ? OF_FUNDS : OF_ACCOUNTS) + "/" + Requests.segment("consent", idOf(reference));
    }

    /** The bank's own id. */
    static String idOf(String reference) {
        return reference.startsWith(FUNDS_MARK) ? reference.substring(FUNDS_MARK.length()) : reference;
    }
}
