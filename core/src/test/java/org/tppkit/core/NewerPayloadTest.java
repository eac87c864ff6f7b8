package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenFilter;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.testkit.fake.FakeTokenStore;

/** This TPPKit meets a payload of a newer one: it says so, and changes nothing. */
class NewerPayloadTest {
    private static final int VERSION_BYTE = 3;

    private final ManualTime time = Tpp.time();
    private final FakeTokenStore store = new FakeTokenStore();
    private final TppClient client = Tpp.builder(FakeProvider.of(new FakeAdapter()))
            .time(time)
            .tokenStore(store)
            .build();
    private final Bank bank = client.bank(FakeProvider.FIRST);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aConsentOfANewerVersionIsNeitherUsedNorTouched() {
        Consent consent = Tpp.consent(bank, "user-42");
        time.advance(Duration.ofDays(1)); // its token is spent: it would be refreshed
        List<StoredToken> before = makeNewer(TokenKey.Kind.CONSENT);

        isSaid(() -> bank.accounts(consent, Tpp.CUSTOMER).list());
        isSaid(() -> bank.consents().find(consent.id()));
        isSaid(() -> bank.consents().list("user-42"));
        isSaid(() -> bank.consents().beginRenewal(consent, Tpp.CUSTOMER));
        assertThat(all(TokenKey.Kind.CONSENT)).isEqualTo(before);
    }

    @Test
    void aConsentThatAnotherNodeOfANewerVersionRewroteWhileThisOneUsedItIsNotTouched() {
        Consent consent = Tpp.consent(bank, "user-42");
        assertThat(bank.accounts(consent, Tpp.CUSTOMER).list()).isNotNull();
        List<StoredToken> before = makeNewer(TokenKey.Kind.CONSENT);
        time.advance(Duration.ofDays(1));

        isSaid(() -> bank.accounts(consent, Tpp.CUSTOMER).list());
        assertThat(all(TokenKey.Kind.CONSENT)).isEqualTo(before);
    }

    @Test
    void aPendingConsentOfANewerVersionIsNotTouched() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("user-42"), Tpp.CUSTOMER);
        List<StoredToken> before = makeNewer(TokenKey.Kind.PENDING);

        isSaid(() -> bank.consents().complete(pending, Tpp.callback(pending, "&code=c-1")));
        assertThat(all(TokenKey.Kind.PENDING)).isEqualTo(before);
        assertThat(all(TokenKey.Kind.CONSENT)).isEmpty();
    }

    /** As a newer version would have written them. */
    private List<StoredToken> makeNewer(TokenKey.Kind kind) {
        List<StoredToken> tokens = all(kind);
        assertThat(tokens).isNotEmpty();
        for (StoredToken token : tokens) {
            byte[] payload = token.record().payload();
            payload[VERSION_BYTE]++;
            TokenRecord newer = token.record()
                    .subject()
                    .map(TokenRecord.of(payload)::withSubject)
                    .orElse(TokenRecord.of(payload));
            assertThat(store.replace(token.key(), token.revision(), newer)).isPresent();
        }
        return all(kind);
    }

    private List<StoredToken> all(TokenKey.Kind kind) {
        return store.list(TokenFilter.builder().kind(kind).build(), null, 100).tokens();
    }

    private static void isSaid(Runnable work) {
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(work::run)
                .withMessageContaining("a newer TPPKit wrote this record");
    }
}
