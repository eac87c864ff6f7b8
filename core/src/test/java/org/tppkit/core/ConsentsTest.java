package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.Tpp.CUSTOMER;
import static org.tppkit.core.Tpp.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.core.internal.token.ConsentRecord;
import org.tppkit.core.internal.token.ConsentRecordCodec;
import org.tppkit.core.internal.token.StoredConsent;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.ports.spi.token.TokenKey;
import org.tppkit.ports.spi.token.TokenRecord;
import org.tppkit.testkit.fake.FailingTokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.fake.StoreOperation;

/** A consent's life, at a bank without a network. */
class ConsentsTest {
    private final ManualTime time = Tpp.time();
    private final FakeAdapter adapter = new FakeAdapter();
    private final RecordingListener events = new RecordingListener();
    private final FakeTokenStore kept = new FakeTokenStore();
    private final FailingTokenStore store = FailingTokenStore.around(kept);
    private final TppClient client = client();
    private final Consents consents = client.bank(FakeProvider.FIRST).consents();

    private TppClient client() {
        return Tpp.builder(FakeProvider.of(adapter))
                .time(time)
                .tokenStore(store)
                .listener(events)
                .build();
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    // ------------------------------------------------------------------ given

    @Test
    void aConsentIsBegunCompletedAndFoundAgain() {
        PendingConsent pending = begin();
        assertThat(pending.expiresAt()).isEqualTo(time.now().plus(Duration.ofMinutes(30)));
        Consent consent = consents.complete(pending, callback(pending, "&code=c"));
        assertThat(consent.subject()).isEqualTo("user-42");
        assertThat(consent.scope()).isEqualTo(ConsentScope.ACCOUNT_INFORMATION);
        assertThat(consent.environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(consent.validUntil()).isEmpty();
        assertThat(consents.find(consent.id())).contains(consent);
        assertThat(consents.list("user-42")).containsExactly(consent);
        assertThat(consents.list("user-4")).isEmpty();
        assertThat(events.consentEvents()).containsExactly(new ConsentEvent.Given(named(consent), false));
    }

    @Test
    void thePendingHandleMayGoThroughTheSessionAndAnotherNode() {
        PendingConsent pending = begin();
        try (TppClient other = client()) {
            Consent consent = other.bank(FakeProvider.FIRST)
                    .consents()
                    .complete(PendingConsent.decode(pending.encode()), callback(pending, "&code=c"));
            assertThat(consents.find(consent.id())).contains(consent);
        }
    }

    @Test
    void aWantedValidityEndsInTheBanksOwnZone() {
        PendingConsent pending =
                consents.begin(ConsentRequest.accountInformation("user-42").validFor(Period.ofMonths(6)), CUSTOMER);
        Consent consent = consents.complete(pending, callback(pending, "&code=c"));
        assertThat(consent.validUntil())
                .hasValueSatisfying(end -> assertThat(end).isEqualTo("2027-05-16T08:30:00Z"));
        time.advance(Duration.ofDays(200));
        assertConsentRequired(() -> read(consent), Reason.EXPIRED);
    }

    @Test
    void aCustomerIsErasedHereWhereTheBankOffersNoWayToEndAConsent() {
        BankDescriptor bare = FakeProvider.first().toBuilder()
                .putCapabilities(FakeProvider.NEW, Set.of(Capability.ACCOUNTS))
                .putCapabilities(FakeProvider.OLD, Set.of(Capability.ACCOUNTS))
                .build();
        FakeProvider provider = new FakeProvider("fake", List.of(bare), (v, c) -> adapter);
        try (TppClient other = Tpp.builder(provider).build()) {
            Bank bank = other.bank(FakeProvider.FIRST);
            Consent living = Tpp.consent(bank, "user-42");
            assertThatThrownBy(() -> bank.consents().revoke(living)).isInstanceOf(CapabilityException.class);
            assertThat(bank.consents().find(living.id())).isPresent();

            ErasureReport report = bank.consents().eraseSubject("user-42");
            assertThat(report.isComplete()).isTrue();
            assertThat(report.removed()).isEqualTo(1);
            assertThat(bank.consents().list("user-42")).isEmpty();
            assertThat(adapter.revocations).hasValue(0);
        }
    }

    @Test
    void whatTheBankDoesNotOfferCannotBeAskedFor() {
        BankDescriptor bare = FakeProvider.first().toBuilder()
                .putCapabilities(FakeProvider.NEW, Set.of(Capability.ACCOUNTS))
                .putCapabilities(FakeProvider.OLD, Set.of(Capability.ACCOUNTS))
                .build();
        FakeProvider provider = new FakeProvider("fake", List.of(bare), (v, c) -> adapter);
        try (TppClient other = Tpp.builder(provider).build()) {
            Bank bank = other.bank(FakeProvider.FIRST);
            assertThatThrownBy(() -> bank.consents()
                            .begin(ConsentRequest.accountInformationWithExtendedHistory("user-42"), CUSTOMER))
                    .isInstanceOf(CapabilityException.class);
            Consent consent = Tpp.consent(bank, "user-42");
            assertThatThrownBy(() -> bank.consents().revoke(consent)).isInstanceOf(CapabilityException.class);
        }
    }

    // ------------------------------------------------------------------ refused, repeated, late

    @Test
    void aRefusalIsToldAndLeavesNothingToRepeat() {
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&error=access_denied")))
                .isInstanceOf(ConsentRefusedException.class);
        assertRefused(() -> consents.complete(pending, callback(pending, "&code=c")), "was used before", false);
        assertThat(adapter.exchanges).hasValue(0);
    }

    @Test
    void anErrorOfTheBankIsNoRefusal() {
        PendingConsent pending = begin();
        assertRefused(
                () -> consents.complete(pending, callback(pending, "&error=server_error")), "error of its own", false);
    }

    @Test
    void aCallbackWithoutMeaningDoesNotUseUpThePendingConsent() {
        PendingConsent pending = begin();
        assertRefused(() -> consents.complete(pending, callback(pending, "")), "neither a code nor an error", false);
        assertThat(consents.complete(pending, callback(pending, "&code=c")).subject())
                .isEqualTo("user-42");
    }

    @Test
    void aReplayIsToldOfTheConsentThatCameOfTheFirst() {
        PendingConsent pending = begin();
        Consent consent = consents.complete(pending, callback(pending, "&code=c"));
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&code=c")))
                .isInstanceOfSatisfying(
                        CallbackException.class,
                        e -> assertThat(e.existing().map(Consent::decode)).contains(consent));
        assertThat(adapter.exchanges).hasValue(1);
    }

    @Test
    void aCallbackWithAStrangersStateIsRefusedAndNothingIsSent() {
        PendingConsent own = begin();
        PendingConsent stranger = begin();
        assertRefused(() -> consents.complete(own, callback(stranger, "&code=c")), "something else", false);
        assertRefused(() -> consents.complete(own, Callback.parse("code=c")), "no state", false);
        assertThat(adapter.exchanges).hasValue(0);
    }

    @Test
    void aCustomerWhoComesBackTooLateBeginsAnew() {
        PendingConsent pending = begin();
        time.advance(Duration.ofMinutes(30));
        assertRefused(() -> consents.complete(pending, callback(pending, "&code=c")), "too late", false);
        assertThat(adapter.exchanges).hasValue(0);
    }

    @Test
    void aPendingConsentOfAnotherApplicationIsRefused() {
        PendingConsent pending = begin();
        PendingConsent foreign = new PendingConsent(
                pending.id(), pending.bank(), pending.environment(), "another", pending.expiresAt(), null);
        assertThatThrownBy(() -> consents.complete(foreign, callback(pending, "&code=c")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aCodeThatTheBankRefusesIsNotSentAgain() {
        adapter.exchange = call -> {
            throw new RequestRejectedException("invalid_grant", BankAnswer.of(400));
        };
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&code=c")))
                .isInstanceOf(RequestRejectedException.class);
        assertRefused(() -> consents.complete(pending, callback(pending, "&code=c")), "used before", false);
        assertThat(adapter.exchanges).hasValue(1);
    }

    @Test
    void aCodeThatCertainlyDidNotReachTheBankMayBeSentAgain() {
        adapter.exchange = call -> {
            throw new TransportException(TransportException.Reason.UNREACHABLE, false, "no connection", null);
        };
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&code=c")))
                .isInstanceOf(TransportException.class);
        adapter.exchange = call -> adapter.grant();
        assertThat(consents.complete(pending, callback(pending, "&code=c")).subject())
                .isEqualTo("user-42");
    }

    @Test
    void aCodeThatMayHaveReachedTheBankIsNotSentAgain() {
        adapter.exchange = call -> {
            throw new TransportException(TransportException.Reason.TIMEOUT, true, "no answer", null);
        };
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&code=c")))
                .isInstanceOf(TransportException.class);
        assertRefused(() -> consents.complete(pending, callback(pending, "&code=c")), "used before", false);
        assertThat(adapter.exchanges).hasValue(1);
    }

    // ------------------------------------------------------------------ a store in trouble

    @Test
    void aConsentIsKeptWhereTheStoreFailsForAMoment() {
        PendingConsent pending = begin();
        store.nth(2, StoreOperation.REPLACE).failsBeforeTakingEffect();
        store.nth(3, StoreOperation.REPLACE).failsAfterTakingEffect();
        Consent consent = consents.complete(pending, callback(pending, "&code=c"));
        assertThat(consents.find(consent.id())).contains(consent);
        assertThat(adapter.exchanges).hasValue(1);
        assertThat(time.pauses()).hasSize(2);
    }

    @Test
    void aConsentThatIsKeptIsGivenEvenWhereItsEndCannotBeNoted() {
        PendingConsent pending = begin();
        store.nth(3, StoreOperation.REPLACE).failsBeforeTakingEffect();
        Consent consent = consents.complete(pending, callback(pending, "&code=c"));
        assertThat(consents.find(consent.id())).contains(consent);
        assertThat(events.events(ConsentEvent.Given.class)).hasSize(1);
        assertRefused(() -> consents.complete(pending, callback(pending, "&code=c")), "being used already", false);
    }

    @Test
    void whatTheCustomerSaidIsToldThoughItCannotBeNoted() {
        PendingConsent pending = begin();
        store.nth(2, StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&error=access_denied")))
                .isInstanceOf(ConsentRefusedException.class);
    }

    @Test
    void whatTheBankSaidOfACodeIsToldThoughItCannotBeNoted() {
        adapter.exchange = call -> {
            throw new RequestRejectedException("a code", BankAnswer.of(400));
        };
        PendingConsent pending = begin();
        store.nth(2, StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&code=c")))
                .isInstanceOf(RequestRejectedException.class);
    }

    @Test
    void whyACodeWasNotSentIsToldThoughItCannotBeGivenBack() {
        adapter.exchange = call -> {
            throw new TransportException(TransportException.Reason.UNREACHABLE, false, "no route", null);
        };
        PendingConsent pending = begin();
        store.nth(2, StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&code=c")))
                .isInstanceOf(TransportException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(TokenStoreException.class));
    }

    @Test
    void withoutAStoreNothingIsBegun() {
        store.next(StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertThatThrownBy(this::begin).isInstanceOf(TokenStoreException.class);
    }

    // ------------------------------------------------------------------ renewed

    @Test
    void aRenewalGoesOnUnderTheSameHandle() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        time.advance(Duration.ofDays(100));
        PendingConsent pending = consents.beginRenewal(consent, CUSTOMER);
        Consent renewed = consents.complete(pending, callback(pending, "&code=c2"));
        assertThat(renewed).isEqualTo(consent);
        assertThat(renewed.scaRenewalDueBy()).isAfter(consent.scaRenewalDueBy());
        assertThat(consents.list("user-42")).hasSize(1);
        assertThat(events.events(ConsentEvent.Given.class))
                .last()
                .satisfies(given -> assertThat(given.renewal()).isTrue());
    }

    @Test
    void aConsentThatTheBankRevokedIsLostAndCanBeRenewed() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        adapter.accounts = call -> {
            throw new ConsentRequiredException(Reason.REVOKED, "the customer withdrew it");
        };
        assertConsentRequired(() -> read(consent), Reason.REVOKED);
        assertThat(consents.find(consent.id()).flatMap(Consent::lost)).contains(Reason.REVOKED);
        assertThat(events.events(ConsentEvent.Lost.class)).hasSize(1);
        adapter.accounts = new FakeAdapter().accounts;
        assertConsentRequired(() -> read(consent), Reason.REVOKED);
        PendingConsent pending = consents.beginRenewal(consent, CUSTOMER);
        Consent renewed = consents.complete(pending, callback(pending, "&code=c2"));
        assertThat(renewed.lost()).isEmpty();
        assertThat(read(consent)).hasSize(1);
    }

    @Test
    void aRenewalOfAnOlderRecordIsForAsManyDaysAndNeverForMore() {
        time.advance(Duration.between(time.now(), Instant.parse("2027-02-01T10:00:00Z")));
        PendingConsent first =
                consents.begin(ConsentRequest.accountInformation("user-42").validFor(Period.ofDays(180)), CUSTOMER);
        Consent consent = consents.complete(first, callback(first, "&code=c"));
        asAnOlderVersionWroteIt(consent);
        time.advance(Duration.ofDays(180));
        PendingConsent pending = consents.beginRenewal(consent, CUSTOMER);
        Consent renewed = consents.complete(pending, callback(pending, "&code=c2"));
        LocalDate today = LocalDate.of(2027, 7, 31);
        assertThat(adapter.setups.get(1).validUntil()).contains(today.plusDays(180));
        assertThat(renewed.validUntil())
                .hasValueSatisfying(
                        end -> assertThat(end.atZone(ZoneId.of("Europe/Paris")).toLocalDate())
                                .isEqualTo(today.plusDays(180)));
    }

    /** Without the period that was asked for. */
    private void asAnOlderVersionWroteIt(Consent consent) {
        TokenKey key = new TokenKey(
                TokenKey.Kind.CONSENT, consent.environment(), consent.bank(), consent.clientId(), consent.id());
        StoredToken stored = kept.find(key).orElseThrow();
        ConsentRecord record = StoredConsent.of(stored).record();
        assertThat(record.validity()).contains(Period.ofDays(180));
        byte[] older = ConsentRecordCodec.encode(
                ConsentRecord.builder().from(record).validity(Optional.empty()).build());
        assertThat(kept.replace(key, stored.revision(), TokenRecord.of(older).withSubject(consent.subject())))
                .isPresent();
    }

    @Test
    void aConsentOfMonthsIsRenewedForMonths() {
        PendingConsent first =
                consents.begin(ConsentRequest.accountInformation("user-42").validFor(Period.ofMonths(3)), CUSTOMER);
        Consent consent = consents.complete(first, callback(first, "&code=c"));
        for (int renewal = 1; renewal <= 2; renewal++) {
            time.advance(Duration.ofDays(10));
            PendingConsent pending = consents.beginRenewal(consent, CUSTOMER);
            consents.complete(pending, callback(pending, "&code=c" + renewal));
            LocalDate today = LocalDate.of(2026, 11, 16).plusDays(10L * renewal);
            assertThat(adapter.setups.get(renewal).validUntil()).contains(today.plusMonths(3));
        }
    }

    @Test
    void thatTheBankRevokedItIsToldThoughItCannotBeNoted() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        adapter.accounts = call -> {
            throw new ConsentRequiredException(Reason.REVOKED, "the customer withdrew it");
        };
        store.next(StoreOperation.REPLACE).failsBeforeTakingEffect();
        assertConsentRequired(() -> read(consent), Reason.REVOKED);
        assertConsentRequired(() -> read(consent), Reason.REVOKED);
        assertThat(consents.find(consent.id()).flatMap(Consent::lost)).contains(Reason.REVOKED);
    }

    @Test
    void strongAuthenticationThatIsDueAgainLosesNothing() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        adapter.accounts = call -> {
            throw new ConsentRequiredException(Reason.SCA_REQUIRED, "authenticate again");
        };
        assertConsentRequired(() -> read(consent), Reason.SCA_REQUIRED);
        assertThat(consents.find(consent.id()).flatMap(Consent::lost)).isEmpty();
    }

    @Test
    void whatIsNotKeptHereCannotBeRenewed() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        consents.revoke(consent);
        assertConsentRequired(() -> consents.beginRenewal(consent, CUSTOMER), Reason.NEVER_GIVEN);
    }

    @Test
    void aRenewalThatIsDueSoonIsToldWithTheRefresh() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        time.advance(Duration.ofDays(165));
        read(consent);
        assertThat(events.events(ConsentEvent.RenewalDue.class)).isEmpty();
        time.advance(Duration.ofDays(2));
        read(consent);
        assertThat(events.events(ConsentEvent.RenewalDue.class))
                .containsExactly(new ConsentEvent.RenewalDue(named(consent), consent.scaRenewalDueBy()));
    }

    // ------------------------------------------------------------------ ended

    @Test
    void revokingEndsTheConsentAtTheBankAndHere() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        consents.revoke(consent);
        assertThat(adapter.revocations).hasValue(1);
        assertThat(consents.find(consent.id())).isEmpty();
        assertThat(events.events(ConsentEvent.Revoked.class)).hasSize(1);
        consents.revoke(consent);
        assertThat(adapter.revocations).as("ended is ended").hasValue(1);
        assertConsentRequired(() -> read(consent), Reason.NEVER_GIVEN);
    }

    @Test
    void aSpentTokenIsRefreshedBeforeItIsRevoked() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        time.advance(Duration.ofHours(2));
        consents.revoke(consent);
        assertThat(adapter.refreshes).hasValue(1);
        assertThat(adapter.revocations).hasValue(1);
    }

    @Test
    void aConsentThatTheBankNoLongerKnowsIsRemovedAllTheSame() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        time.advance(Duration.ofHours(2));
        adapter.refresh = call -> {
            throw new ConsentRequiredException(Reason.REFRESH_REFUSED, "used before");
        };
        consents.revoke(consent);
        assertThat(adapter.revocations).hasValue(0);
        assertThat(consents.find(consent.id())).isEmpty();
    }

