package org.tppkit.app.pay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.ports.model.BankId;

/**
 * Keeps somebody who runs a command twice from paying twice: an order of the same content that was begun here within half
 * an hour, and was not turned down, is begun anew only if that is said.
 */
final class SameOrderGuard {
    private final KeptPayments kept;
    private final Instant now;

    SameOrderGuard(KeptPayments kept, Instant now) {
        this.kept = kept;
        this.now = now;
    }

    /**
     * Lets a new order pass.
     *
     * @param again whether it was said that it is wanted once more
     * @return an earlier attempt of which nobody knows whether it arrived: the same request is sent again, to the byte
     * @throws CommandFailure if the same was begun a little while ago
     */
    Optional<KeptPayment> pass(BankId bank, Order order, boolean again) {
        Optional<KeptPayment> earlier = kept.sameContent(Fingerprint.of(bank, order));
        earlier.filter(any -> !again).ifPresent(this::refuse);
        return earlier.filter(payment -> payment.stage() == KeptPayment.Stage.SENDING);
    }

    /**
     * Lets it pass still, just before it is sent: while somebody thought about it, another process may have begun the same,
     * or gone on with the earlier attempt.
     *
     * @param unanswered what {@link #pass} gave
     */
    void passStill(BankId bank, Order order, boolean again, Optional<KeptPayment> unanswered) {
        if (!pass(bank, order, again).equals(unanswered)) {
            throw CommandFailure.usage("another process has gone on with the same payment meanwhile: nothing was sent;"
                    + " see tppkit pay list");
        }
    }

    private void refuse(KeptPayment earlier) {
        throw CommandFailure.usage("the same payment was begun " + since(earlier) + " ago on this machine and "
                + switch (earlier.stage()) {
                    case SENDING ->
                        "nobody knows whether the bank has it. Nothing is paid without an approval at an"
                                + " address that nobody received: add --again to send the same request once more";
                    case ACCEPTED -> "was accepted (tppkit pay list): add --again to pay a second time";
                    default -> "is not decided (tppkit pay list): complete it, or add --again for a second payment";
                });
    }

    private String since(KeptPayment earlier) {
        long minutes = Duration.between(earlier.createdAt(), now).toMinutes();
        return minutes < 1 ? "less than a minute" : minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
