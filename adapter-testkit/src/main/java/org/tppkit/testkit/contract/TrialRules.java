package org.tppkit.testkit.contract;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.testkit.contract.Situation.Kind;

/** The rules of every gateway, held against a {@link Trial}. Each method throws where its rule is broken. */
final class TrialRules {
    private static final int NUMBER = 1;
    private static final Duration WAIT = Duration.ofSeconds(Long.parseLong(Situation.RETRY_AFTER_SECONDS));

    private final Trial trial;

    TrialRules(Trial trial) {
        this.trial = trial;
    }

    /** BA-02. */
    void nothingSecretIsSaid() {
        for (Outcome outcome : trial.outcomes()) {
            String said = outcome.failure()
                    .map(TrialRules::everyWordOf)
                    .orElseGet(() -> textOf(outcome.result().orElse("")));
            requireNoSecret(said, at(outcome), outcome.shown());
        }
        trial.texts().forEach(text -> requireNoSecret(text, "afterwards", "the text of the adapter or a gateway"));
        trial.log().forEach(line -> requireNoSecret(line, "in the log", "a line of the log"));
    }

    private static void requireNoSecret(String said, String when, String what) {
        Optional<String> leaked =
                KitValues.of(NUMBER).secrets().stream().filter(said::contains).findFirst();
        if (leaked.isPresent()) {
            throw Verdict.wrong(
                    "BA-02: no token, code, account number, name or body may stand in a message, a log or a toString.",
                    when + ", " + what + " holds '" + leaked.get() + "'.",
                    "messages that are put together from the request or the bank's answer, causes of other libraries"
                            + " (their messages quote what they could not read), ids made of account numbers, and fields"
                            + " that a toString shows.");
        }
    }