    @Test
    void aConsentThatIsRenewedWhileItIsRevokedIsEndedAtTheBankToo() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        time.advance(Duration.ofMinutes(1));
        PendingConsent pending = consents.beginRenewal(consent, CUSTOMER);
        adapter.revoke = call -> {
            adapter.revoke = again -> null;
            consents.complete(pending, callback(pending, "&code=c2"));
            throw new ConsentRequiredException(Reason.REVOKED, "the old one ended with the renewal");
        };
        consents.revoke(consent);
        assertThat(adapter.revocations).as("the renewed one too").hasValue(2);
        assertThat(consents.find(consent.id())).isEmpty();
    }

    @Test
    void aBankThatCannotEndItNowKeepsItToBeTriedAgain() {
        Consent consent = Tpp.consent(client.bank(FakeProvider.FIRST), "user-42");
        adapter.revoke = call -> {
            throw new BankUnavailableException("out of order", BankAnswer.of(503), null);
        };
        assertThatThrownBy(() -> consents.revoke(consent)).isInstanceOf(BankUnavailableException.class);
        assertThat(consents.find(consent.id())).isPresent();
        adapter.revoke = call -> null;
        consents.revoke(consent);
        assertThat(consents.find(consent.id())).isEmpty();
    }

    @Test
    void erasingASubjectEndsEverythingOfTheirsAndTellsWhatFailed() {
        Bank bank = client.bank(FakeProvider.FIRST);
        Consent one = Tpp.consent(bank, "user-42");
        Consent two = Tpp.consent(bank, "user-42");
        Consent stranger = Tpp.consent(bank, "user-43");
        begin();
        int[] calls = {0};
        adapter.revoke = call -> {
            if (++calls[0] == 1) {
                throw new BankUnavailableException("out of order", BankAnswer.of(503), null);
            }
            return null;
        };
        ErasureReport report = consents.eraseSubject("user-42");
        assertThat(report.isComplete()).isFalse();
        assertThat(report.removed()).isEqualTo(1);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.consent()).isIn(one, two);
            assertThat(failure.reason()).isInstanceOf(BankUnavailableException.class);
        });
        assertThat(consents.eraseSubject("user-42").isComplete()).isTrue();
        assertThat(consents.list("user-42")).isEmpty();
        assertThat(consents.list("user-43")).containsExactly(stranger);
        assertThat(kept.size())
                .as("the stranger keeps the consent and the record of its callback")
                .isEqualTo(2);
    }

    @Test
    void nothingIsKeptUnderAnIdThatNoConsentCanHave() {
        assertThat(consents.find("not an id")).isEqualTo(Optional.empty());
        assertThat(consents.find("unheard-of")).isEqualTo(Optional.empty());
    }

    private PendingConsent begin() {
        return consents.begin(ConsentRequest.accountInformation("user-42"), CUSTOMER);
    }

    private List<?> read(Consent consent) {
        return client.bank(FakeProvider.FIRST).accounts(consent, CUSTOMER).list();
    }

    private static ConsentEvent.Consent named(Consent consent) {
        return new ConsentEvent.Consent(consent.environment(), consent.bank(), consent.id());
    }

    private static void assertRefused(ThrowingCallable call, String why, boolean existing) {
        assertThatThrownBy(call)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        CallbackException.class,
                        e -> assertThat(e.existing().isPresent()).isEqualTo(existing));
    }

    private static void assertConsentRequired(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
