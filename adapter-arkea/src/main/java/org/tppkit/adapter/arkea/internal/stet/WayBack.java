package org.tppkit.adapter.arkea.internal.stet;

import java.net.URI;
import java.util.Optional;
import org.tppkit.adapter.arkea.internal.wire.FormBody;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.payment.PaymentSetup;

/**
 * How the customer is sent to the bank and comes back with the state: by the report address of the payment, or by the
 * parameters of the approval link.
 *
 * @param flow which of the two
 * @param pages the bank's approval pages
 */
record WayBack(PaymentFlow flow, ApprovalPages pages) {
    private static final String STATE = "state";

    /** The address that the payment names for the bank's reports. */
    URI reportAddress(PaymentSetup.Return back) {
        requireState(back.state());
        if (flow == PaymentFlow.AUTHORIZATION_CODE) {
            return back.redirectUri();
        }
        if (!Callback.parse(back.redirectUri()).parameters(STATE).isEmpty()) {
            throw new InvalidRequestException("redirectUri", "it has a parameter state already");
        }
        String address = back.redirectUri().toString();
        String parameter = new FormBody().field(STATE, back.state()).text();
        return URI.create(address + (address.indexOf('?') < 0 ? "?" : "&") + parameter);
    }

    /** The report address that a cancellation brings anew; empty where the state comes back without it. */
    Optional<URI> reportAddressOfCancellation(PaymentSetup.Return back) {
        URI address = reportAddress(back);
        return flow == PaymentFlow.REPORT_ADDRESS ? Optional.of(address) : Optional.empty();
    }

    /** The step to the bank's approval page. */
    NextStep approval(ApprovalLink link, PaymentSetup.Return back) {
        ApprovalLink complete = flow == PaymentFlow.REPORT_ADDRESS
                ? link
                : link.with("client_id", pages.clientId())
                        .with("redirect_uri", back.redirectUri().toString())
                        .with(STATE, back.state());
        return new NextStep.RedirectPsu(complete.uri());
    }

    private static void requireState(String state) {
        if (state.indexOf(',') >= 0) {
            throw new InvalidRequestException(STATE, "a comma would split the bank's Location header");
        }
    }
}
