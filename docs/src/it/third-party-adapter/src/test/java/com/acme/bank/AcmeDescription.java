package com.acme.bank;

import com.acme.bank.internal.AcmeBanks;
import java.util.Optional;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.ConsentWire;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.TokenWire;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** How the Acme banks speak: what the contracts need to play them. */
final class AcmeDescription implements BankDescription {

    @Override
    public String providerId() {
        return AcmeBanks.FAMILY;
    }

    @Override
    public boolean givesTokens(TestedBank bank) {
        return isOauth(bank);
    }

    @Override
    public boolean keepsConsents(TestedBank bank) {
        return true;
    }

    @Override
    public ScriptedAnswer refusal(TestedBank bank, int status, String text) {
        return AcmeAnswers.refusal(status, "KIT_REFUSAL", text);
    }

    @Override
    public Optional<AccountWire> accounts(TestedBank bank) {
        return Optional.of(new AcmeAccountWire());
    }

    @Override
    public Optional<TokenWire> tokens(TestedBank bank) {
        return isOauth(bank) ? Optional.of(new AcmeTokenWire()) : Optional.empty();
    }

    @Override
    public Optional<ConsentWire> consents(TestedBank bank) {
        return Optional.of(new AcmeConsentWire(isOauth(bank)));
    }

    private static boolean isOauth(TestedBank bank) {
        return bank.descriptor().settings().get("sca").equals("oauth");
    }
}
