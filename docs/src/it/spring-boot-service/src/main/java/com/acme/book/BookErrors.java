package com.acme.book;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.TppException;

/** What customers are told when something does not work. The class of an error says what to do next. */
@RestControllerAdvice
class BookErrors {
    private static final Logger LOG = LoggerFactory.getLogger(BookErrors.class);

    @ExceptionHandler
    ProblemDetail refused(ConsentRefusedException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "You said no at your bank. Nothing was done.");
    }

    @ExceptionHandler
    ProblemDetail notTheirs(CallbackException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "This link is not yours, or too old.");
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidRequestException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Something you entered cannot be right.");
    }

    /** Only an initiation comes here. Nobody was sent to the bank to approve it, so nothing can be paid. */
    @ExceptionHandler
    ProblemDetail notInitiated(PaymentOutcomeUnknownException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Nothing was paid. Please try again.");
    }

    /** Its message holds no secret, but is written for us: the customer gets a number to name. */
    @ExceptionHandler
    ProblemDetail other(TppException e) {
        LOG.warn("a call failed; requests {}", e.requestIds(), e);
        HttpStatus status = e.retryable() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "Your bank does not answer as it should.");
        problem.setProperty(
                "requests", e.requestIds().stream().map(Object::toString).toList());
        return problem;
    }
}
