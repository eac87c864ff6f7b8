package org.tppkit.bench.bank;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tppkit.core.Accounts;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.consent.ConsentRequest;

/** A user of the library before the small bank. */
public final class ThirdParty implements AutoCloseable {
    /** Any account: the bank has only one. */
    public static final AccountId ACCOUNT = AccountId.of("A1");

    /** The customer, who is there. */
    public static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");

    private static final BankId BANK = BankId.of("arkea:fortuneo");
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");

    private final TppClient client;

    private ThirdParty(TppClient client) {
        this.client = client;
    }

    /** With the usual settings. */
    public static ThirdParty of(Keys keys, TppIdentity identity, URI bank) {
        return of(keys, identity, bank, builder -> builder);
    }

    /** With others. */
    public static ThirdParty of(Keys keys, TppIdentity identity, URI bank, UnaryOperator<TppClient.Builder> change) {
        TppClient.Builder builder = TppClient.builder()
                .environment(Environment.SANDBOX)
                .identity(identity)
                .application(Application.of(BANK, "api-key", REDIRECT))
                .endpoints(BANK, BankEndpoints.of(bank, URI.create("https://bank.example")))
                .trustedCertificates(List.of(keys.authority()))
                .tokenStore(TokenStores.inMemory());
        return new ThirdParty(change.apply(builder).build());
    }

    /** The bank. */
    public Bank bank() {
        return client.bank(BANK);
    }

    /** What a customer has consented to; a new customer each time. */
    public Accounts accounts(String customer) {
        return bank().accounts(consent(customer), CUSTOMER);
    }

    /** A customer's consent; a new customer each time. */
    public Consent consent(String customer) {
        Bank bank = bank();
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation(customer), CUSTOMER);
        String state = Callback.parse(pending.redirect()).state().orElseThrow();
        return bank.consents().complete(pending, Callback.parse(REDIRECT + "?code=code-of-the-bank&state=" + state));
    }

    @Override
    public void close() {
        client.close();
    }
}
