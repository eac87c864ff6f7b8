package org.tppkit.adapter.arkea.contract;

import java.util.Optional;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.ConsentWire;
import org.tppkit.testkit.contract.bank.FundsWire;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.TokenWire;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * How the Arkéa banks speak, written from Arkéa's Production page, recorded answers of these banks, and STET 1.4.0 and
 * 1.4.2. It takes no code from the adapter and none from the simulator: what all three have in common was read three
 * times. One thing was read from the adapter: how the state comes back in 1.4.1.
 */
final class ArkeaDescription implements BankDescription {

    @Override
    public String providerId() {
        return "arkea";
    }

    @Override
    public ScriptedAnswer refusal(TestedBank bank, int status, String text) {
        return ArkeaErrors.refusal(status, text);
    }

    @Override
    public Optional<ConsentWire> consents(TestedBank bank) {
        return Optional.of(new ArkeaConsentWire());
    }

    @Override
    public Optional<TokenWire> tokens(TestedBank bank) {
        return Optional.of(new ArkeaTokenWire());
    }

    @Override
    public Optional<AccountWire> accounts(TestedBank bank) {
        return Optional.of(new ArkeaAccountWire(WireForm.of(bank.version())));
    }

    @Override
    public Optional<PaymentWire> payments(TestedBank bank) {
        return Optional.of(new ArkeaPaymentWire(WireForm.of(bank.version())));
    }

    @Override
    public Optional<FundsWire> funds(TestedBank bank) {
        return Optional.of(new ArkeaFundsWire(WireForm.of(bank.version())));
    }
}
