package org.tppkit.testkit.simulator;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tppkit.testkit.simulator.internal.api.ApiGate;
import org.tppkit.testkit.simulator.internal.api.Route;
import org.tppkit.testkit.simulator.internal.api.StetErrors;
import org.tppkit.testkit.simulator.internal.data.Customers;
import org.tppkit.testkit.simulator.internal.http.CallHandler;
import org.tppkit.testkit.simulator.internal.oauth.Applications;
import org.tppkit.testkit.simulator.internal.oauth.Authorizations;
import org.tppkit.testkit.simulator.internal.oauth.ConsentQuestions;
import org.tppkit.testkit.simulator.internal.oauth.PaymentCodes;
import org.tppkit.testkit.simulator.internal.oauth.TokenEndpoint;
import org.tppkit.testkit.simulator.internal.oauth.TokenVault;
import org.tppkit.testkit.simulator.internal.page.CustomerPages;
import org.tppkit.testkit.simulator.internal.payment.ApprovalLinks;
import org.tppkit.testkit.simulator.internal.payment.PaymentApprovals;
import org.tppkit.testkit.simulator.internal.payment.PaymentInitiation;
import org.tppkit.testkit.simulator.internal.payment.PaymentLedger;
import org.tppkit.testkit.simulator.internal.payment.PaymentQuestions;
import org.tppkit.testkit.simulator.internal.stet.AccountInformation;
import org.tppkit.testkit.simulator.internal.stet.FundsConfirmation;

/** What stands behind the two listeners of a bank, joined together. */
final class BankServices {

    /** What stays when the bank begins anew. */
    record Standing(
            SimulatedBank bank,
            Lifetimes lifetimes,
            int pageSize,
            BankClock clock,
            Customers customers,
            Quirks quirks,
            Applications applications) {}

    private final SimulatedBank bank;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final int pageSize;
    private final Customers customers;
    private final Quirks quirks;
    private final Applications applications;
    final TokenVault vault;
    final Authorizations authorizations;
    final PaymentLedger ledger;
    final PaymentApprovals paymentApprovals;
    final PaymentCodes paymentCodes;

    /** A bank that nobody was at yet. */
    BankServices(Standing standing) {
        bank = standing.bank();
        clock = standing.clock();
        lifetimes = standing.lifetimes();
        pageSize = standing.pageSize();
        customers = standing.customers();
        quirks = standing.quirks();
        applications = standing.applications();
        vault = new TokenVault(clock, lifetimes, quirks);
        authorizations = new Authorizations(applications, customers, vault);
        ledger = new PaymentLedger(clock, lifetimes);
        paymentCodes = new PaymentCodes(clock, lifetimes, vault);
        paymentApprovals = new PaymentApprovals(applications, customers, ledger, paymentCodes);
    }

    /** Token endpoints and resources; the hosts are asked for when a link needs them. */
    CallHandler api(Supplier<URI> apiHost, Supplier<URI> authorizationHost) {
        StetErrors errors = new StetErrors(clock);
        AccountInformation accounts = new AccountInformation(bank, customers, quirks, errors, clock, pageSize, apiHost);
        ApprovalLinks links = new ApprovalLinks(authorizationHost);
        PaymentInitiation payments =
                new PaymentInitiation(bank.bic(), quirks, errors, applications, vault, ledger, links, apiHost);
        List<Route> routes = new ArrayList<>(accounts.routes());
        routes.add(new FundsConfirmation(customers, quirks, errors, apiHost).route());
        routes.addAll(payments.routes());
        ApiGate gate = new ApiGate(routes, applications, vault, errors);
        TokenEndpoint tokens = new TokenEndpoint(applications, vault, paymentCodes, lifetimes, quirks);
        return call -> switch (call.path()) {
            case TokenEndpoint.TOKEN_PATH -> tokens.token(call);
            case TokenEndpoint.CLIENT_CREDENTIALS_PATH -> tokens.clientCredentials(call);
            case TokenEndpoint.REVOKE_PATH -> tokens.revoke(call);
            default -> gate.handle(call);
        };
    }

    /** The pages for customers. */
    CallHandler pages() {
        ConsentQuestions consents = new ConsentQuestions(authorizations, applications, lifetimes, clock);
        return new CustomerPages(bank, List.of(consents, new PaymentQuestions(paymentApprovals)), clock);
    }
}
