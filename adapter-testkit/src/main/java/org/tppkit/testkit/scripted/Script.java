package org.tppkit.testkit.scripted;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a bank is to do: rules, the newest first, and faults of the connections to come. */
final class Script {
    private final Deque<Rule> rules = new ArrayDeque<>();
    private final Queue<ConnectionFault> connectionFaults = new ConcurrentLinkedQueue<>();

    synchronized Rule rule(Predicate<RecordedRequest> condition) {
        Rule rule = new Rule(condition);
        rules.addFirst(rule);
        return rule;
    }

    synchronized Optional<Function<RecordedRequest, ScriptedAnswer>> answerTo(RecordedRequest request) {
        return rules.stream().flatMap(rule -> rule.next(request).stream()).findFirst();
    }

    static ScriptedAnswer unscripted(RecordedRequest request) {
        return ScriptedAnswer.of(
                501, Map.of("Content-Type", "text/plain;charset=UTF-8"), "nothing is scripted for " + request);
    }

    void fail(int connections, ConnectionFault fault) {
        for (int i = 0; i < connections; i++) {
            connectionFaults.add(fault);
        }
    }

    Optional<ConnectionFault> nextConnectionFault() {
        return Optional.ofNullable(connectionFaults.poll());
    }
}
