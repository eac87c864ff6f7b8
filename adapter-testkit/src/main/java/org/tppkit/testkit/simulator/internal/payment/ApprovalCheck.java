package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.http.Parameters;
import org.tppkit.testkit.simulator.internal.oauth.Applications;
import org.tppkit.testkit.simulator.internal.oauth.AuthorizationRequest;

/**
 * Checks the address of an approval page. For 1.4.2 (Arkéa Production page): {@code client_id} is mandatory and the
 * payment's own, {@code redirect_uri} is optional and matches the registered one, {@code state} is optional and has no
 * comma; what the bank wrote must still be there. Whatever is wrong shows an error page: nobody is redirected on the word of
 * a link that the bank did not make.
 */
final class ApprovalCheck {

    /** The customer sees an error and stays. */
    static class ErrorPageException extends Exception {
        private static final long serialVersionUID = 1L;

        ErrorPageException(String message) {
            super(message);
        }
    }

    /** There is such a payment, and nothing to answer. */
    static final class NotWaitingException extends ErrorPageException {
        private static final long serialVersionUID = 1L;

        NotWaitingException() {
            super("the payment does not wait for an answer: decided, or too late");
        }
    }

    private final Applications applications;
    private final PaymentLedger ledger;

    ApprovalCheck(Applications applications, PaymentLedger ledger) {
        this.applications = applications;
        this.ledger = ledger;
    }

    Question check(String rawQuery) throws ErrorPageException {
        Parameters parameters;
        try {
            parameters = Parameters.parse(rawQuery);
        } catch (Parameters.MalformedException e) {
            throw new ErrorPageException(String.valueOf(e.getMessage()));
        }
        String id = parameters
                .get(ApprovalLinks.ID)
                .or(() -> parameters.get(ApprovalLinks.OTHER_ID))
                .orElseThrow(() -> new ErrorPageException("PRid is missing"));
        Asked asked = ledger.with(id, (payment, now) -> Asked.of(payment))
                .orElseThrow(() -> new ErrorPageException("there is no such payment"));
        if (!asked.waiting) {
            throw new NotWaitingException();
        }
        Question.Way way = asked.version == StetVersion.V1_4_1
                ? new Question.ByReports(asked.reports)
                : byCode(parameters, asked.clientId);
        return new Question(id, asked.clientId, asked.order, asked.transfers, asked.cancellation, asked.debtorId, way);
    }

    private record Asked(
            boolean waiting,
            boolean cancellation,
            StetVersion version,
            String clientId,
            PaymentOrder order,
            List<PaymentOrder.Transfer> transfers,
            Optional<String> debtorId,
            PaymentOrder.ReportUrls reports) {

        static Asked of(Payment payment) {
            Optional<Cancellation> cancellation = payment.cancellation();
            return new Asked(
                    payment.isAsking(),
                    cancellation.isPresent(),
                    payment.version(),
                    payment.clientId(),
                    payment.order(),
                    concerned(payment, cancellation),
                    payment.snapshot().customerId(),
                    cancellation
                            .map(Cancellation::reports)
                            .orElse(payment.order().reports()));
        }

        private static List<PaymentOrder.Transfer> concerned(Payment payment, Optional<Cancellation> cancellation) {
            List<PaymentOrder.Transfer> all = payment.order().transfers();
            return cancellation
                    .filter(asked -> !asked.isWhole())
                    .map(asked ->
                            asked.transfers().stream().sorted().map(all::get).toList())
                    .orElse(all);
        }
    }

    private Question.ByCode byCode(Parameters parameters, String clientId) throws ErrorPageException {
        Map<String, String> all = parameters.all();
        RegisteredApplication application = parameters
                .get("client_id")
                .filter(clientId::equals)
                .flatMap(applications::byClientId)
                .orElseThrow(() -> new ErrorPageException("client_id is missing or not the payment's"));
        require("code".equals(all.get("response_type")), "response_type must be code");
        require("pisp".equals(all.get("scope")), "scope must be pisp");
        Optional<String> state = parameters.get("state");
        require(!state.orElse("").contains(","), "state must not contain a comma");
        boolean sent = all.containsKey("redirect_uri");
        URI redirectUri =
                sent ? sentAddress(all.getOrDefault("redirect_uri", ""), application) : registeredAddress(application);
        return new Question.ByCode(new AuthorizationRequest(clientId, redirectUri, Set.of(Scope.PISP), state), sent);
    }

    private static URI sentAddress(String address, RegisteredApplication application) throws ErrorPageException {
        require(CallbackBase.matches(application, address), "redirect_uri does not match the registered one");
        return URI.create(address);
    }

    private static URI registeredAddress(RegisteredApplication application) throws ErrorPageException {
        require(application.redirectUris().size() == 1, "redirect_uri is needed: several are registered");
        return application.redirectUris().iterator().next();
    }

    private static void require(boolean condition, String message) throws ErrorPageException {
        if (!condition) {
            throw new ErrorPageException(message);
        }
    }
}
