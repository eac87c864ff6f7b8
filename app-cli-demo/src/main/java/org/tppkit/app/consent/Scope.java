package org.tppkit.app.consent;

import java.util.stream.Stream;
import org.tppkit.ports.model.consent.ConsentScope;

/** What a consent is for, in one word each for the command line. */
enum Scope {
    /** Accounts. */
    ACCOUNTS(ConsentScope.ACCOUNT_INFORMATION),
    /** Accounts with as long a history as the bank gives. */
    HISTORY(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY),
    /** Confirmation of funds. */
    FUNDS(ConsentScope.FUNDS_CONFIRMATION);

    private final ConsentScope scope;

    Scope(ConsentScope scope) {
        this.scope = scope;
    }

    ConsentScope scope() {
        return scope;
    }

    static Scope of(ConsentScope scope) {
        return Stream.of(values())
                .filter(word -> word.scope == scope)
                .findFirst()
                .orElse(ACCOUNTS);
    }
}
