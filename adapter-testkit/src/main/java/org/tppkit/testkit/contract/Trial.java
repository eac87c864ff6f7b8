package org.tppkit.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.RecordedRequest;

/**
 * One operation in every situation, each once. After each trouble the bank would answer rightly: an adapter that asks
 * again is found out.
 *
 * @param operation what was asked
 * @param outcomes what came of it, situation by situation
 * @param texts what the adapter and its gateways say of themselves
 * @param log what was logged meanwhile
 */
record Trial(Operation operation, List<Outcome> outcomes, List<String> texts, List<String> log) {
    private static final int NUMBER = 1;

    static Trial of(BankDescription description, Subject subject, Operation operation) {
        try (Bench bench = Bench.of(description, subject);
                LogWatch log = LogWatch.start()) {
            KitValues values = KitValues.of(NUMBER);
            WireExchange exchange = operation.wire().apply(NUMBER);
            List<Outcome> outcomes = new ArrayList<>();
            for (Situation situation : Situation.of(description, bench.tested(), exchange, values)) {
                outcomes.add(outcome(bench, operation, exchange, situation));
            }
            return new Trial(operation, List.copyOf(outcomes), texts(bench), log.lines());
        }
    }

    private static Outcome outcome(Bench bench, Operation operation, WireExchange exchange, Situation situation) {
        bench.bank().when(exchange::isAskedBy).answer(situation.answer()).answer(exchange.answer());
        int before = bench.bank().requests().size();
        KitBankCall call = bench.call(NUMBER, operation.kind());
        Object result = null;
        Throwable failure = null;
        try {
            result = operation.ask().of(bench.adapter(), NUMBER, call);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        List<RecordedRequest> all = bench.bank().requests();
        return new Outcome(situation, result, failure, call, all.subList(before, all.size()));
    }

    private static List<String> texts(Bench bench) {
        BankAdapter adapter = bench.adapter();
        Stream<Supplier<Object>> speaking = Stream.of(
                () -> adapter,
                adapter::consents,
                adapter::authorization,
                adapter::accounts,
                adapter::payments,
                adapter::funds);
        return speaking.map(Trial::text).toList();
    }

    private static String text(Supplier<Object> speaking) {
        try {
            return speaking.get().toString();
        } catch (CapabilityException e) {
            return "";
        }
    }

    /** The outcome when all is well. */
    Outcome right() {
        return outcomes.get(0);
    }

    /** The outcomes of situations of that kind. */
    List<Outcome> of(Situation.Kind kind) {
        return outcomes.stream()
                .filter(outcome -> outcome.situation().kind() == kind)
                .toList();
    }
}
