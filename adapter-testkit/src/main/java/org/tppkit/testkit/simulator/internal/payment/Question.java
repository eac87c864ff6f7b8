package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.internal.oauth.AuthorizationRequest;

/**
 * What a customer is asked on an approval page.
 *
 * @param paymentId the payment
 * @param clientId the application that wants it
 * @param order what it is
 * @param transfers those of its transfers that the question is about
 * @param cancellation whether they are to be cancelled
 * @param debtorId the customer who approved it; empty before
 * @param way how the customer goes back
 */
record Question(
        String paymentId,
        String clientId,
        PaymentOrder order,
        List<PaymentOrder.Transfer> transfers,
        boolean cancellation,
        Optional<String> debtorId,
        Way way) {

    Question {
        transfers = List.copyOf(transfers);
    }

    /** Shows the id only. */
    @Override
    public String toString() {
        return "Question[" + paymentId + "]";
    }

    /** How the customer goes back to the application. */
    sealed interface Way {

        /** The addresses of the application that it may be, for the browser's policy. */
        List<URI> callbacks();
    }

    /** 1.4.1: to the addresses that the request named. */
    record ByReports(PaymentOrder.ReportUrls urls) implements Way {
        @Override
        public List<URI> callbacks() {
            return List.of(urls.success(), urls.failure());
        }
    }

    /** 1.4.2: to the redirect address, with a code. */
    record ByCode(AuthorizationRequest request, boolean redirectUriSent) implements Way {
        @Override
        public List<URI> callbacks() {
            return List.of(request.redirectUri());
        }
    }
}
