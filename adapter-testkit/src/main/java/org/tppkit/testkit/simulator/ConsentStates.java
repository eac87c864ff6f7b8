package org.tppkit.testkit.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.tppkit.testkit.simulator.internal.data.Customers;
import org.tppkit.testkit.simulator.internal.oauth.Grants;
import org.tppkit.testkit.simulator.internal.state.StateCustomers;
import org.tppkit.testkit.simulator.internal.state.StateDates;

/** The states of consents, tokens and accounts. A token that the next request has to carry goes out as {@code token}. */
final class ConsentStates {

    /** The name of that token among the values. */
    static final String TOKEN = "token";

    private final Grants grants;
    private final Customers customers;
    private final LocalDate today;
    private final int pageSize;

    ConsentStates(Grants grants, Customers customers, LocalDate today, int pageSize) {
        this.grants = grants;
        this.customers = customers;
        this.today = today;
        this.pageSize = pageSize;
    }

    Map<String, String> code(StateWishes wishes) {
        return Map.of("code", grants.code(usual(), redirecting(wishes).scopes()));
    }

    Map<String, String> usedCode(StateWishes wishes) {
        String code = grants.code(usual(), redirecting(wishes).scopes());
        grants.redeem(code);
        return Map.of("code", code);
    }

    /** A code is good for one address, which has to be the one that the pacts know. */
    static StateWishes redirecting(StateWishes wishes) {
        if (!wishes.text("redirectUri").equals(StateParty.REDIRECT.toString())) {
            throw new IllegalArgumentException("the parameter redirectUri is " + StateParty.REDIRECT);
        }
        return wishes;
    }

    Map<String, String> refreshToken(StateWishes wishes) {
        return Map.of("refreshToken", grants.consent(usual(), wishes.scopes()).refresh());
    }

    Map<String, String> usedRefreshToken(StateWishes wishes) {
        String token = grants.consent(usual(), wishes.scopes()).refresh();
        grants.refresh(token);
        return Map.of("refreshToken", token);
    }

    Map<String, String> consentToken(StateWishes wishes) {
        return Map.of("accessToken", grants.consent(usual(), wishes.scopes()).access());
    }

    Map<String, String> applicationToken() {
        return Map.of("accessToken", grants.ofApplication());
    }

    Map<String, String> cashAccount(StateWishes wishes) {
        requireCovered(wishes);
        String kind = wishes.optional("transactions").orElse("BOOK");
        int pages = wishes.optional("pages").isEmpty() ? 1 : wishes.number("pages", 1, 100);
        return shares(StateCustomers.withCashAccount(today, kind, pages, pageSize), wishes);
    }

    private static void requireCovered(StateWishes wishes) {
        boolean fits = wishes.optional("covers").map(ConsentStates::isCovered).orElse(true)
                && !wishes.optional("doesNotCover")
                        .map(ConsentStates::isCovered)
                        .orElse(false);
        if (!fits) {
            throw new IllegalArgumentException("the account covers " + StateCustomers.AVAILABLE + " euro");
        }
    }

    private static boolean isCovered(String amount) {
        if (!amount.matches("[0-9]{1,13}(\\.[0-9]{1,5})?")) {
            throw new IllegalArgumentException("covers and doesNotCover are amounts such as 12.30");
        }
        return new BigDecimal(amount).compareTo(StateCustomers.AVAILABLE) <= 0;
    }

    Map<String, String> cardAccount(StateWishes wishes) {
        return shares(StateCustomers.withCard(today), wishes);
    }

    Map<String, String> noAccount(StateWishes wishes) {
        return shares(StateCustomers.withNothing(), wishes);
    }

    /** Nobody here has an account of the names that a pact makes up. */
    Map<String, String> notShared(StateWishes wishes) {
        usual().accounts().forEach(account -> {
            if (wishes.parameters().containsValue(account.resourceId())
                    || wishes.parameters().containsValue(account.identification())) {
                throw new IllegalArgumentException("that account is the very one that is shared");
            }
        });
        return shares(usual(), wishes);
    }

    Map<String, String> otherPurpose(StateWishes wishes) {
        return shares(usual(), wishes);
    }

    Map<String, String> deadToken() {
        String token = grants.consent(usual(), EnumSet.of(Scope.AISP)).access();
        grants.revoke(token);
        return Map.of(TOKEN, token);
    }

    Map<String, String> withdrawn(StateWishes wishes, BankServices services) {
        SimulatedCustomer customer = usual();
        Grants.Tokens tokens = grants.consent(customer, wishes.scopes());
        services.vault.withdraw(customer.id());
        Map<String, String> values = values(customer, today);
        values.put(TOKEN, tokens.access());
        values.put("refreshToken", tokens.refresh());
        return values;
    }

    private Map<String, String> shares(SimulatedCustomer customer, StateWishes wishes) {
        customers.invite(customer);
        Map<String, String> values = values(customer, today);
        values.put(TOKEN, grants.consent(customer, wishes.scopes()).access());
        return values;
    }

    /** The customer of states that speak of none in particular. */
    SimulatedCustomer usual() {
        SimulatedCustomer customer = StateCustomers.withCashAccount(today, "BOOK", 1, pageSize);
        customers.invite(customer);
        return customer;
    }

    /** What places of requests may be marked for. */
    Map<String, String> values(SimulatedCustomer customer, LocalDate payday) {
        Map<String, String> values = new HashMap<>(StateDates.values(today, payday));
        customer.accounts().forEach(account -> {
            values.put("accountResourceId", account.resourceId());
            values.put("iban", account.identification());
        });
        return values;
    }
}
