package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import java.util.function.Supplier;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.internal.stet.WireForm;

/**
 * The links to the approval page. In 1.4.2 as on Arkéa's Production page; the page shows none of 1.4.1, where the id alone
 * is carried.
 */
public final class ApprovalLinks {

    /** Path of the page on the authorize listener. */
    public static final String PATH = "/payment-approval";

    static final String ID = "PRid";
    static final String OTHER_ID = "paymentRequestRessourceId";

    private final Supplier<URI> authorizationHost;

    /** Links to a listener; the host is asked for when a link is made. */
    public ApprovalLinks(Supplier<URI> authorizationHost) {
        this.authorizationHost = authorizationHost;
    }

    String of(WireForm form, String paymentId) {
        String name = form.shows(Quirk.APPROVAL_LINK_WITHOUT_PRID) ? OTHER_ID : ID;
        String link = authorizationHost.get() + PATH + "?" + name + "=" + paymentId;
        return form.is142() ? link + "&response_type=code&scope=pisp" : link;
    }
}
