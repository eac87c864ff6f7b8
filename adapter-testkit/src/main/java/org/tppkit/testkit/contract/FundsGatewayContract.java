package org.tppkit.testkit.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of confirming funds (rules FG of {@link org.tppkit.ports.spi.bank.FundsGateway}), beside those of every
 * gateway, which also count the requests (FG-01). They run for one bank of each kind that declares it.
 */
public interface FundsGatewayContract extends BankAdapterContract {

    /**
     * FG-01, FG-02: each question is asked at the bank once, and no answer is kept.
     *
     * @return a test for each kind of bank that confirms funds
     */
    @TestFactory
    @DisplayName("FG-01, FG-02 each question is asked at the bank once, and no answer is kept")
    default Stream<DynamicTest> noAnswerAboutFundsIsKept() {
        return FundsTests.of(this, "FG-01, FG-02", FundsTests::noAnswerIsKept);
    }

    /**
     * FG-03: an answer to another question is refused.
     *
     * @return a test for each kind of bank that confirms funds
     */
    @TestFactory
    @DisplayName("FG-03 an answer to another question is refused")
    default Stream<DynamicTest> anAnswerToAnotherQuestionIsRefused() {
        return FundsTests.of(this, "FG-03", FundsTests::anotherAnswerIsRefused);
    }

    /**
     * FG-04: the amount in a question is written exactly, without exponent.
     *
     * @return a test for each kind of bank that confirms funds
     */
    @TestFactory
    @DisplayName("FG-04 the amount in a question is written exactly, without exponent")
    default Stream<DynamicTest> amountsInQuestionsAreExact() {
        return FundsTests.of(this, "FG-04", FundsTests::amountsAreExact);
    }
}
