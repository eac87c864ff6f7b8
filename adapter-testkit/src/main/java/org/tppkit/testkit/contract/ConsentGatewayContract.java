package org.tppkit.testkit.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of asking for consents (rules CG of {@link org.tppkit.ports.spi.bank.ConsentGateway}), beside those of every
 * gateway. They run for one bank of each kind that is described to take consents.
 */
public interface ConsentGatewayContract extends BankAdapterContract {

    /**
     * CG-01: the state comes back in the callback unchanged.
     *
     * @return a test for each kind of bank that takes consents
     */
    @TestFactory
    @DisplayName("CG-01 the state comes back in the callback unchanged")
    default Stream<DynamicTest> theStateComesBack() {
        return ConsentTests.of(this, "CG-01", ConsentTests::theStateComesBack);
    }

    /**
     * CG-02: interpret throws for nothing that a browser may bring.
     *
     * @return a test for each kind of bank that takes consents
     */
    @TestFactory
    @DisplayName("CG-02 interpret throws for nothing that a browser may bring")
    default Stream<DynamicTest> interpretThrowsForNothing() {
        return ConsentTests.of(this, "CG-02", ConsentTests::interpretThrowsForNothing);
    }

    /**
     * CG-03: approval, refusal, error and nonsense are told apart.
     *
     * @return a test for each kind of bank that takes consents
     */
    @TestFactory
    @DisplayName("CG-03 approval, refusal, error and nonsense are told apart")
    default Stream<DynamicTest> callbacksAreToldApart() {
        return ConsentTests.of(this, "CG-03", ConsentTests::callbacksAreToldApart);
    }

    /**
     * CG-04, CG-05: a start asks only a bank that keeps a resource, and leads to an https address.
     *
     * @return a test for each kind of bank that takes consents
     */
    @TestFactory
    @DisplayName("CG-04, CG-05 a start asks only a bank that keeps a resource, and leads to an https address")
    default Stream<DynamicTest> aStartLeadsToAnHttpsAddress() {
        return ConsentTests.of(this, "CG-04, CG-05", ConsentTests::aStartLeadsToAnHttpsAddress);
    }

    /**
     * CG-06: each status of the bank's resource is told as the bank says.
     *
     * @return a test for each kind of bank that takes consents
     */
    @TestFactory
    @DisplayName("CG-06 each status of the bank's resource is told as the bank says")
    default Stream<DynamicTest> eachStatusIsToldAsTheBankSays() {
        return ConsentTests.of(this, "CG-06", ConsentTests::eachStatusIsToldAsTheBankSays);
    }

    /**
     * BA-01: scopes and resources that a bank has not are refused before anything is sent.
     *
     * @return a test for each kind of bank that takes consents
     */
    @TestFactory
    @DisplayName("BA-01 scopes and resources that a bank has not are refused before anything is sent")
    default Stream<DynamicTest> whatABankHasNotIsRefused() {
        return ConsentTests.of(this, "BA-01", ConsentTests::whatABankHasNotIsRefused);
    }
}
