package org.tppkit.testkit.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of a bank's tokens (rules AG of {@link org.tppkit.ports.spi.bank.AuthorizationGateway}), beside those of
 * every gateway. They run for one bank of each kind.
 */
public interface AuthorizationGatewayContract extends BankAdapterContract {

    /**
     * AG-02: a refused refresh token, and nothing else, means that the customer must consent again.
     *
     * @return a test for each kind of bank
     */
    @TestFactory
    @DisplayName("AG-02 a refused refresh token, and nothing else, means that the customer must consent again")
    default Stream<DynamicTest> aRefusedRefreshTokenEndsTheConsent() {
        return BenchTest.ofKinds(this, "AG-02", TokenTests::onlyARefusedRefreshTokenEndsTheConsent);
    }

    /**
     * AG-03: a refused application is told as such.
     *
     * @return a test for each kind of bank
     */
    @TestFactory
    @DisplayName("AG-03 a refused application is told as such")
    default Stream<DynamicTest> aRefusedApplicationIsTold() {
        return BenchTest.ofKinds(this, "AG-03", TokenTests::aRefusedApplicationIsTold);
    }

    /**
     * AG-04: a token that the bank no longer knows counts as revoked.
     *
     * @return a test for each kind of bank
     */
    @TestFactory
    @DisplayName("AG-04 a token that the bank no longer knows counts as revoked")
    default Stream<DynamicTest> aTokenThatIsGoneCountsAsRevoked() {
        return BenchTest.ofKinds(this, "AG-04", TokenTests::aTokenThatIsGoneCountsAsRevoked);
    }

    /**
     * AG-05: tokens come back as they stand in the answer.
     *
     * @return a test for each kind of bank
     */
    @TestFactory
    @DisplayName("AG-05 tokens come back as they stand in the answer")
    default Stream<DynamicTest> tokensComeBackAsTheyStand() {
        return BenchTest.ofKinds(this, "AG-05", TokenTests::tokensComeBackAsTheyStand);
    }

    /**
     * BA-01: tokens that a bank does not give are refused before anything is sent.
     *
     * @return a test for each kind of bank
     */
    @TestFactory
    @DisplayName("BA-01 tokens that a bank does not give are refused before anything is sent")
    default Stream<DynamicTest> tokensThatABankDoesNotGiveAreRefused() {
        return BenchTest.ofKinds(this, "BA-01", TokenTests::whatIsNotDescribedIsRefused);
    }
}
