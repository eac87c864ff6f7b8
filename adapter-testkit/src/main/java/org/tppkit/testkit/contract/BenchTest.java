package org.tppkit.testkit.contract;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.UndescribedException;

/** Makes tests of an adapter on a bench. */
final class BenchTest {
    private BenchTest() {}

    /** A test for one bank of each kind. */
    static Stream<DynamicTest> ofKinds(BankContract contract, String rules, Consumer<Bench> test) {
        return ofKinds(contract, rules, bank -> true, test);
    }

    /**
     * A test for one bank of each kind.
     *
     * @param rules the ids that the test's name begins with
     * @param concerned whether the test is for that bank
     */
    static Stream<DynamicTest> ofKinds(
            BankContract contract, String rules, Predicate<TestedBank> concerned, Consumer<Bench> test) {
        BankDescription description = contract.description();
        return Subject.kinds(description).stream()
                .filter(subject -> concerned.test(subject.tested(description)))
                .map(subject -> of(description, subject, rules, subject.toString(), test));
    }

    /** A test; an error of the adapter that the test did not expect fails it under its rules. */
    static DynamicTest of(
            BankDescription description, Subject subject, String rules, String name, Consumer<Bench> test) {
        return DynamicTest.dynamicTest(rules + " " + name, () -> {
            try (Bench bench = Bench.of(description, subject)) {
                test.accept(bench);
            } catch (UndescribedException missing) {
                throw missing;
            } catch (RuntimeException e) {
                throw Verdict.wrong(
                        rules + ": the adapter must answer here.",
                        name + ": " + Verdict.describe(e) + ".",
                        "the error below, the gateway's method that threw it, and how the description writes the answer.",
                        e);
            }
        });
    }
}
