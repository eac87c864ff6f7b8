package org.tppkit.adapter.arkea.contract;

import org.tppkit.testkit.contract.AccountGatewayContract;
import org.tppkit.testkit.contract.AuthorizationGatewayContract;
import org.tppkit.testkit.contract.ConsentGatewayContract;
import org.tppkit.testkit.contract.FundsGatewayContract;
import org.tppkit.testkit.contract.PaymentGatewayContract;
import org.tppkit.testkit.contract.ProviderContract;
import org.tppkit.testkit.contract.bank.BankDescription;

/** The nine banks in both versions against all contracts of an adapter, over ports and the kit alone. */
class ArkeaContractsTest
        implements ProviderContract,
                ConsentGatewayContract,
                AuthorizationGatewayContract,
                AccountGatewayContract,
                PaymentGatewayContract,
                FundsGatewayContract {
    @Override
    public BankDescription description() {
        return new ArkeaDescription();
    }
}
