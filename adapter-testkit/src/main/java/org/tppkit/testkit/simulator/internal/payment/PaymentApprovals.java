package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.data.Customers;
import org.tppkit.testkit.simulator.internal.oauth.Applications;
import org.tppkit.testkit.simulator.internal.oauth.PaymentCodes;

/** What customers decide about payments, by page or by program: both ways meet here. */
public final class PaymentApprovals {

    private final Applications applications;
    private final ApprovalCheck check;
    private final Customers customers;
    private final PaymentLedger ledger;
    private final PaymentCodes codes;

    /** Decisions over a ledger. */
    public PaymentApprovals(Applications applications, Customers customers, PaymentLedger ledger, PaymentCodes codes) {
        this.applications = applications;
        this.check = new ApprovalCheck(applications, ledger);
        this.customers = customers;
        this.ledger = ledger;
        this.codes = codes;
    }

    Question check(String rawQuery) throws ApprovalCheck.ErrorPageException {
        return check.check(rawQuery);
    }

    List<SimulatedCustomer> customers() {
        return customers.own();
    }

    Optional<String> organisation(String clientId) {
        return applications.organisation(clientId);
    }

    Optional<SimulatedCustomer> customer(String id) {
        return customers.find(id);
    }

    /** The accounts that the customer can pay this from: cash accounts, and only the one that the request names. */
    static List<SimulatedAccount> payers(SimulatedCustomer customer, PaymentOrder order) {
        return customer.accounts().stream()
                .filter(account -> account.scheme().equals("IBAN"))
                .filter(account ->
                        order.debtorIban().map(account.identification()::equals).orElse(true))
                .toList();
    }

    /**
     * The customer approves; the answer is where the browser goes.
     *
     * @param accountId the account to pay from; may be left out if there is one only
     * @throws IllegalArgumentException if the customer is not known, cannot pay from that account, or has to choose one
     * @throws IllegalStateException if the payment does not wait for an answer any more
     */
    URI approve(Question question, String customerId, Optional<String> accountId) {
        SimulatedCustomer customer =
                customer(customerId).orElseThrow(() -> new IllegalArgumentException("no such customer"));
        requireDebtor(question, customerId);
        List<SimulatedAccount> possible = payers(customer, question.order()).stream()
                .filter(account -> accountId.map(account.resourceId()::equals).orElse(true))
                .toList();
        if (possible.isEmpty()) {
            throw new IllegalArgumentException("the customer cannot pay from that account");
        }
        if (possible.size() > 1 && !question.cancellation()) {
            throw new IllegalArgumentException("the customer has to choose an account");
        }
        Payment.Debtor debtor = new Payment.Debtor(customerId, possible.get(0));
        decide(question, payment -> payment.approve(debtor, ledger.now()));
        if (question.way() instanceof Question.ByCode byCode) {
            URI redirectUri = byCode.request().redirectUri();
            return byCode.request()
                    .withCode(codes.issue(
                            question.clientId(), question.paymentId(), redirectUri, byCode.redirectUriSent()));
        }
        return ((Question.ByReports) question.way()).urls().success();
    }

    /** A cancellation is the business of who approved the payment. */
    private void requireDebtor(Question question, String customerId) {
        boolean other = ledger.with(
                        question.paymentId(),
                        (payment, now) -> payment.snapshot()
                                .customerId()
                                .filter(known -> !known.equals(customerId))
                                .isPresent())
                .orElse(false);
        if (other) {
            throw new IllegalArgumentException("the payment is another customer's");
        }
    }

    /** The customer refuses; the answer is where the browser goes. */
    URI refuse(Question question) {
        decide(question, Payment::refuse);
        return question.way() instanceof Question.ByCode byCode
                ? byCode.request().refused()
                : ((Question.ByReports) question.way()).urls().failure();
    }

    private void decide(Question question, Consumer<Payment> decision) {
        boolean done = ledger.with(question.paymentId(), (payment, now) -> {
                    boolean same = payment.isAsking() && payment.cancellation().isPresent() == question.cancellation();
                    if (same) {
                        decision.accept(payment);
                    }
                    return same;
                })
                .orElse(false);
        if (!done) {
            throw new IllegalStateException("the payment does not wait for an answer: decided, or too late");
        }
    }

    /** Approves as a browser would: checks the query first. */
    public URI approveByProgram(String rawQuery, String customerId, Optional<String> accountId) {
        return approve(checked(rawQuery), customerId, accountId);
    }

    /** Refuses as a browser would. */
    public URI refuseByProgram(String rawQuery) {
        return refuse(checked(rawQuery));
    }

    private Question checked(String rawQuery) {
        try {
            return check.check(rawQuery);
        } catch (ApprovalCheck.ErrorPageException e) {
            throw new IllegalStateException("the bank shows an error page (400): " + e.getMessage(), e);
        }
    }
}
