package org.tppkit.app.demo;

import java.net.URI;
import org.tppkit.core.Consent;
import org.tppkit.core.Consents;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.ConsentRequest;

/**
 * A customer's approval of a consent at the bank, which the third party has not taken up yet.
 *
 * @param keptInSession what is left in the customer's session after the redirect
 * @param callback where the browser came back to
 */
record Approval(String keptInSession, URI callback) {

    /** Sends the customer to the bank, where they agree to everything. */
    static Approval of(ConsentRequest request, Visit visit) {
        PendingConsent pending = visit.bank().consents().begin(request, visit.psu());
        URI callback = visit.simulator()
                .approveAll(pending.redirect(), visit.customer().id());
        return new Approval(pending.encode(), callback);
    }

    /** Takes the consent up: the bank now has one more. */
    Consent complete(Visit visit) {
        int before = usableConsents(visit);
        PendingConsent pending = PendingConsent.decode(keptInSession);
        Consent consent = visit.bank().consents().complete(pending, Callback.parse(callback));
        Check.count("consents at the bank", before + 1, usableConsents(visit));
        return consent;
    }

    /** Ends a consent: neither the bank nor the library has it any more. */
    static void revoke(Consent consent, Visit visit) {
        int before = usableConsents(visit);
        Consents consents = visit.bank().consents();
        consents.revoke(consent);
        Check.count("consents at the bank", before - 1, usableConsents(visit));
        Check.that(consents.find(consent.id()).isEmpty(), "the consent is still kept here");
    }

    private static int usableConsents(Visit visit) {
        return visit.simulator().usableConsents(visit.customer().id());
    }
}
