package org.tppkit.docs.snippets;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.tppkit.core.Consent;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.guice.TppKitModule;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.event.CallListener;
import org.tppkit.ports.spi.token.TokenStore;

/** A program that is put together by Guice. It binds what is needed elsewhere too: DataSource, key, registry. */
final class BookModule extends AbstractModule {
    private final Map<String, String> settings;

    BookModule(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        install(new TppKitModule(
                client -> client.settingsFrom(settings).initiatingParty(Party.named("Household Book SAS"))));
        Multibinder.newSetBinder(binder(), CallListener.class).addBinding().to(CallMetrics.class);
    }

    @Provides
    @Singleton
    TokenStore tokenStore(DataSource dataSource, EncryptionKey key) {
        return TokenStores.encrypted(TokenStores.jdbc(dataSource), key);
    }

    /** What asks for the client just names it. */
    static final class HouseholdBook {
        private final TppClient tpp;

        @Inject
        HouseholdBook(TppClient tpp) {
            this.tpp = tpp;
        }

        PendingConsent connect(BankId bank, String user, PsuContext psu) {
            return tpp.bank(bank).consents().begin(ConsentRequest.accountInformation(user), psu);
        }

        List<Account> comeBack(PendingConsent pending, Callback callback, PsuContext psu) {
            Consent consent = tpp.bank(pending.bank()).consents().complete(pending, callback);
            return tpp.bank(pending.bank()).accounts(consent, psu).list();
        }
    }
}
