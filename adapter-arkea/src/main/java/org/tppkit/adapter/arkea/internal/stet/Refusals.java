package org.tppkit.adapter.arkea.internal.stet;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tppkit.adapter.arkea.internal.wire.ErrorBody;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.spi.http.BankResponse;

/** Turns an answer that is no success into the error that names the caller's next act. */
public final class Refusals {
    private final RetryAfter retryAfter;
    private final BankCodes codes;

    /**
     * @param clock tells how far the date of a Retry-After is away
     * @param codes what the bank's own codes mean
     */
    public Refusals(Clock clock, BankCodes codes) {
        this.retryAfter = new RetryAfter(clock);
        this.codes = codes;
    }

    /**
     * The error of an answer; reads its body.
     *
     * @param operation what was asked for, in words, for instance {@code the accounts}
     * @param answer an answer whose status is no success
     */
    public TppException read(String operation, BankResponse answer) {
        int status = answer.status();
        if (status < 300 || status > 599) {
            return new UnexpectedAnswerException("", operation + ": HTTP " + status + " is no answer to this request");
        }
        if (status < 400) {
            // Followed, it would carry the token elsewhere. Its Location and body may repeat the request and are not
            // kept.
            return new RequestRejectedException(
                    operation + ": the bank redirects, which is never followed; look at the bank's address",
                    BankAnswer.of(status));
        }
        return of(operation, ErrorBody.read(answer).answer(status), retryAfter.of(answer));
    }

    /** The error of a refusal that was read already. */
    public TppException of(String operation, BankAnswer answer, @Nullable Duration retryAfter) {
        return codes.meaning(operation, answer).orElseGet(() -> byStatus(operation, answer, retryAfter));
    }

    private static TppException byStatus(String operation, BankAnswer answer, @Nullable Duration wait) {
        int status = answer.status();
        if (status == 429) {
            return new RateLimitedException(operation + ": the bank was asked too often", answer, wait);
        }
        if (status == 408 || status >= 500) {
            return new BankUnavailableException(operation + ": the bank cannot answer now", answer, wait);
        }
        return new RequestRejectedException(operation + ": the bank refuses", answer);
    }
}
