package com.acme.book;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.consent.ConsentRequest;

/** The code of a team that embeds TPPKit: what its own tests are about. */
final class HouseholdBook {
    private final Bank bank;
    private final Map<String, String> waiting = new HashMap<>();
    private final Map<String, String> connected = new HashMap<>();

    HouseholdBook(Bank bank) {
        this.bank = bank;
    }

    /** Where the customer's browser is sent. */
    URI connect(String customer, PsuContext psu) {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(customer), psu);
        waiting.put(customer, pending.encode());
        return pending.redirect();
    }

    /** The customer is back; false if the customer said no. */
    boolean comeBack(String customer, URI callback) {
        PendingConsent pending = PendingConsent.decode(waiting.get(customer));
        try {
            connected.put(
                    customer,
                    bank.consents().complete(pending, Callback.parse(callback)).encode());
            return true;
        } catch (ConsentRefusedException e) {
            return false;
        }
    }

    /** What is on all accounts by their names; empty if the customer has to be sent to the bank again. */
    Optional<Map<String, Money>> balances(String customer, PsuContext psu) {
        Accounts accounts = bank.accounts(Consent.decode(connected.get(customer)), psu);
        Map<String, Money> sheet = new HashMap<>();
        try {
            for (Account account : accounts.list()) {
                for (Balance balance : accounts.balances(account.id())) {
                    sheet.put(account.name(), balance.amount());
                }
            }
            return Optional.of(sheet);
        } catch (ConsentRequiredException e) {
            connected.remove(customer);
            return Optional.empty();
        }
    }

    boolean isConnected(String customer) {
        return connected.containsKey(customer);
    }
}
