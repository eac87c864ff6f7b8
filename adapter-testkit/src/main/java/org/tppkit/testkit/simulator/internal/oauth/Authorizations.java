package org.tppkit.testkit.simulator.internal.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.internal.data.Customers;

/** What customers decide, by page or by program: both ways meet here. */
public final class Authorizations {

    private final AuthorizationCheck check;
    private final Customers customers;
    private final TokenVault vault;

    /** Decisions over a vault. */
    public Authorizations(Applications applications, Customers customers, TokenVault vault) {
        this.check = new AuthorizationCheck(applications);
        this.customers = customers;
        this.vault = vault;
    }

    AuthorizationCheck.Outcome check(String rawQuery) {
        return check.check(rawQuery);
    }

    List<SimulatedCustomer> customers() {
        return customers.own();
    }

    Optional<SimulatedCustomer> customer(String id) {
        return customers.find(id);
    }

    /**
     * The customer approves; the answer is where the browser goes.
     *
     * @throws IllegalArgumentException if the customer is not known, an account is not the customer's, or none is chosen
     *     though there are some
     */
    URI approve(AuthorizationRequest request, String customerId, Set<String> accountIds) {
        SimulatedCustomer customer =
                customer(customerId).orElseThrow(() -> new IllegalArgumentException("no such customer"));
        if (!accountIds.stream().allMatch(id -> customer.account(id).isPresent())) {
            throw new IllegalArgumentException("an account is not the customer's");
        }
        if (accountIds.isEmpty() && !customer.accounts().isEmpty()) {
            throw new IllegalArgumentException("no account is chosen");
        }
        String code =
                vault.approve(request.clientId(), request.redirectUri(), customerId, accountIds, request.scopes());
        return request.withCode(code);
    }

    /** Approves as a browser would: checks the query, then gives the accounts; an error redirect is returned as it is. */
    public URI approveByProgram(String rawQuery, String customerId, Set<String> accountIds) {
        return decide(rawQuery, request -> approve(request, customerId, accountIds));
    }

    /** Refuses as a browser would. */
    public URI refuseByProgram(String rawQuery) {
        return decide(rawQuery, AuthorizationRequest::refused);
    }

    private URI decide(String rawQuery, Function<AuthorizationRequest, URI> decision) {
        AuthorizationCheck.Outcome outcome = check.check(rawQuery);
        if (outcome instanceof AuthorizationCheck.Accepted accepted) {
            return decision.apply(accepted.request());
        }
        if (outcome instanceof AuthorizationCheck.ErrorRedirect redirect) {
            return redirect.callback();
        }
        throw new IllegalStateException(
                "the bank shows an error page (400): " + ((AuthorizationCheck.ErrorPage) outcome).message());
    }
}
