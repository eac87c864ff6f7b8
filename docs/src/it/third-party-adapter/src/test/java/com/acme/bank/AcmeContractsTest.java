package com.acme.bank;

import org.tppkit.testkit.contract.AccountGatewayContract;
import org.tppkit.testkit.contract.AuthorizationGatewayContract;
import org.tppkit.testkit.contract.ConsentGatewayContract;
import org.tppkit.testkit.contract.ProviderContract;
import org.tppkit.testkit.contract.bank.BankDescription;

/** The adapter against all contracts of TPPKit. */
class AcmeContractsTest
        implements ProviderContract, ConsentGatewayContract, AuthorizationGatewayContract, AccountGatewayContract {
    @Override
    public BankDescription description() {
        return new AcmeDescription();
    }
}
