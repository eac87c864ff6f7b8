package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import org.tppkit.testkit.simulator.internal.oauth.AuthorizationRequest;

/**
 * What a customer is asked on an approval page.
 *
 * @param paymentId the payment
 * @param clientId the application that wants it
 * @param order what it is
 * @param cancellation whether it is to be cancelled
 * @param way how the customer goes back
 */
record Question(String paymentId, String clientId, PaymentOrder order, boolean cancellation, Way way) {

    /** How the customer goes back to the application. */
    sealed interface Way {

        /** An address of the application, for the browser's policy. */
        URI callback();
    }

    /** 1.4.1: to the addresses that the request named. */
    record ByReports(PaymentOrder.ReportUrls urls) implements Way {
        @Override
        public URI callback() {
            return urls.success();
        }
    }

    /** 1.4.2: to the redirect address, with a code. */
    record ByCode(AuthorizationRequest request, boolean redirectUriSent) implements Way {
        @Override
        public URI callback() {
            return request.redirectUri();
        }
    }
}
