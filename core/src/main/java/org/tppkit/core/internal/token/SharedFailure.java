package org.tppkit.core.internal.token;

import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankException;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;

/**
 * One failure for many waiters. Each gets an error of its own, because the engine notes the waiter's own call on it; the
 * shared one, with the stack of the thread that failed, is suppressed under it.
 */
final class SharedFailure {
    private SharedFailure() {}

    /** An error to be thrown to one waiter. */
    static RuntimeException forOneWaiter(@Nullable Throwable failure) {
        if (!(failure instanceof TppException known)) {
            return new IllegalStateException(
                    "getting a usable token failed for a reason that nobody thought of", failure);
        }
        TppException copy =
                known instanceof BankException answered ? copyOfAnswer(answered) : copy(known, known.getMessage());
        copy.belongsTo(new CallFacts(known.bank().orElse(null), known.requestIds(), known.requestsSent()));
        copy.addSuppressed(known);
        return copy;
    }

    private static TppException copyOfAnswer(BankException known) {
        String message = without(known.getMessage(), "", " (" + known.answer() + ")");
        if (known instanceof RateLimitedException limited) {
            return new RateLimitedException(
                    message, known.answer(), limited.retryAfter().orElse(null));
        }
        if (known instanceof BankUnavailableException unavailable) {
            return new BankUnavailableException(
                    message, known.answer(), unavailable.retryAfter().orElse(null));
        }
        return new RequestRejectedException(message, known.answer());
    }

    private static TppException copy(TppException known, @Nullable String text) {
        String message = text == null ? "" : text;
        Throwable cause = known.getCause();
        if (known instanceof ConsentRequiredException e) {
            return new ConsentRequiredException(e.reason(), message, cause);
        }
        if (known instanceof TransportException e) {
            return new TransportException(e.reason(), e.requestMayHaveArrived(), message, cause);
        }
        if (known instanceof IdentityRejectedException e) {
            return new IdentityRejectedException(message, e.answer().orElse(null), cause);
        }
        if (known instanceof UnexpectedAnswerException e) {
            return new UnexpectedAnswerException(e.path(), without(message, e.path() + ": ", ""));
        }
        if (known instanceof InvalidRequestException e) {
            return new InvalidRequestException(e.field(), without(message, e.field() + ": ", ""), cause);
        }
        if (known instanceof ConfigurationException e) {
            return new ConfigurationException(e.problems(), cause);
        }
        if (known instanceof QuotaException e) {
            return new QuotaException(message, e.nextAt());
        }
        if (known instanceof CallbackException e) {
            return new CallbackException(message, e.existing().orElse(null));
        }
        if (known instanceof CapabilityException) {
            return new CapabilityException(message);
        }
        if (known instanceof ConsentRefusedException) {
            return new ConsentRefusedException(message);
        }
        if (known instanceof SigningException) {
            return new SigningException(message, cause);
        }
        if (known instanceof TokenStoreException) {
            return new TokenStoreException(message, cause);
        }
        throw new IllegalStateException(
                "an error that has no copy: " + known.getClass().getName(), known);
    }

    /** What the constructor was given, before it put its own words round it. */
    private static String without(@Nullable String message, String prefix, String suffix) {
        String text = message == null ? "" : message;
        boolean framed =
                text.startsWith(prefix) && text.endsWith(suffix) && text.length() >= prefix.length() + suffix.length();
        return framed ? text.substring(prefix.length(), text.length() - suffix.length()) : text;
    }
}
