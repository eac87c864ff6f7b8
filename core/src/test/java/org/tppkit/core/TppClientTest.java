package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.FakeProvider.FIRST;
import static org.tppkit.core.FakeProvider.SECOND;
import static org.tppkit.core.FakeProvider.THIRD;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.token.TokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

class TppClientTest {
    private static final Duration GUARD = Duration.ofSeconds(20);

    private final FakeAdapter adapter = new FakeAdapter();
    private final FakeProvider provider = FakeProvider.of(adapter);

    // ------------------------------------------------------------------ banks and versions

    @Test
    void aBankIsSpokenToInItsRecommendedVersionUnlessAnotherIsPinned() {
        try (TppClient client = Tpp.builder(provider).build()) {
            assertThat(client.bank(FIRST).version()).isEqualTo(FakeProvider.NEW);
            assertThat(client.bank(FIRST, FakeProvider.OLD).version()).isEqualTo(FakeProvider.OLD);
            assertThat(client.bank(FIRST)).isSameAs(client.bank(FIRST, FakeProvider.NEW));
            assertThat(client.bank(FIRST).descriptor()).isEqualTo(FakeProvider.first());
            assertThat(client.bank(FIRST)).hasToString("Bank[fake:first 2.0 in PRODUCTION]");
        }
    }

