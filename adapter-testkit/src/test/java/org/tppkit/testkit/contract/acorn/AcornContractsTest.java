package org.tppkit.testkit.contract.acorn;

import org.tppkit.testkit.contract.AccountGatewayContract;
import org.tppkit.testkit.contract.ProviderContract;
import org.tppkit.testkit.contract.bank.BankDescription;

/** The invented bank's adapter passes everything. */
class AcornContractsTest implements ProviderContract, AccountGatewayContract {
    @Override
    public BankDescription description() {
        return new AcornDescription();
    }
}
