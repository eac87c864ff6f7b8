package org.tppkit.testkit.simulator.internal.payment;

import java.util.List;
import java.util.stream.Collectors;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.HtmlPages;

/** The pages on which a customer approves or refuses a payment, or its cancellation. */
final class PaymentPages {

    static final String CUSTOMER_PATH = ApprovalLinks.PATH + "/customer";
    static final String DECISION_PATH = ApprovalLinks.PATH + "/decision";

    private final HtmlPages html;

    PaymentPages(HtmlPages html) {
        this.html = html;
    }

    Answer chooseCustomer(String pendingId, Question question, List<SimulatedCustomer> customers) {
        String choices = customers.stream()
                .map(customer -> HtmlPages.choice("radio", "customer", customer.id(), customer.name()))
                .collect(Collectors.joining());
        String form = HtmlPages.form(CUSTOMER_PATH, pendingId, "Who are you?", choices, "continue", "Continue");
        return page(pendingId, question, form);
    }

    Answer chooseAccount(String pendingId, Question question, SimulatedCustomer customer) {
        String choices = PaymentApprovals.payers(customer, question.order()).stream()
                .map(account -> HtmlPages.choice(
                        "radio", "account", account.resourceId(), account.name() + " (" + account.resourceId() + ")"))
                .collect(Collectors.joining());
        String form = HtmlPages.form(
                DECISION_PATH,
                pendingId,
                "Which account do you pay from?",
                HtmlPages.hidden("customer", customer.id()) + choices,
                "approve",
                "Approve");
        return page(pendingId, question, form);
    }

    private Answer page(String pendingId, Question question, String form) {
        return html.page(
                question.way().callback(),
                html.heading() + head(question) + form + HtmlPages.refuseForm(DECISION_PATH, pendingId));
    }

    private static String head(Question question) {
        String rows = question.order().transfers().stream()
                .map(transfer -> "<li>" + transfer.amount().toPlainString() + " EUR to <strong>"
                        + HtmlPages.escape(transfer.creditorName()) + "</strong>, "
                        + HtmlPages.escape(transfer.creditorIban()) + "</li>\n")
                .collect(Collectors.joining());
        return "<p>The application <strong>" + HtmlPages.escape(question.clientId()) + "</strong> asks you to "
                + (question.cancellation() ? "cancel" : "pay") + ":</p>\n<ul>\n" + rows + "</ul>\n<p>Total "
                + question.order().total().toPlainString() + " EUR, " + HtmlPages.escape(when(question.order()))
                + "</p>\n";
    }

    private static String when(PaymentOrder order) {
        if (order.timing() instanceof Timing.On on) {
            return "on " + on.day();
        }
        if (order.timing() instanceof Timing.Standing standing) {
            return "from " + standing.first() + ", " + standing.frequency()
                    + standing.end().map(last -> ", until " + last).orElse("");
        }
        return order.instant() ? "now, as an instant payment" : "now";
    }
}
