package org.tppkit.testkit.contract.acorn;

import org.tppkit.testkit.contract.AccountGatewayContract;
import org.tppkit.testkit.contract.AuthorizationGatewayContract;
import org.tppkit.testkit.contract.ConsentGatewayContract;
import org.tppkit.testkit.contract.FundsGatewayContract;
import org.tppkit.testkit.contract.PaymentGatewayContract;
import org.tppkit.testkit.contract.ProviderContract;
import org.tppkit.testkit.contract.bank.BankDescription;

/** The invented bank's adapter keeps all rules. */
class AcornContractsTest
        implements ProviderContract,
                ConsentGatewayContract,
                AuthorizationGatewayContract,
                AccountGatewayContract,
                PaymentGatewayContract,
                FundsGatewayContract {
    @Override
    public BankDescription description() {
        return new AcornDescription();
    }
}
