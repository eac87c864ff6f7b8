package com.acme.bank.internal;

import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.ConsentGateway;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.bank.PaymentGateway;

/** One Acme bank: its gateways. Keeps nothing between calls. */
public final class AcmeAdapter implements BankAdapter {
    private final Bank bank;

    /**
     * The adapter of the context's bank.
     *
     * @throws IllegalArgumentException for a version or a setting that is not known here
     */
    public AcmeAdapter(ApiVersion version, AdapterContext context) {
        this.bank = Bank.of(version, context);
    }

    @Override
    public ConsentGateway consents() {
        return new Consents(bank);
    }

    /** Only a bank with an OAuth server gives tokens. */
    @Override
    public AuthorizationGateway authorization() {
        if (bank.sca() instanceof Sca.Redirect) {
            throw new CapabilityException(bank.id() + " gives no tokens");
        }
        return new Tokens(bank);
    }

    @Override
    public AccountGateway accounts() {
        return new Accounts(bank);
    }

    @Override
    public PaymentGateway payments() {
        return new Payments(bank);
    }

    @Override
    public FundsGateway funds() {
        return new Funds(bank);
    }
}
