package org.tppkit.adapter.arkea.pact;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentSetup;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.simulator.BankSimulator;

/** The third party at work with the simulator, over mutual TLS: what brings the bank into the states of the contract. */
final class SimulatedParty {
    private final BankSimulator bank;
    private final HttpClient client;
    private final BankAdapter adapter;

    SimulatedParty(Stet stet, BankSimulator bank) {
        this.bank = bank;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .sslContext(TlsContexts.client(TestPki.shared().tpp().qwac(), bank.caCertificate()))
                .build();
        this.adapter = Contract.adapter(stet, BankEndpoints.of(bank.apiUri(), bank.authorizationUri()));
    }

    /** A customer gives a consent for all accounts, or for those that are named; the code comes back. */
    String code(String scope, String customer, String... accounts) {
        URI page = page(scope);
        URI callback = accounts.length == 0 ? bank.approveAll(page, customer) : bank.approve(page, customer, accounts);
        return Callback.parse(callback).code().orElseThrow();
    }

    /** Where a customer is asked for a consent. */
    URI page(String scope) {
        ConsentSetup setup = ConsentSetup.builder()
                .scope(scope(scope))
                .state("st-1_A")
                .redirectUri(Contract.REDIRECT)
                .build();
        NextStep step = adapter.consents().begin(setup, withoutToken()).nextStep();
        return ((NextStep.RedirectPsu) step).uri();
    }

    TokenGrant exchange(String code) {
        CodeExchange exchange = CodeExchange.builder()
                .code(new AuthorizationCode(code))
                .redirectUri(Contract.REDIRECT)
                .build();
        return adapter.authorization().exchange(exchange, withoutToken());
    }

    TokenGrant consent(String scope, String customer, String... accounts) {
        return exchange(code(scope, customer, accounts));
    }

    void refresh(String refreshToken) {
        adapter.authorization().refresh(new RefreshToken(refreshToken), withoutToken());
    }

    void revoke(String accessToken) {
        adapter.authorization().revoke(new AccessToken(accessToken), withoutToken());
    }

    /** The application's own token. */
    String ownToken() {
        return adapter.authorization()
                .clientCredentials(withoutToken())
                .accessToken()
                .value();
    }

    /** A new payment, and where the customer approves it. */
    PaymentStart initiate(PaymentSetup setup) {
        return adapter.payments().initiate(setup, with(ownToken()));
    }

    static URI approvalPage(PaymentStart start) {
        return ((NextStep.RedirectPsu) start.nextStep()).uri();
    }

    void confirm(String id, String customersToken) {
        adapter.payments().confirm(id, with(customersToken));
    }

    void cancel(String id) {
        adapter.payments()
                .cancel(
                        adapter.payments().find(id, with(ownToken())),
                        CancellationReason.REQUESTED_BY_CUSTOMER,
                        Orders.BACK,
                        with(ownToken()));
    }

    private BankCall with(String token) {
        return new ContractCall(client, bank.apiUri(), PsuContext.absent(), token);
    }

    private BankCall withoutToken() {
        return with("none");
    }

    private static ConsentScope scope(String scope) {
        return scope.equals("cbpii") ? ConsentScope.FUNDS_CONFIRMATION : ConsentScope.ACCOUNT_INFORMATION;
    }
}
