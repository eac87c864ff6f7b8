package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.CallHandler;
import org.tppkit.testkit.simulator.internal.http.HtmlPages;
import org.tppkit.testkit.simulator.internal.http.Parameters;
import org.tppkit.testkit.simulator.internal.oauth.OpenPages;

/** The approval pages of the authorize listener: choose a customer, choose an account, approve or refuse. */
public final class PaymentApprovalEndpoint implements CallHandler {

    private final PaymentApprovals approvals;
    private final HtmlPages html;
    private final PaymentPages pages;
    private final OpenPages<Question> open;

    /** The pages of a bank. */
    public PaymentApprovalEndpoint(String bankName, PaymentApprovals approvals, Clock clock) {
        this.html = new HtmlPages(bankName);
        this.pages = new PaymentPages(html);
        this.approvals = approvals;
        this.open = new OpenPages<>(clock);
    }

    @Override
    public Answer handle(Call call) {
        String route = call.method() + " " + call.path();
        try {
            return switch (route) {
                case "GET " + ApprovalLinks.PATH -> begin(call);
                case "POST " + PaymentPages.CUSTOMER_PATH -> chooseCustomer(Parameters.fields(call));
                case "POST " + PaymentPages.DECISION_PATH -> decide(Parameters.fields(call));
                default -> html.error(404, "There is no such page.");
            };
        } catch (Parameters.MalformedException | ApprovalCheck.ErrorPageException e) {
            return html.error(400, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return html.error(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer begin(Call call) throws ApprovalCheck.ErrorPageException {
        Question question = approvals.check(call.rawQuery().orElse(""));
        return pages.chooseCustomer(open.open(question), question, approvals.customers());
    }

    private Answer chooseCustomer(Map<String, Set<String>> form) throws ApprovalCheck.ErrorPageException {
        String id = Parameters.single(form, "pending");
        Question question = find(id);
        return approvals
                .customer(Parameters.single(form, "customer"))
                .map(customer -> pages.chooseAccount(id, question, customer))
                .orElseGet(() -> pages.chooseCustomer(id, question, approvals.customers()));
    }

    private Answer decide(Map<String, Set<String>> form) throws ApprovalCheck.ErrorPageException {
        String id = Parameters.single(form, "pending");
        Question question = find(id);
        URI callback;
        switch (Parameters.single(form, "decision")) {
            case "refuse" -> callback = approvals.refuse(question);
            case "approve" -> {
                Optional<String> account =
                        Optional.of(Parameters.single(form, "account")).filter(text -> !text.isEmpty());
                callback = approvals.approve(question, Parameters.single(form, "customer"), account);
            }
            default -> throw new ApprovalCheck.ErrorPageException("decision must be approve or refuse");
        }
        open.close(id);
        return Answer.empty(302).with("Location", callback.toString()).with("Cache-Control", "no-store");
    }

    private Question find(String id) throws ApprovalCheck.ErrorPageException {
        return open.find(id).orElseThrow(() -> new ApprovalCheck.ErrorPageException(OpenPages.EXPIRED));
    }
}
