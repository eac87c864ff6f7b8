package org.tppkit.docs.snippets;

import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.Transactions;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.consent.ConsentRequest;

/** The Java of the tutorial about consents; run by FirstConsentTutorialTest. */
public final class FirstConsent {
    private FirstConsent() {}

    /** Somebody who approves at an address, and is sent back to another. */
    @FunctionalInterface
    public interface Customer {
        URI approvesAt(URI page);
    }

    /** One line for each account. */
    public static List<String> read(Map<String, String> settings, Customer customer) {
        List<String> report = new ArrayList<>();
        try (TppClient tpp = TppClient.from(settings, TokenStores.inMemory())) {
            Bank bank = tpp.bank(FORTUNEO);
            PsuContext psu = PsuContext.present("127.0.0.1"); // the customer is there, at this address
            PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("user-42"), psu);

            URI callback = customer.approvesAt(pending.redirect());
            Consent consent = bank.consents().complete(pending, Callback.parse(callback));

            Accounts accounts = bank.accounts(consent, psu);
            for (Account account : accounts.list()) {
                Transactions entries = accounts.transactions(account.id());
                long count = entries.stream().count();
                report.add(account.name() + ": " + count + " entries, "
                        + entries.completeness().end());
            }
        }
        return report;
    }
}
