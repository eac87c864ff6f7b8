package org.tppkit.testkit.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a {@link ScriptedBank} answers to some requests: one answer after the other. An answer followed by another one is
 * given once, or as often as {@link #times} says. The last one is given for ever, unless {@link #times} says how often;
 * when it is used up, the rule no longer holds and older rules count again.
 *
 * <p><b>Threads</b>: may be added to while requests come.
 */
public final class Rule {

    private static final class Step {
        final Function<RecordedRequest, ScriptedAnswer> answer;
        int times = 1;
        boolean forever = true;

        Step(Function<RecordedRequest, ScriptedAnswer> answer) {
            this.answer = answer;
        }
    }

    private final Predicate<RecordedRequest> condition;
    private final List<Step> steps = new ArrayList<>();
    private int given;
    private int current;

    Rule(Predicate<RecordedRequest> condition) {
        this.condition = Objects.requireNonNull(condition);
    }

    /**
     * Adds an answer.
     *
     * @param answer the same one each time
     * @return this rule
     */
    public Rule answer(ScriptedAnswer answer) {
        Objects.requireNonNull(answer);
        return answer(request -> answer);
    }

    /**
     * Adds an answer with headers and a body in UTF-8.
     *
     * @param status the HTTP status, for instance 200
     * @param headers beside Content-Length, which is counted
     * @param body may be the empty text
     * @return this rule
     */
    public Rule answer(int status, Map<String, String> headers, String body) {
        return answer(ScriptedAnswer.of(status, headers, body));
    }

    /**
     * Adds an answer that depends on the request.
     *
     * @param answer makes the answer to a request
     * @return this rule
     */
    public synchronized Rule answer(Function<RecordedRequest, ScriptedAnswer> answer) {
        if (!steps.isEmpty()) {
            steps.get(steps.size() - 1).forever = false;
        }
        steps.add(new Step(Objects.requireNonNull(answer)));
        return this;
    }

    /**
     * Says how often the answer added last is given.
     *
     * @param count at least 1
     * @return this rule
     * @throws IllegalArgumentException if no answer was added, or the count is less than 1
     */
    public synchronized Rule times(int count) {
        if (steps.isEmpty() || count < 1) {
            throw new IllegalArgumentException("times follows an answer and is at least 1");
        }
        Step last = steps.get(steps.size() - 1);
        last.times = count;
        last.forever = false;
        return this;
    }

    /** The answer to a request, if this rule holds for it and has one left. */
    synchronized Optional<Function<RecordedRequest, ScriptedAnswer>> next(RecordedRequest request) {
        if (!condition.test(request)) {
            return Optional.empty();
        }
        while (current < steps.size()) {
            Step step = steps.get(current);
            if (step.forever || given < step.times) {
                given++;
                return Optional.of(step.answer);
            }
            current++;
            given = 0;
        }
        return Optional.empty();
    }
}
