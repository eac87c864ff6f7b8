package org.tppkit.testkit.contract.acorn;

import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.ConsentGateway;
import org.tppkit.ports.spi.bank.FundsGateway;
import org.tppkit.ports.spi.bank.PaymentGateway;

/** One bank in one version. */
final class AcornAdapter implements BankAdapter {
    private final AcornWire wire;
    private final AccountGateway accounts;
    private final AuthorizationGateway authorization;
    private final ConsentGateway consents;
    private final PaymentGateway payments;
    private final FundsGateway funds;

    AcornAdapter(ApiVersion version, AdapterContext context) {
        this.wire = new AcornWire(version, context, Slip.current());
        this.accounts = new AcornAccounts(wire);
        this.authorization = new AcornTokens(wire);
        this.consents = new AcornConsents(wire);
        boolean products = version.equals(AcornProvider.PRODUCTS_VERSION);
        this.payments = new AcornPayments(wire, products, PaymentSlip.current());
        this.funds = new AcornFunds(wire, PaymentSlip.current());
    }

    @Override
    public AccountGateway accounts() {
        return accounts;
    }

    @Override
    public AuthorizationGateway authorization() {
        return authorization;
    }

    @Override
    public ConsentGateway consents() {
        return consents;
    }

    @Override
    public PaymentGateway payments() {
        return payments;
    }

    @Override
    public FundsGateway funds() {
        return funds;
    }

    @Override
    public String toString() {
        return "AcornAdapter" + (wire.slips(Slip.TOKEN_IN_TEXT) ? wire.lastToken : "");
    }
}
