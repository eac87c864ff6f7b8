package org.tppkit.testkit.simulator.internal.stet;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tppkit.testkit.simulator.Quirks;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.api.ApiCall;
import org.tppkit.testkit.simulator.internal.api.Resource;
import org.tppkit.testkit.simulator.internal.api.Route;
import org.tppkit.testkit.simulator.internal.api.StetErrors;
import org.tppkit.testkit.simulator.internal.data.Customers;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.PathTemplate;
import org.tppkit.testkit.simulator.internal.oauth.AccessToken;
import org.tppkit.testkit.simulator.internal.oauth.Consent;

/** The five resources of account information: whose data a call may see, and the table of routes. */
public final class AccountInformation {

    static final String ROOT = "/psd2/v1";
    static final String ACCOUNTS = ROOT + "/accounts";
    static final String IDENTITY = ROOT + "/end-user-identity";
    static final String BENEFICIARIES = ROOT + "/trusted-beneficiaries";

    @FunctionalInterface
    private interface AccountResource {
        Answer handle(ApiCall call, SimulatedAccount account);
    }

    private final SimulatedBank bank;
    private final Customers customers;
    private final Quirks quirks;
    private final StetErrors errors;
    private final Supplier<URI> host;
    private final TransactionsResource transactions;

    /** Resources of a bank; the host is asked for when a link needs it. */
    public AccountInformation(
            SimulatedBank bank,
            Customers customers,
            Quirks quirks,
            StetErrors errors,
            Clock clock,
            int pageSize,
            Supplier<URI> host) {
        this.bank = bank;
        this.customers = customers;
        this.quirks = quirks;
        this.errors = errors;
        this.host = host;
        this.transactions = new TransactionsResource(errors, clock, pageSize);
    }

    /** The routes; all are read by GET with a token of scope aisp. */
    public List<Route> routes() {
        return List.of(
                get(ACCOUNTS, call -> AccountsWriter.write(form(call), bank, accounts(call))),
                get(ACCOUNTS + "/*/balances", onAccount((call, account) -> BalancesWriter.write(form(call), account))),
                get(
                        ACCOUNTS + "/*/transactions",
                        onAccount((call, account) -> transactions.handle(call, form(call), account))),
                get(IDENTITY, call -> PeopleWriter.identity(form(call), customer(call))),
                get(BENEFICIARIES, call -> PeopleWriter.beneficiaries(form(call), customer(call))));
    }

    /** The address of an account. STET's ids may hold blanks, slashes and question marks. */
    static String pathOf(SimulatedAccount account) {
        return ACCOUNTS + "/" + PathTemplate.segment(account.resourceId());
    }

    private static Route get(String template, Resource resource) {
        return new Route("GET", template, Scope.AISP, AccessToken.Bearer.CUSTOMER, resource);
    }

    private Resource onAccount(AccountResource resource) {
        return call -> {
            Optional<SimulatedAccount> account = accounts(call).stream()
                    .filter(each -> each.resourceId().equals(call.variables().get(0)))
                    .findFirst();
            return account.map(found -> resource.handle(call, found))
                    .orElseGet(() -> errors.of(
                            404, "the consent has no such account", call.call().path()));
        };
    }

    private List<SimulatedAccount> accounts(ApiCall call) {
        Consent consent = consent(call);
        return customer(call).accounts().stream()
                .filter(account -> account.isAmong(consent.accountIds()))
                .toList();
    }

    private SimulatedCustomer customer(ApiCall call) {
        String id = consent(call).customerId();
        return customers.find(id).orElseThrow();
    }

    /** Only consents carry the scope aisp, so that it is there. */
    private static Consent consent(ApiCall call) {
        return call.token().consent().orElseThrow();
    }

    private WireForm form(ApiCall call) {
        return new WireForm(call.version(), quirks, host.get());
    }
}
