package org.tppkit.testkit.simulator.internal.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;
import org.tppkit.testkit.simulator.internal.stet.WireForm;

/** The answers of payment initiation (STET, section 10.3), with the quirks that are on. */
final class PaymentAnswers {

    static final String PATH = "/psd2/v1/payment-requests";

    private final String bankBic;
    private final ApprovalLinks links;

    PaymentAnswers(String bankBic, ApprovalLinks links) {
        this.bankBic = bankBic;
        this.links = links;
    }

    Answer created(WireForm form, String id) {
        Answer answer = approvalAsked(form, form.shows(Quirk.CREATION_IS_200) ? 200 : 201, id);
        if (form.shows(Quirk.LOCATION_MISSING)) {
            return answer;
        }
        String located = form.shows(Quirk.LOCATION_DISAGREES)
                ? new StringBuilder(id).reverse().toString()
                : id;
        return answer.with("Location", form.address(PATH + "/" + located));
    }

    /** Sends the customer to the approval page: for a new payment, or for a cancellation. */
    Answer approvalAsked(WireForm form, int status, String id) {
        ObjectNode body = Json.object();
        if (form.shows(Quirk.APPLIED_APPROACH_NESTED)) {
            body.putObject("appliedAuthenticationApproach").put("appliedAuthenticationApproach", "REDIRECT");
        } else {
            body.put("appliedAuthenticationApproach", "REDIRECT");
        }
        form.putAbsent(body, "nonce");
        form.putHref(body.putObject("_links"), "consentApproval", links.of(form, id));
        return form.one(status, body);
    }

    /** A cancellation that nobody has to approve. */
    Answer cancelled(WireForm form) {
        ObjectNode body = Json.object();
        body.putObject("_links");
        return form.one(body);
    }

    Answer resource(WireForm form, int status, Payment payment) {
        ObjectNode body = Json.object();
        body.set("paymentRequest", PaymentBody.decorated(plain(payment), form));
        ObjectNode resourceLinks = body.putObject("_links");
        String path = PATH + "/" + payment.id();
        boolean self = !form.is142() || form.shows(Quirk.PAYMENT_LINK_IS_SELF);
        form.putLink(resourceLinks, self ? "self" : "request", path);
        if (payment.awaitsConfirmation()) {
            form.putLink(resourceLinks, "confirmation", path + "/o-confirmation");
        }
        return form.one(status, body);
    }

    /** The payment without quirks. */
    ObjectNode plain(Payment payment) {
        return PaymentBody.plain(payment, bankBic);
    }
}