    @Test
    void aBankWithoutAnApplicationIsRefused() {
        try (TppClient client = Tpp.builder(provider).build()) {
            assertThatThrownBy(() -> client.bank(SECOND))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.field()).isEqualTo("bank"))
                    .hasMessageContaining("no application");
        }
    }

    @Test
    void aVersionThatTheBankDoesNotSpeakIsRefused() {
        try (TppClient client = Tpp.builder(provider).build()) {
            assertThatThrownBy(() -> client.bank(FIRST, ApiVersion.of("9.9")))
                    .isInstanceOf(CapabilityException.class)
                    .hasMessageContaining("9.9")
                    .hasMessageContaining("1.0");
        }
    }

    @Test
    void anAdapterHearsWhatItWorksFor() {
        try (TppClient client = Tpp.builder(provider).build()) {
            client.bank(FIRST);
            AdapterContext context = provider.contexts().get(0);
            assertThat(context.bank().id()).isEqualTo(FIRST);
            assertThat(context.environment()).isEqualTo(Environment.PRODUCTION);
            assertThat(context.endpoints()).isEqualTo(FakeProvider.endpoints("first"));
            assertThat(context.application()).isEqualTo(Tpp.application(FIRST));
            assertThat(context.signer().certificateChain().get(0))
                    .isEqualTo(TestPki.shared().tpp().qsealc().certificate());
        }
    }

    @Test
    void theSandboxHasItsOwnAddresses() {
        Tpp.builder(provider).environment(Environment.SANDBOX).build().close();
        assertThat(provider.contexts().get(0).endpoints()).isEqualTo(FakeProvider.endpoints("sandbox.first"));
    }

    @Test
    void aFurtherBankOfAFamilyIsARow() {
        BankDescriptor row = FakeProvider.first().toBuilder()
                .id(THIRD)
                .name("Third Fake Bank")
                .recommendedVersion(FakeProvider.OLD)
                .build();
        try (TppClient client = Tpp.builder(provider)
                .bank(row)
                .application(Tpp.application(THIRD))
                .build()) {
            assertThat(client.bank(THIRD).descriptor().name()).isEqualTo("Third Fake Bank");
            assertThat(client.bank(THIRD).version()).isEqualTo(FakeProvider.OLD);
            assertThat(client.banks()).extracting(BankDescriptor::id).containsExactlyInAnyOrder(FIRST, THIRD);
        }
    }

    @Test
    void aRowTakesThePlaceOfTheShippedOne() {
        BankDescriptor row = FakeProvider.first().toBuilder().name("Renamed").build();
        try (TppClient client = Tpp.builder(provider).bank(row).build()) {
            assertThat(client.bank(FIRST).descriptor().name()).isEqualTo("Renamed");
        }
    }

    @Test
    void addressesCanBeReplacedForThisClient() {
        BankEndpoints own =
                BankEndpoints.of(URI.create("https://localhost:8443"), URI.create("https://localhost:8444"));
        Tpp.builder(provider).endpoints(FIRST, own).build().close();
        assertThat(provider.contexts().get(0).endpoints()).isEqualTo(own);
    }

    // ------------------------------------------------------------------ the way to the bank

    @Test
    void anApplicationWithItsOwnIdentityShowsItsOwnCertificate() {
        TppCertificates general = TestPki.shared().tpp();
        TppCertificates own =
                TestPki.shared().reissue(general, TppProfile.standard().named("Other TPP", "PSDFR-ACPR-99999"));
        FakeProvider two = new FakeProvider(
                "fake", List.of(FakeProvider.first(), TppClientBuilderTest.second()), (version, context) -> {
                    FakeAdapter each = new FakeAdapter();
                    each.accounts = asking(context.endpoints().api());
                    return each;
                });
        try (TlsBank server = new TlsBank();
                TppClient client = Tpp.builder(two)
                        .application(Tpp.application(SECOND), Tpp.identity(own))
                        .endpoints(FIRST, BankEndpoints.of(server.address()))
                        .endpoints(SECOND, BankEndpoints.of(server.address()))
                        .build()) {
            for (BankId id : List.of(FIRST, SECOND, FIRST)) {
                Bank bank = client.bank(id);
                assertThat(bank.accounts(Tpp.consent(bank, "user"), Tpp.CUSTOMER)
                                .list())
                        .isEmpty();
            }
            assertThat(server.callers())
                    .containsExactly(
                            general.qwac().certificate(),
                            own.qwac().certificate(),
                            general.qwac().certificate());
        }
    }

    @Test
    void aServerThatIsNotTrustedIsNotSpokenTo() {
        try (TlsBank server = new TlsBank();
                TppClient client = Tpp.builder(provider)
                        .trustedCertificates(List.of(TestPki.shared().stranger().caCertificate()))
                        .settings(
                                Settings.builder().retries(RetryPolicy.never()).build())
                        .endpoints(FIRST, BankEndpoints.of(server.address()))
                        .build()) {
            adapter.accounts = asking(server.address());
            Bank bank = client.bank(FIRST);
            Consent consent = Tpp.consent(bank, "user");
            assertThatThrownBy(() -> bank.accounts(consent, Tpp.CUSTOMER).list())
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.TLS_UNTRUSTED));
            assertThat(server.callers()).isEmpty();
        }
    }

    private static Function<BankCall, Page<Account>> asking(URI api) {
        return call -> {
            try (BankResponse response =
                    call.send(BankRequest.get(api.resolve("/accounts")).build())) {
                assertThat(response.status()).isEqualTo(200);
                return Page.last(PagingEnd.NO_CONTENT, List.of());
            }
        };
    }

    // ------------------------------------------------------------------ time

    @Test
    void theClockCanBeReplaced() {
        ManualTime time = Tpp.time();
        try (TppClient client = Tpp.builder(provider).clock(time.clock()).build()) {
            Consent consent = Tpp.consent(client.bank(FIRST), "user");
            assertThat(consent.givenAt()).isEqualTo(time.now());
            assertThat(consent.scaRenewalDueBy()).isEqualTo("2027-05-15T08:30:00Z");
            assertThat(provider.contexts().get(0).clock()).isSameAs(time.clock());
        }
    }

    // ------------------------------------------------------------------ the end

    @Test
    void aClosedClientTakesNoMoreCalls() {
        TppClient client = Tpp.builder(provider).build();
        Bank bank = client.bank(FIRST);
        Consent consent = Tpp.consent(bank, "user");
        PendingConsent pending = bank.consents().begin(ConsentRequest.accountInformation("user"), Tpp.CUSTOMER);
        Accounts accounts = bank.accounts(consent, Tpp.CUSTOMER);
        assertThat(accounts.list()).hasSize(1);
        assertThat(client.close(GUARD)).isTrue();
        assertClosed(accounts::list);
        assertClosed(() -> bank.consents().begin(ConsentRequest.accountInformation("user"), Tpp.CUSTOMER));
        assertClosed(() -> bank.consents().complete(pending, Tpp.callback(pending, "&code=c")));
        assertClosed(() -> bank.consents().revoke(consent));
        assertThat(adapter.revocations).hasValue(0);
        client.close();
    }

    @Test
    void whatAClosedClientCouldNotCompleteAnotherNodeCan() {
        TokenStore shared = new FakeTokenStore();
        TppClient one = Tpp.builder(provider).tokenStore(shared).build();
        PendingConsent pending =
                one.bank(FIRST).consents().begin(ConsentRequest.accountInformation("user"), Tpp.CUSTOMER);
        one.close();
        assertClosed(() -> one.bank(FIRST).consents().complete(pending, Tpp.callback(pending, "&code=c")));
        try (TppClient other = Tpp.builder(provider).tokenStore(shared).build()) {
            Consent consent = other.bank(FIRST).consents().complete(pending, Tpp.callback(pending, "&code=c"));
            assertThat(consent.subject()).isEqualTo("user");
        }
    }

    @Test
    void closingWaitsForARefreshThatIsOnTheWay() throws Exception {
        try (Refreshing refreshing = new Refreshing()) {
            Thread closer = new Thread(() -> refreshing.drained.set(refreshing.client.close(GUARD)));
            closer.start();
            refreshing.letTheBankAnswer();
            closer.join(GUARD.toMillis());
            assertThat(refreshing.drained).hasValue(Boolean.TRUE);
            assertThat(refreshing.listener.events(ConsentEvent.Refreshed.class)).hasSize(1);
        }
    }

    @Test
    void aRefreshThatOutlivesTheDrainKeepsItsConnectionAndIsStored() throws Exception {
        try (Refreshing refreshing = new Refreshing()) {
            assertThat(refreshing.client.close(Duration.ofMillis(1))).isFalse();
            refreshing.letTheBankAnswer();
            refreshing.listener.await(ConsentEvent.Refreshed.class, 1, GUARD);
            assertThat(refreshing.server.callers()).hasSize(1);
        }
    }

    @Test
    void aDrainOfAnyLengthIsAllowed() {
        assertThat(Tpp.builder(provider).build().close(Duration.ofSeconds(Long.MAX_VALUE)))
                .isTrue();
        assertThat(Tpp.builder(provider).build().close(Duration.ofSeconds(-1))).isTrue();
    }

    @Test
    void closingGoesOnForAThreadThatIsInterrupted() {
        try (Refreshing refreshing = new Refreshing()) {
            Thread.currentThread().interrupt();
            assertThat(refreshing.client.close(GUARD)).isFalse();
            assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
            refreshing.letTheBankAnswer();
        }
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.CLOSED);
            assertThat(e.requestMayHaveArrived()).isFalse();
        });
    }

    /** A client whose token is being refreshed at this very moment: the bank has not answered yet. */
    private final class Refreshing implements AutoCloseable {
        final TlsBank server = new TlsBank();
        final RecordingListener listener = new RecordingListener();
        final AtomicReference<Boolean> drained = new AtomicReference<>();
        final TppClient client;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);
        private final Thread caller;

        Refreshing() {
            ManualTime time = Tpp.time();
            client = Tpp.builder(provider)
                    .time(time)
                    .listener(listener)
                    .endpoints(FIRST, BankEndpoints.of(server.address()))
                    .build();
            adapter.refresh = this::slowRefresh;
            Bank bank = client.bank(FIRST);
            Consent consent = Tpp.consent(bank, "user");
            caller = new Thread(() -> {
                try {
                    bank.accounts(consent, Tpp.CUSTOMER).list();
                } catch (TransportException e) {
                    assertThat(e.reason()).isEqualTo(Reason.CLOSED);
                }
            });
            time.advance(Duration.ofHours(2));
            caller.start();
            await(asked);
        }

        private TokenGrant slowRefresh(BankCall call) {
            asked.countDown();
            await(answer);
            try (BankResponse response = call.send(
                    BankRequest.get(server.address().resolve("/token")).build())) {
                assertThat(response.status()).isEqualTo(200);
                return adapter.grant();
            }
        }

        void letTheBankAnswer() {
            answer.countDown();
        }

        private void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }

        @Override
        public void close() {
            letTheBankAnswer();
            try {
                caller.join(GUARD.toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
            client.close();
            server.close();
        }
    }
}