    private static String everyWordOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text + " " + failure;
    }

    private static String textOf(Object result) {
        List<?> items =
                result instanceof Page<?> page ? page.items() : result instanceof List<?> list ? list : List.of();
        StringBuilder text = new StringBuilder(result instanceof List<?> ? "" : result.toString());
        items.forEach(item -> text.append(' ').append(item));
        if (result instanceof Page<?> page) {
            text.append(page.next()).append(page.self());
        }
        return text.toString();
    }

    /** BA-03. */
    void onlyOwnErrorsLeave() {
        for (Outcome outcome : trial.outcomes()) {
            Optional<Throwable> foreign = outcome.failure().filter(e -> !(e instanceof TppException));
            if (foreign.isPresent()) {
                throw Verdict.wrong(
                        "BA-03: only errors of org.tppkit.ports.error may leave a gateway.",
                        at(outcome) + ", " + Verdict.describe(foreign.get()) + " left it.",
                        "what reads the answer: whatever a bank may send is to become an UnexpectedAnswerException.");
            }
        }
    }

    /** BA-04. */
    void eachRequestIsSentOnceUnderItsOwnId() {
        Set<String> used = new HashSet<>();
        for (Outcome outcome : trial.outcomes()) {
            if (outcome.requests() > 1) {
                throw Verdict.wrong(
                        "BA-04: a gateway must not repeat a request.",
                        at(outcome) + ", it sent " + outcome.requests() + " requests.",
                        "loops and second attempts around BankCall.send: to repeat is the engine's.");
            }
            outcome.call().requests().forEach(request -> requireOwnId(outcome, request, used));
        }
    }

    private void requireOwnId(Outcome outcome, BankRequest request, Set<String> used) {
        Optional<String> id = outcome.call().requestIds().stream()
                .map(Object::toString)
                .filter(own -> carries(request, own))
                .findFirst();
        if (id.isEmpty() || !used.add(id.get())) {
            throw Verdict.wrong(
                    "BA-04: a gateway must take a new request id for each request.",
                    at(outcome) + ", " + Bench.shown(request) + " carried none of the "
                            + outcome.call().requestIds().size() + " ids that were taken for this call.",
                    "where the header with the request's id is written: it wants BankCall.newRequestId() each time.");
        }
    }

    private static boolean carries(BankRequest request, String id) {
        return request.headers().stream().anyMatch(header -> header.value().contains(id))
                || request.uri().toString().contains(id);
    }

    /** BA-05. */
    void everyAnswerIsClosed() {
        for (Outcome outcome : trial.outcomes()) {
            if (outcome.call().unclosedAnswers() > 0) {
                throw Verdict.wrong(
                        "BA-05: a gateway must close every answer it receives.",
                        at(outcome) + ", an answer stayed open.",
                        "try-with-resources around BankCall.send, also on the way of refusals and unreadable bodies.");
            }
        }
    }

    /** BA-06. */
    void whatWasSignedIsWhatWasSent() {
        trial.outcomes().stream()
                .flatMap(outcome -> outcome.received().stream())
                .forEach(request -> SignatureCheck.of(request).ifPresent(wrong -> {
                    throw Verdict.wrong(
                            "BA-06: a signed request must be sent as it was signed.",
                            trial.operation() + ": " + request + ": " + wrong + ".",
                            "what is added or changed after MessageSigner.sign.");
                }));
    }

    /** BA-07. */
    void aRefusalIsTheErrorOfItsStatus() {
        for (Outcome outcome : trial.of(Kind.REFUSED)) {
            int status = outcome.situation().answer().status();
            Throwable failure = outcome.failure().orElse(null);
            List<Class<? extends TppException>> expected = expected(status);
            if (failure == null || expected.stream().noneMatch(type -> type.isInstance(failure))) {
                throw Verdict.wrong(
                        "BA-07: a refusal must be the error of its status; " + status + " is a "
                                + expected.get(0).getSimpleName() + ".",
                        at(outcome) + ", " + outcome.shown() + ".",
                        "what turns a status into an error.");
            }
            requireWait(outcome, failure);
        }
        for (Outcome outcome : trial.of(Kind.REDIRECTED)) {
            if (outcome.failure().isEmpty()) {
                throw Verdict.wrong(
                        "BA-07: a redirect must be an error.",
                        at(outcome) + ", " + outcome.shown() + ".",
                        "what turns a status into an error.");
            }
        }
    }

    private List<Class<? extends TppException>> expected(int status) {
        boolean tokens = trial.operation().kind() == Operation.Kind.TOKEN;
        return switch (status) {
            case 401 ->
                tokens
                        ? List.of(RequestRejectedException.class, IdentityRejectedException.class)
                        : List.of(RequestRejectedException.class);
            case 403 ->
                tokens
                        ? List.of(RequestRejectedException.class, IdentityRejectedException.class)
                        : List.of(RequestRejectedException.class, ConsentRequiredException.class);
            case 429 -> List.of(RateLimitedException.class);
            case 408, 500, 503 -> List.of(BankUnavailableException.class);
            default -> List.of(RequestRejectedException.class);
        };
    }

    private void requireWait(Outcome outcome, Throwable failure) {
        Optional<Duration> wait = failure instanceof RateLimitedException limited
                ? limited.retryAfter()
                : failure instanceof BankUnavailableException unavailable
                        ? unavailable.retryAfter()
                        : Optional.of(WAIT);
        if (!wait.equals(Optional.of(WAIT))) {
            throw Verdict.wrong(
                    "BA-07: a refusal must tell how long the bank's Retry-After asks to wait.",
                    at(outcome) + " and Retry-After: " + Situation.RETRY_AFTER_SECONDS + ", the error says "
                            + wait.map(Duration::toString).orElse("nothing") + ".",
                    "what reads Retry-After (seconds or an HTTP date, RFC 9110 section 10.2.3).");
        }
    }

    /** BA-08. */
    void whatCannotBeReadIsAnUnexpectedAnswer() {
        List<Outcome> outcomes = new ArrayList<>(trial.of(Kind.UNREADABLE));
        if (!trial.operation().statusSuffices()) {
            outcomes.addAll(trial.of(Kind.EMPTY));
        }
        for (Outcome outcome : outcomes) {
            if (outcome.failure()
                    .filter(UnexpectedAnswerException.class::isInstance)
                    .isEmpty()) {
                throw Verdict.wrong(
                        "BA-08: a success that cannot be read must be an UnexpectedAnswerException.",
                        at(outcome) + ", " + outcome.shown() + ".",
                        "what reads the answer: media type, syntax, names that stand twice, amounts, required fields.");
            }
        }
    }

    /** BA-09. */
    void aLostAnswerIsToldAsItIs() {
        for (Outcome outcome : trial.of(Kind.LOST)) {
            if (outcome.failure().filter(TransportException.class::isInstance).isEmpty()) {
                throw Verdict.wrong(
                        "BA-09: a TransportException must pass through a gateway.",
                        at(outcome) + ", " + outcome.shown() + ".",
                        "what catches errors around BankCall.send, and around the reading of the body.");
            }
        }
    }

    /** AC-01, AG-01 and their like. */
    void oneRequestIsSent() {
        Outcome right = trial.right();
        if (right.requests() != 1) {
            throw Verdict.wrong(
                    trial.operation().once() + ": one call of a gateway must send one request.",
                    at(right) + ", it sent " + right.requests() + " requests.",
                    "what is asked beside the operation itself.");
        }
    }

    /** BA-01. */
    void itWorks() {
        Outcome right = trial.right();
        Exercise.judge(trial.operation(), right.call(), right.resultOrNull(), right.failureOrNull());
    }

    private String at(Outcome outcome) {
        return trial.operation() + ", " + outcome.situation();
    }
}
