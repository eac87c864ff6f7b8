package org.tppkit.testkit.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.testkit.contract.bank.FundsField;
import org.tppkit.testkit.contract.bank.FundsWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.KitBankCall;

/** What is tested of the confirmation of funds. */
final class FundsTests {
    private static final FundsCheck QUESTION = FundsOperations.question(1);
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,5})?");
    private static final List<String> AMOUNTS =
            List.of("0.01", "0.30", "10.10", "100.00", "1000000.00", "999999999.99");

    private FundsTests() {}

    /** A test for one bank of each kind that confirms funds. */
    static Stream<DynamicTest> of(BankContract contract, String rules, BiConsumer<Bench, FundsWire> test) {
        return Subject.kinds(contract.description()).stream()
                .filter(subject -> subject.bank().supports(subject.version(), Capability.FUNDS_CONFIRMATION))
                .map(subject -> DynamicTest.dynamicTest(rules + " " + subject, () -> {
                    try (Bench bench = Bench.of(contract.description(), subject)) {
                        test.accept(bench, FundsOperations.wire(bench.description(), bench.tested()));
                    }
                }));
    }

    /** FG-01, FG-02. */
    static void noAnswerIsKept(Bench bench, FundsWire wire) {
        List<Boolean> told = List.of(true, false, true);
        for (int i = 0; i < told.size(); i++) {
            bench.script(wire.check(QUESTION, told.get(i)));
            KitBankCall call = bench.call(1);
            FundsAnswer answer = bench.adapter().funds().check(QUESTION, call);
            int seen = bench.bank().requests().size();
            if (call.requests().size() != 1 || seen != i + 1 || answer.available() != told.get(i)) {
                throw Verdict.wrong(
                        "FG-02: the answer must not be kept anywhere; each question is asked at the bank, once.",
                        "the same question for the " + (i + 1) + ". time: "
                                + call.requests().size()
                                + " requests, and the answer "
                                + (answer.available() == told.get(i) ? "of the bank." : "of an earlier question."),
                        "fields and caches of the gateway, and what is asked beside the question.");
            }
        }
    }

    /** FG-03. */
    static void anotherAnswerIsRefused(Bench bench, FundsWire wire) {
        for (FundsField field : wire.repeated()) {
            WireExchange other = wire.check(QUESTION, true)
                    .answering(wire.check(another(field), true).answer());
            AnsweredCall call = AnsweredCall.like(bench.call(1), other);
            Optional<Throwable> failure = Exercise.failureOf(() -> {
                FundsAnswer unused = bench.adapter().funds().check(QUESTION, call);
            });
            if (failure.filter(UnexpectedAnswerException.class::isInstance).isEmpty()) {
                throw Verdict.wrong(
                        "FG-03: an answer to another question must be an UnexpectedAnswerException.",
                        "an answer with another " + field + ": "
                                + failure.map(Verdict::describe).orElse("a result") + ".",
                        "what reads the answer: what the bank repeats of the question is held against it; or"
                                + " FundsWire.repeated of the description.");
            }
        }
    }

    private static FundsCheck another(FundsField field) {
        FundsCheck.Builder other = FundsCheck.builder().from(QUESTION);
        return switch (field) {
            case ID -> other.id("KIT-FUNDS-OTHER").build();
            case ACCOUNT -> other.account(KitPayments.thirdIban()).build();
            case AMOUNT -> other.amount(KitValues.euros("10.11")).build();
        };
    }

    /** FG-04. */
    static void amountsAreExact(Bench bench, FundsWire wire) {
        for (String amount : AMOUNTS) {
            FundsCheck question = FundsCheck.builder()
                    .from(QUESTION)
                    .amount(KitValues.euros(amount))
                    .build();
            String written = written(bench, wire, question);
            boolean exact = PLAIN.matcher(written).matches()
                    && new BigDecimal(written).compareTo(question.amount().amount()) == 0;
            if (!exact) {
                throw Verdict.wrong(
                        "FG-04: amounts must be written exactly, without exponent.",
                        amount + " is written as " + written + ".",
                        "what writes an amount: BigDecimal.toPlainString, never double or float, no rounding, no"
                                + " stripTrailingZeros().toString(); and the description's amount.");
            }
        }
    }

    /** What was written counts, also where the gateway did not like the answer. */
    private static String written(Bench bench, FundsWire wire, FundsCheck question) {
        AnsweredCall call = AnsweredCall.like(bench.call(1), wire.check(question, true));
        Optional<Throwable> failure = Exercise.failureOf(() -> {
            FundsAnswer unused = bench.adapter().funds().check(question, call);
        });
        if (call.requests().isEmpty()) {
            throw Verdict.wrong(
                    "BA-01: what a bank declares must work.",
                    "a question about " + question.amount() + ": no request, "
                            + failure.map(Verdict::describe).orElse("a result") + ".",
                    "check.",
                    failure.orElse(null));
        }
        return wire.amount(call.requests().get(0));
    }
}
