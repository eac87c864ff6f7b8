package org.tppkit.testkit.simulator.internal.payment;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.page.Markup;
import org.tppkit.testkit.simulator.internal.page.Questions;
import org.tppkit.testkit.simulator.internal.page.Text;
import org.tppkit.testkit.simulator.internal.page.Wording;

/** Payments, and cancellations of payments, as customers are asked for them. */
public final class PaymentQuestions implements Questions<Question> {

    private final PaymentApprovals approvals;

    /** Questions that these approvals answer. */
    public PaymentQuestions(PaymentApprovals approvals) {
        this.approvals = approvals;
    }

    @Override
    public String path() {
        return ApprovalLinks.PATH;
    }

    @Override
    public Opening<Question> open(String rawQuery) {
        try {
            return new Asked<>(approvals.check(rawQuery));
        } catch (ApprovalCheck.NotWaitingException e) {
            return new Closed<>();
        } catch (ApprovalCheck.ErrorPageException e) {
            return new Rejected<>(String.valueOf(e.getMessage()));
        }
    }

    /** A cancellation is the business of who approved the payment. */
    @Override
    public List<SimulatedCustomer> customers(Question question) {
        return approvals.customers().stream()
                .filter(customer ->
                        question.debtorId().map(customer.id()::equals).orElse(true))
                .toList();
    }

    @Override
    public List<URI> callbacks(Question question) {
        return question.way().callbacks();
    }

    @Override
    public Text title(Question question) {
        return question.cancellation() ? Text.CANCELLATION_TITLE : Text.PAYMENT_TITLE;
    }

    @Override
    public List<Markup> summary(Question question, Wording words) {
        return new PaymentSummary(words, approvals.organisation(question.clientId())).of(question);
    }

    @Override
    public AccountChoice accounts(Question question, SimulatedCustomer customer) {
        List<SimulatedAccount> payers = PaymentApprovals.payers(customer, question.order());
        return new AccountChoice(
                false,
                question.cancellation() ? List.of() : payers,
                Text.ACCOUNT_TO_DEBIT,
                Text.ACCOUNT_TO_DEBIT_HINT,
                Text.CHOOSE_ACCOUNT,
                payers.isEmpty() ? List.of(Text.NOTHING_TO_DEBIT) : List.of(),
                !payers.isEmpty());
    }

    @Override
    public Text approval(Question question) {
        return question.cancellation() ? Text.APPROVE_CANCELLATION : Text.APPROVE_PAYMENT;
    }

    /** "Refuse" beside "cancel" could be taken for either. */
    @Override
    public Text refusal(Question question) {
        return question.cancellation() ? Text.KEEP_PAYMENT : Text.REFUSE;
    }

    @Override
    public URI approve(Question question, String customerId, Set<String> accountIds) {
        if (accountIds.size() > 1) {
            throw new IllegalArgumentException("a payment leaves one account");
        }
        Optional<String> account = accountIds.stream().findFirst();
        return approvals.approve(question, customerId, account);
    }

    @Override
    public URI refuse(Question question) {
        return approvals.refuse(question);
    }
}
