package org.tppkit.core.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Consent;
import org.tppkit.core.EncryptionKey;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.Signers;
import org.tppkit.core.TokenStores;
import org.tppkit.core.TppClient;
import org.tppkit.core.TppIdentity;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.FakeBank;
import org.tppkit.testkit.fake.FakeValues;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;

/** The lines of the page about PostgreSQL, with one. */
class PostgresPageTest {
    private static final PsuContext CUSTOMER = PsuContext.present("203.0.113.7");

    private final FakeBank fakeBank = FakeBank.open().account(FakeValues.account("a-1"));
    private final DataSource dataSource = Postgres.withTable();

    private TppClient client() {
        EncryptionKey key = EncryptionKey.of("2026", new byte[32]);

        TokenStore store = TokenStores.encrypted(TokenStores.jdbc(dataSource), key);
        TppClient.Builder builder = TppClient.builder().tokenStore(store);

        return builder.environment(Environment.SANDBOX)
                .identity(identity())
                .application(Application.of(fakeBank.id(), "book", URI.create("https://book.example/callback")))
                .adapters(fakeBank)
                .build();
    }

    private static TppIdentity identity() {
        KeyAndChain qwac = TestPki.shared().tpp().qwac();
        KeyAndChain qsealc = TestPki.shared().tpp().qsealc();
        return TppIdentity.of(
                qwac.key(),
                qwac.chain(),
                Signers.of(qsealc.key(), qsealc.chain()),
                URI.create("https://book.example/qsealc.pem"));
    }

    @Test
    void aConsentOutlivesTheClient() {
        Consent consent;
        try (TppClient tpp = client()) {
            PendingConsent pending =
                    tpp.bank(fakeBank.id()).consents().begin(ConsentRequest.accountInformation("jane"), CUSTOMER);
            consent = tpp.bank(fakeBank.id())
                    .consents()
                    .complete(pending, Callback.parse(fakeBank.approve(pending.redirect())));
        }

        try (TppClient later = client()) {
            List<Consent> kept = later.bank(fakeBank.id()).consents().list("jane");
            assertThat(kept).containsExactly(consent);
            assertThat(later.bank(fakeBank.id()).accounts(consent, CUSTOMER).list())
                    .hasSize(1);
        }
    }
}
