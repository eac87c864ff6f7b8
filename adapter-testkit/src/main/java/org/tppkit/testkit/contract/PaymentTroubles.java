package org.tppkit.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.ConnectionFault;
import org.tppkit.testkit.scripted.Fault;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/**
 * PG-01: the steps that move money, in every trouble, each once. After the trouble the bank would answer rightly: an
 * adapter that asks again pays twice.
 */
final class PaymentTroubles {

    /**
     * @param name in words
     * @param prepare what is done to the bank before
     * @param answer what the bank answers if the request arrives
     * @param arrives whether it does
     * @param told what the gateway has to throw
     * @param wanted the same in words
     */
    private record Trouble(
            String name,
            Consumer<ScriptedBank> prepare,
            ScriptedAnswer answer,
            boolean arrives,
            Predicate<Throwable> told,
            String wanted) {}

    private final Bench bench;

    private PaymentTroubles(Bench bench) {
        this.bench = bench;
    }

    static void nothingIsSentTwice(PaymentScene scene) {
        PaymentTroubles troubles = new PaymentTroubles(scene.bench());
        for (Operation operation : PaymentOperations.changing(
                scene.bench().description(), scene.bench().tested())) {
            ScriptedAnswer right = operation.wire().apply(1).answer();
            troubles.all(right).forEach(trouble -> troubles.check(operation, trouble));
        }
    }

    private List<Trouble> all(ScriptedAnswer right) {
        List<Trouble> all = new ArrayList<>();
        all.add(refused(400, RequestRejectedException.class));
        all.add(refused(401, RequestRejectedException.class));
        all.add(refused(408, BankUnavailableException.class));
        all.add(refused(429, RateLimitedException.class));
        all.add(refused(500, BankUnavailableException.class));
        all.add(refused(503, BankUnavailableException.class));
        all.add(lost("a connection that drops after the request was read", ScriptedAnswer.none()));
        // The drop before left no connection open, so that this is a new one.
        all.add(broken(
                "a connection that drops before the request is read",
                bank -> bank.failConnections(1, ConnectionFault.CLOSED_AFTER_TLS),
                right));
        all.add(lost("half of the headers", right.with(Fault.DROP_IN_HEADERS)));
        if (!right.bodyText().isEmpty()) {
            all.add(lost("half of the answer", right.with(Fault.DROP_IN_BODY)));
        }
        return all;
    }

    private Trouble refused(int status, Class<? extends TppException> error) {
        return new Trouble(
                "a refusal with status " + status,
                bank -> {},
                bench.description().refusal(bench.tested(), status, KitValues.BODY),
                true,
                error::isInstance,
                error.getSimpleName());
    }

    private static Trouble lost(String name, ScriptedAnswer answer) {
        return new Trouble(
                name,
                bank -> {},
                answer,
                true,
                failure -> failure instanceof TransportException lost && lost.requestMayHaveArrived(),
                "TransportException of a request that may have arrived");
    }

    private static Trouble broken(String name, Consumer<ScriptedBank> prepare, ScriptedAnswer right) {
        return new Trouble(name, prepare, right, false, TransportException.class::isInstance, "TransportException");
    }

    private void check(Operation operation, Trouble trouble) {
        WireExchange exchange = operation.wire().apply(1);
        trouble.prepare().accept(bench.bank());
        bench.bank().when(exchange::isAskedBy).answer(trouble.answer()).answer(exchange.answer());
        int before = bench.bank().requests().size();
        KitBankCall call = bench.call(1, operation.kind());
        Optional<Throwable> failure = Exercise.failureOf(() -> {
            Object unused = operation.ask().of(bench.adapter(), 1, call);
        });
        int sent = call.requests().size() + call.refusedRequests().size();
        long seen = bench.bank().requests().stream()
                .skip(before)
                .filter(exchange::isAskedBy)
                .count();
        String at = operation + ", " + trouble.name();
        if (sent != 1 || seen != (trouble.arrives() ? 1 : 0)) {
            throw Verdict.wrong(
                    "PG-01: a step of a payment must send exactly one request, whatever comes of it.",
                    at + ": " + sent + " requests, "
                            + call.requests().stream().map(Bench::shown).toList() + ", and the bank saw " + seen
                            + " times what is described.",
                    "loops and second attempts around BankCall.send, and what is asked beside the step: what is sent"
                            + " twice is paid twice.",
                    failure.orElse(null));
        }
        if (failure.filter(trouble.told()).isEmpty()) {
            throw Verdict.wrong(
                    "PG-01: what came of a step must be told by the error of its kind (" + trouble.wanted()
                            + "): by it the engine knows whether the bank may have carried it out.",
                    at + ": " + failure.map(Verdict::describe).orElse("a result") + ".",
                    "what turns a status into an error, and what catches errors around BankCall.send.");
        }
    }
}
