package org.tppkit.docs.snippets;

import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;
import static org.tppkit.ports.model.Environment.PRODUCTION;

import java.net.URI;
import java.nio.file.Path;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.consent.ConsentRequest;

/** The lines of README.md; run by FirstLinesTest. */
final class FirstLines {
    private FirstLines() {}

    /** The customer's browser: goes to the bank, and comes back to the callback. */
    @FunctionalInterface
    interface Browser {
        String cameBackAt(URI page);
    }

    static TppClient client(Path keyFile, char[] password) {
        TppClient tpp = TppClient.builder()
                .environment(PRODUCTION)
                .identity(TppIdentity.pkcs12(keyFile, password, URI.create("https://tpp.example/qsealc.pem")))
                .application(Application.of(FORTUNEO, "my-api-key", URI.create("https://tpp.example/callback")))
                .tokenStore(TokenStores.inMemory())
                .build();
        return tpp;
    }

    static void read(TppClient tpp, Browser browser) {
        Bank bank = tpp.bank(FORTUNEO);

        PsuContext psu = PsuContext.present("203.0.113.7"); // the customer is there, at this address
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("user-42"), psu);
        // Keep pending.encode() in the customer's session, and send the browser to pending.redirect().
        String callbackUri = browser.cameBackAt(pending.redirect());
        // The customer approves at the bank and comes back to /callback?code=…&state=…
        Consent consent = bank.consents().complete(pending, Callback.parse(callbackUri));

        Accounts accounts = bank.accounts(consent, psu);
        for (Account account : accounts.list()) {
            for (Balance balance : accounts.balances(account.id())) {
                System.out.println(account.name() + " " + balance.amount());
            }
        }
    }
}
