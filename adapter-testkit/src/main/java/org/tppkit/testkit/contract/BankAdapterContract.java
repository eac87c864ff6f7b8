package org.tppkit.testkit.contract;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of every gateway (rules BA of {@link org.tppkit.ports.spi.bank.BankAdapter}): each operation that the bank
 * has is asked in every situation, and what came of it is held against the rules. The contracts of the gateways bring
 * these tests along; they run once, over all gateways that are described.
 *
 * <p>They run for one bank of each kind, that is for each set of version, capabilities, settings, zone and history: banks
 * that differ in names and addresses alone are of one kind.
 */
public interface BankAdapterContract extends BankContract {

    /**
     * AC-01, AG-01, BA-01, BA-02, BA-03, BA-04, BA-05, BA-06, BA-07, BA-08, BA-09: whatever a bank answers to an
     * operation.
     *
     * @return a container for each operation of each kind of bank, with a test for each rule
     */
    @TestFactory
    @DisplayName(
            "AC-01, AG-01, BA-01, BA-02, BA-03, BA-04, BA-05, BA-06, BA-07, BA-08, BA-09 whatever a bank answers to an"
                    + " operation")
    default Stream<DynamicNode> whateverABankAnswers() {
        return Subject.kinds(description()).stream().flatMap(this::trials);
    }

    private Stream<DynamicNode> trials(Subject subject) {
        return operations(subject).stream()
                .map(operation -> DynamicContainer.dynamicContainer(
                        "BA-01, BA-02, BA-03, BA-04, BA-05, BA-06, BA-07, BA-08, BA-09 " + subject + ": " + operation,
                        rules(subject, operation)));
    }

    /**
     * BA-10: many threads ask one adapter for everything, and each gets its own answers.
     *
     * @return a test for each kind of bank
     */
    @TestFactory
    @DisplayName("BA-10 many threads ask one adapter for everything, and each gets its own answers")
    default Stream<DynamicTest> manyThreadsGetTheirOwnAnswers() {
        return each("BA-10", (bench, operations) -> new Crowd(bench, operations).ask());
    }

    /**
     * BA-04, BA-09: an interrupt passes through, the thread's flag stays set, and nothing is sent again.
     *
     * @return a test for each kind of bank
     */
    @TestFactory
    @DisplayName("BA-04, BA-09 an interrupt passes through, the thread's flag stays set, and nothing is sent again")
    default Stream<DynamicTest> anInterruptPassesThrough() {
        return each(
                "BA-04, BA-09",
                (bench, operations) -> operations.forEach(operation -> Interruption.check(bench, operation)));
    }

    private Stream<DynamicTest> each(String rules, BiConsumer<Bench, List<Operation>> test) {
        return BenchTest.ofKinds(
                this, rules, bench -> test.accept(bench, Operations.of(bench.description(), bench.tested())));
    }

    private List<Operation> operations(Subject subject) {
        return Operations.of(description(), subject.tested(description()));
    }

    private Stream<DynamicNode> rules(Subject subject, Operation operation) {
        Supplier<TrialRules> trial = new Once<>(() -> new TrialRules(Trial.of(description(), subject, operation)));
        return Stream.of(
                rule("BA-01 what is declared works", trial, TrialRules::itWorks),
                rule("BA-02 nothing secret is said", trial, TrialRules::nothingSecretIsSaid),
                rule("BA-03 only TPPKit's errors leave", trial, TrialRules::onlyOwnErrorsLeave),
                rule(
                        "BA-04 each request is sent once, under an id of its own",
                        trial,
                        TrialRules::eachRequestIsSentOnceUnderItsOwnId),
                rule("BA-05 every answer is closed", trial, TrialRules::everyAnswerIsClosed),
                rule("BA-06 what was signed is what was sent", trial, TrialRules::whatWasSignedIsWhatWasSent),
                rule("BA-07 a refusal is the error of its status", trial, TrialRules::aRefusalIsTheErrorOfItsStatus),
                rule(
                        "BA-08 a success that cannot be read is an unexpected answer",
                        trial,
                        TrialRules::whatCannotBeReadIsAnUnexpectedAnswer),
                rule("BA-09 a lost answer is told as it is", trial, TrialRules::aLostAnswerIsToldAsItIs),
                rule(operation.once() + " one request is sent", trial, TrialRules::oneRequestIsSent));
    }

    private static DynamicTest rule(String name, Supplier<TrialRules> trial, Consumer<TrialRules> rule) {
        return DynamicTest.dynamicTest(name, () -> rule.accept(trial.get()));
    }
}
