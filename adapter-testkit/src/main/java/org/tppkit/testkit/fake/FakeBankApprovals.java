package org.tppkit.testkit.fake;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Callback;

/** A fake bank's approval page: what waits there for the customer, and how the customer comes back. */
final class FakeBankApprovals {
    private final FakeBankTokens tokens;
    private final FakeBankPayments payments;
    private final Map<String, Waiting> waiting = new HashMap<>();

    /** @param payment the payment to be approved; null for a consent */
    private record Waiting(URI back, @Nullable String payment) {}

    FakeBankApprovals(FakeBankTokens tokens, FakeBankPayments payments) {
        this.tokens = tokens;
        this.payments = payments;
    }

    /**
     * Waits for a customer.
     *
     * @param login the origin of the bank's pages
     * @return where the customer is to be sent
     */
    synchronized URI await(URI login, String state, URI back, @Nullable String payment) {
        waiting.put(state, new Waiting(back, payment));
        return URI.create(login + "/approve?state=" + state);
    }

    synchronized URI approve(URI redirect) {
        Waiting approval = waiting(redirect);
        String payment = approval.payment();
        if (payment == null) {
            return back(redirect, approval, "code=" + tokens.code());
        }
        payments.approve(payment);
        return back(redirect, approval, payments.awaitsConfirmations() ? "code=" + tokens.code() : "approved=yes");
    }

    synchronized URI refuse(URI redirect) {
        String payment = waiting(redirect).payment();
        if (payment != null) {
            payments.refuse(payment);
        }
        return fail(redirect, "access_denied");
    }

    synchronized URI fail(URI redirect, String error) {
        return back(redirect, waiting(redirect), "error=" + error);
    }

    private Waiting waiting(URI redirect) {
        return Objects.requireNonNullElseGet(waiting.get(state(redirect)), () -> {
            throw new IllegalArgumentException("nobody was sent there: give what pending.redirect() gave");
        });
    }

    private static String state(URI redirect) {
        return Callback.parse(redirect).state().orElse("");
    }

    private static URI back(URI redirect, Waiting approval, String outcome) {
        String separator = approval.back().getRawQuery() == null ? "?" : "&";
        return URI.create(approval.back() + separator + outcome + "&state=" + state(redirect));
    }
}
