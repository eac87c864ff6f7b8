package org.tppkit.testkit.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;

/** Serves one request in the way a fault asks for. */
final class FaultyExchange {

    private static final Answer NOTHING = Answer.empty(0);

    private final String listener;
    private final HttpExchange exchange;
    private final Call call;
    private final Fault fault;
    private final ListenerHooks hooks;

    FaultyExchange(String listener, HttpExchange exchange, Call call, Fault fault, ListenerHooks hooks) {
        this.listener = listener;
        this.exchange = exchange;
        this.call = call;
        this.fault = fault;
        this.hooks = hooks;
    }

    void serve(CallHandler handler) throws IOException, InterruptedException {
        switch (fault.effect()) {
            case ANSWER -> send(otherAnswer());
            case DROP_AFTER_REQUEST_HEADERS, DROP_IN_REQUEST_BODY, DROP_BEFORE_HANDLING -> record(NOTHING);
            case DROP_AFTER_HANDLING -> dropAfter(handler);
            case HOLD_BEFORE_HANDLING -> {
                hooks.hold(gate());
                send(handler.handle(call));
            }
            case HOLD_BEFORE_ANSWERING -> holdAnswer(handler);
            case TRUNCATE_BODY -> sendHalf(handler);
            case STALL_BODY -> sendInTwoParts(handler);
        }
    }

    /** Closing the exchange without an answer, as the caller does, closes the connection. */
    private void dropAfter(CallHandler handler) {
        Answer answer = handler.handle(call);
        record(answer.verdict().map(NOTHING::with).orElse(NOTHING));
    }

    private void holdAnswer(CallHandler handler) throws IOException, InterruptedException {
        Answer answer = handler.handle(call);
        record(answer);
        hooks.hold(gate());
        AnswerWriter.write(exchange, answer);
    }

    private void sendHalf(CallHandler handler) throws IOException {
        Answer answer = handler.handle(call);
        record(answer);
        AnswerWriter.writeFirstHalf(exchange, answer);
    }

    private void sendInTwoParts(CallHandler handler) throws IOException, InterruptedException {
        Answer answer = handler.handle(call);
        record(answer);
        AnswerWriter.writeFirstHalf(exchange, answer);
        hooks.hold(gate());
        AnswerWriter.writeSecondHalf(exchange, answer);
    }

    private Answer otherAnswer() {
        Answer answer = new Answer(fault.status(), fault.headers(), Body.of(fault.body()), Optional.empty());
        boolean typeMissing = fault.headers().keySet().stream().noneMatch("content-type"::equalsIgnoreCase);
        return answer.body().length() > 0 && typeMissing
                ? answer.with("Content-Type", "application/json;charset=UTF-8")
                : answer;
    }

    private void send(Answer answer) throws IOException {
        record(answer);
        AnswerWriter.write(exchange, answer);
    }

    private void record(Answer answer) {
        hooks.record(listener, call, answer, Optional.of(fault));
    }

    private Gate gate() {
        return fault.gate().orElseThrow();
    }
}
