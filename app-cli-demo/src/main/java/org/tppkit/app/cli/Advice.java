package org.tppkit.app.cli;

import java.time.Duration;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.ConsentPendingException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;

/** What the library's errors mean for who sits at the command line. Each class of error names its user's next act. */
final class Advice {
    private Advice() {}

    /** How the process ends. */
    static ExitStatus status(TppException failure) {
        if (failure instanceof InvalidRequestException || failure instanceof CapabilityException) {
            return ExitStatus.USAGE;
        }
        if (failure instanceof ConfigurationException
                || failure instanceof SigningException
                || failure instanceof TokenStoreException) {
            return ExitStatus.CONFIGURATION;
        }
        if (failure instanceof ConsentRequiredException
                || failure instanceof ConsentPendingException
                || failure instanceof CallbackException) {
            return ExitStatus.CONSENT_NEEDED;
        }
        if (failure instanceof ConsentRefusedException
                || failure instanceof IdentityRejectedException
                || failure instanceof RequestRejectedException) {
            return ExitStatus.REFUSED;
        }
        if (failure instanceof PaymentOutcomeUnknownException) {
            return ExitStatus.OUTCOME_UNKNOWN;
        }
        if (failure instanceof UnexpectedAnswerException) {
            return ExitStatus.FAILED;
        }
        return isInterrupted(failure) ? ExitStatus.INTERRUPTED : ExitStatus.NETWORK;
    }

    private static boolean isInterrupted(TppException failure) {
        return failure instanceof TransportException transport
                && transport.reason() == TransportException.Reason.INTERRUPTED;
    }

    /** What happened, and what to do. */
    static String line(TppException failure) {
        String what = String.valueOf(failure.getMessage());
        String act = act(failure);
        return act.isEmpty() ? what : what + "; " + act;
    }

    private static String act(TppException failure) {
        if (failure instanceof ConsentRequiredException required) {
            return required.reason() == ConsentRequiredException.Reason.NEVER_GIVEN
                    ? "run: tppkit consent start" + bank(failure)
                    : "run: tppkit consent renew <id>, or anew: tppkit consent start" + bank(failure);
        }
        if (failure instanceof ConsentPendingException) {
            return "try the same again in a while";
        }
        if (failure instanceof CallbackException callback) {
            return callback.existing().isPresent()
                    ? "it was completed already"
                    : "nothing was sent to the bank; of a payment look at tppkit pay list before beginning anew";
        }
        if (failure instanceof IdentityRejectedException) {
            return "run: tppkit doctor --online, and look at the bank's portal";
        }
        if (failure instanceof CapabilityException) {
            return "see: tppkit banks";
        }
        if (failure instanceof PaymentOutcomeUnknownException unknown) {
            return payment(unknown);
        }
        if (failure instanceof QuotaException quota) {
            return "possible again at " + quota.nextAt()
                    + "; where the customer is there, say so with --psu-ip <address>";
        }
        if (failure instanceof RateLimitedException limited) {
            return "try again " + limited.retryAfter().map(Advice::after).orElse("in some minutes");
        }
        if (failure instanceof UnexpectedAnswerException) {
            return "run it with --verbose and report it";
        }
        if (failure instanceof TransportException transport) {
            return transport(transport);
        }
        return failure.retryable() ? "try again later" : "";
    }

    private static String after(Duration wait) {
        return "in " + Math.max(1, wait.toSeconds()) + " s";
    }

    private static String bank(TppException failure) {
        return failure.bank().map(bank -> " --bank " + bank.bank()).orElse("");
    }

    private static String payment(PaymentOutcomeUnknownException unknown) {
        String id = unknown.payment().orElse("<payment>");
        return switch (unknown.operation()) {
            case INITIATION ->
                "nobody can approve what was not received: the same command with --again sends the same request, and"
                        + " cannot pay twice";
            case CONFIRMATION -> "do not pay anew; this looks, and goes on: tppkit pay complete --resume " + id;
            case CANCELLATION -> "look whether it is cancelled: tppkit pay status " + id;
        };
    }

    private static String transport(TransportException failure) {
        return switch (failure.reason()) {
            case UNREACHABLE, TIMEOUT, CONNECTION_LOST -> "look at the network, then try again";
            case INTERRUPTED, CLOSED -> "";
            default -> "run: tppkit doctor --online";
        };
    }
}
