package org.tppkit.testkit.simulator.internal.stet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tppkit.testkit.simulator.Quirks;
import org.tppkit.testkit.simulator.Scope;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;
import org.tppkit.testkit.simulator.internal.api.ApiCall;
import org.tppkit.testkit.simulator.internal.api.Route;
import org.tppkit.testkit.simulator.internal.api.StetErrors;
import org.tppkit.testkit.simulator.internal.data.Customers;
import org.tppkit.testkit.simulator.internal.dictionary.BodyReader;
import org.tppkit.testkit.simulator.internal.dictionary.Dictionary;
import org.tppkit.testkit.simulator.internal.dictionary.InvalidBodyException;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Json;
import org.tppkit.testkit.simulator.internal.oauth.AccessToken;
import org.tppkit.testkit.simulator.internal.oauth.Consent;

/**
 * Answers whether an account covers an amount, by its real-time balance. The account must be among those that the customer
 * shared; any other is a 403, since the entry point has no 404 (STET, section 3).
 */
public final class FundsConfirmation {

    private static final String PATH = AccountInformation.ROOT + "/funds-confirmations";

    private final Customers customers;
    private final Quirks quirks;
    private final StetErrors errors;
    private final Supplier<URI> host;

    /** The resource of a bank; the host is asked for when a link needs it. */
    public FundsConfirmation(Customers customers, Quirks quirks, StetErrors errors, Supplier<URI> host) {
        this.customers = customers;
        this.quirks = quirks;
        this.errors = errors;
        this.host = host;
    }

    /** The route: a customer's token of scope cbpii. */
    public Route route() {
        return new Route("POST", PATH, Scope.CBPII, AccessToken.Bearer.CUSTOMER, this::handle);
    }

    private Answer handle(ApiCall call) {
        JsonNode request;
        try {
            if (call.call().rawQuery().isPresent()) {
                throw new InvalidBodyException("the query", "has a parameter that is not known here");
            }
            request = BodyReader.read(call.call(), Dictionary.coverage(call.version()));
            requireMeaning(request);
        } catch (InvalidBodyException e) {
            return errors.of(400, String.valueOf(e.getMessage()), PATH);
        }
        String iban = request.path("accountId").path("iban").asText();
        return account(call, iban)
                .map(account -> answer(call, request, account))
                .orElseGet(() -> errors.of(403, "the consent does not cover this account", PATH));
    }

    private static void requireMeaning(JsonNode request) throws InvalidBodyException {
        JsonNode account = request.path("accountId");
        if (account.has("other")) {
            throw new InvalidBodyException("accountId.other", "is not taken: IBAN only");
        }
        if (!account.has("iban")) {
            throw new InvalidBodyException("accountId.iban", "is missing");
        }
        if (amount(request).signum() <= 0) {
            throw new InvalidBodyException("instructedAmount.amount", "is not above zero");
        }
        if (!request.path("instructedAmount").path("currency").asText().equals("EUR")) {
            throw new InvalidBodyException("instructedAmount.currency", "is not taken: EUR only");
        }
    }

    private static BigDecimal amount(JsonNode request) {
        JsonNode amount = request.path("instructedAmount").path("amount");
        return amount.isTextual() ? new BigDecimal(amount.textValue()) : amount.decimalValue();
    }

    private Optional<SimulatedAccount> account(ApiCall call, String iban) {
        Consent consent = call.token().consent().orElseThrow();
        return customers.find(consent.customerId()).stream()
                .map(customer -> customer.accounts())
                .flatMap(List::stream)
                .filter(account -> account.isAmong(consent.accountIds()))
                .filter(account -> account.scheme().equals("IBAN")
                        && account.identification().equals(iban))
                .findFirst();
    }

    private Answer answer(ApiCall call, JsonNode request, SimulatedAccount account) {
        WireForm form = new WireForm(call.version(), quirks, host.get());
        BigDecimal available = account.balances().stream()
                .filter(balance -> balance.type().equals("XPCD"))
                .map(SimulatedBalance::amount)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        ObjectNode echo = request.deepCopy();
        form.putAmount((ObjectNode) echo.path("instructedAmount"), amount(request));
        if (!echo.has("payee")) {
            form.putAbsent(echo, "payee");
        }
        ObjectNode body = Json.object();
        body.set("request", echo);
        body.put("result", available.compareTo(amount(request)) >= 0);
        form.putLink(body.putObject("_links"), "self", PATH);
        return form.one(body);
    }
}
