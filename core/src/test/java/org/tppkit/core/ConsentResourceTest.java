package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.Tpp.CUSTOMER;
import static org.tppkit.core.Tpp.callback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentPendingException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.ConsentStatus;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FailingTokenStore;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.RecordingListener;
import org.tppkit.testkit.fake.StoreOperation;

/** Consents of a bank that keeps a resource for each: with or without a callback, with or without tokens. */
class ConsentResourceTest {
    private static final Iban ACCOUNT = Iban.of("FR1420041010050500013M02606");

    private final ManualTime time = Tpp.time();
    private final FakeAdapter adapter = new FakeAdapter();
    private final RecordingListener events = new RecordingListener();
    private final FakeTokenStore kept = new FakeTokenStore();
    private final FailingTokenStore store = FailingTokenStore.around(kept);
    private final TppClient client = client();
    private final Bank bank = client.bank(FakeProvider.FIRST);
    private final Consents consents = bank.consents();

    private TppClient client() {
        return Tpp.builder(FakeProvider.of(adapter))
                .time(time)
                .tokenStore(store)
                .listener(events)
                .build();
    }

    @BeforeEach
    void theBankKeepsAResource() {
        adapter.consentReference = Optional.of("consent-7");
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    // ------------------------------------------------------------------ the callback proves nothing

    @Test
    void aCallbackWithoutACodeIsBelievedOnlyIfTheBankSaysSo() {
        adapter.status = call -> {
            assertThat(call.consentReference()).contains("consent-7");
            assertThat(call.accessToken()).isEmpty();
            return ConsentStatus.VALID;
        };
        PendingConsent pending = begin();
        Consent consent = consents.complete(pending, callback(pending, ""));
        assertThat(adapter.inquiries).hasValue(1);
        assertThat(adapter.exchanges).hasValue(0);
        assertThat(consents.find(consent.id())).contains(consent);
        assertThat(events.events(ConsentEvent.Given.class)).hasSize(1);
        assertThat(events.ended(Operation.CONSENT_STATUS)).hasSize(1);
    }

    @Test
    void aCustomerWhoHasNotDecidedUsesNothingUp() {
        adapter.status = call -> ConsentStatus.PENDING;
        PendingConsent pending = begin();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> consents.complete(pending, callback(pending, "")))
                    .isInstanceOfSatisfying(
                            ConsentPendingException.class,
                            e -> assertThat(e.retryable()).isTrue());
        }
        assertThat(consents.list("user-42")).isEmpty();
        adapter.status = call -> ConsentStatus.VALID;
        assertThat(consents.complete(pending, callback(pending, "")).subject()).isEqualTo("user-42");
    }

    @Test
    void aBankThatCannotBeAskedUsesNothingUp() {
        adapter.status = call -> {
            throw new BankUnavailableException("out of order", BankAnswer.of(503), null);
        };
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "")))
                .isInstanceOf(BankUnavailableException.class);
        adapter.status = call -> ConsentStatus.VALID;
        assertThat(consents.complete(pending, callback(pending, "")).subject()).isEqualTo("user-42");
    }

    @Test
    void aRefusalThatTheBankTellsOfIsOne() {
        adapter.status = call -> ConsentStatus.REFUSED;
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "")))
                .isInstanceOf(ConsentRefusedException.class);
        assertUsed(() -> consents.complete(pending, callback(pending, "")), false);
        assertThat(adapter.inquiries).hasValue(1);
    }

    @Test
    void aConsentThatIsOverBeforeItWasCompletedIsBegunAnew() {
        adapter.status = call -> ConsentStatus.ENDED;
        PendingConsent pending = begin();
        assertConsentRequired(() -> consents.complete(pending, callback(pending, "")), Reason.EXPIRED);
        assertUsed(() -> consents.complete(pending, callback(pending, "")), false);
    }

    @Test
    void aSecondCallbackIsToldOfTheConsent() {
        PendingConsent pending = begin();
        consents.complete(pending, callback(pending, ""));
        assertUsed(() -> consents.complete(pending, callback(pending, "")), true);
        assertThat(adapter.inquiries).hasValue(1);
    }

    @Test
    void whatTheStoreDidNotTakeCanBeCompletedAgain() {
        PendingConsent pending = begin();
        for (int write = 2; write <= 6; write++) {
            store.nth(write, StoreOperation.REPLACE).failsBeforeTakingEffect();
        }
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "")))
                .isInstanceOf(TokenStoreException.class);
        assertThat(consents.complete(pending, callback(pending, "")).subject()).isEqualTo("user-42");
    }

    @Test
    void anApprovalThatNobodyCanVouchForIsNoConsent() {
        adapter.consentReference = Optional.empty();
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending, callback(pending, "&approved=yes")))
                .isInstanceOf(CallbackException.class)
                .hasMessageContaining("could be asked");
        assertThat(adapter.inquiries).hasValue(0);
        assertThat(consents.complete(pending, callback(pending, "&code=c")).subject())
                .isEqualTo("user-42");
    }

    @Test
    void aCodeIsProofEnoughAndItsTokenGoesWithTheReference() {
        PendingConsent pending = begin();
        Consent consent = consents.complete(pending, callback(pending, "&code=c"));
        assertThat(adapter.inquiries).hasValue(0);
        adapter.accounts = call -> {
            assertThat(call.accessToken()).isPresent();
            assertThat(call.consentReference()).contains("consent-7");
            return new FakeAdapter().accounts.apply(call);
        };
        assertThat(read(consent)).hasSize(1);
    }

    // ------------------------------------------------------------------ no callback at all

    @Test
    void aCustomerWhoApprovesElsewhereIsAskedAfterUntilThereIsAnAnswer() {
        PendingConsent pending = beginElsewhere();
        adapter.status = call -> ConsentStatus.PENDING;
        assertThatThrownBy(() -> consents.complete(pending)).isInstanceOf(ConsentPendingException.class);
        adapter.status = call -> ConsentStatus.VALID;
        Consent consent = consents.complete(PendingConsent.decode(pending.encode()));
        assertThat(consents.find(consent.id())).contains(consent);
        assertUsed(() -> consents.complete(pending), true);
    }

    @Test
    void whereTheCustomerIsSentBackNothingGoesWithoutTheCallback() {
        PendingConsent pending = begin();
        assertThatThrownBy(() -> consents.complete(pending))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("callback");
        assertThat(adapter.inquiries).hasValue(0);
    }

    @Test
    void aCustomerWhoTakesTooLongIsAskedAnew() {
        PendingConsent pending = beginElsewhere();
        time.advance(Duration.ofMinutes(30));
        assertThatThrownBy(() -> consents.complete(pending)).isInstanceOf(CallbackException.class);
        assertThat(adapter.inquiries).hasValue(0);
    }

    // ------------------------------------------------------------------ used, renewed, ended

    @Test
    void aConsentWithoutTokensIsReadWithItsReferenceAlone() {
        Consent consent = given();
        adapter.accounts = call -> {
            assertThat(call.accessToken()).isEmpty();
            assertThat(call.consentReference()).contains("consent-7");
            return new FakeAdapter().accounts.apply(call);
        };
        time.advance(Duration.ofDays(100));
        assertThat(read(consent)).hasSize(1);
        assertThat(adapter.refreshes).hasValue(0);
    }

    @Test
    void aRenewalThatIsDueSoonIsToldWithTheUseOfAConsentWithoutTokensOnceADay() {
        Consent consent = given();
        read(consent);
        time.advance(Duration.ofDays(165));
        read(consent);
        assertThat(events.events(ConsentEvent.RenewalDue.class)).isEmpty();
        time.advance(Duration.ofDays(2));
        read(consent);
        read(consent);
        ConsentEvent.RenewalDue due = new ConsentEvent.RenewalDue(
                new ConsentEvent.Consent(consent.environment(), consent.bank(), consent.id()),
                consent.scaRenewalDueBy());
        assertThat(events.events(ConsentEvent.RenewalDue.class)).containsExactly(due);
        time.advance(Duration.ofDays(1));
        read(consent);
        assertThat(events.events(ConsentEvent.RenewalDue.class)).containsExactly(due, due);
        consents.revoke(consent);
        assertThat(events.events(ConsentEvent.RenewalDue.class)).hasSize(2);
    }

    @Test
    void whatIsRefusedWithoutATokenIsARefusalOfTheThirdParty() {
        Consent consent = given();
        adapter.accounts = call -> {
            throw new RequestRejectedException("the list of accounts", BankAnswer.of(401));
        };
        assertThatThrownBy(() -> read(consent))
                .isInstanceOf(IdentityRejectedException.class)
                .hasMessageContaining("carries no token");
    }

    @Test
    void aConsentWhoseTimeIsOverAtTheBankIsLost() {
        Consent consent = given();
        adapter.accounts = call -> {
            throw new ConsentRequiredException(Reason.EXPIRED, "the bank says so");
        };
        assertConsentRequired(() -> read(consent), Reason.EXPIRED);
        assertThat(consents.find(consent.id()).flatMap(Consent::lost)).contains(Reason.EXPIRED);
        assertThat(events.events(ConsentEvent.Lost.class)).hasSize(1);
    }

    @Test
    void aRenewalTakesTheNewReferenceAndNamesTheSameAccounts() {
        PendingConsent first =
                consents.begin(ConsentRequest.fundsConfirmation("user-42").about(ACCOUNT), CUSTOMER);
        Consent consent = consents.complete(first, callback(first, ""));
        adapter.consentReference = Optional.of("consent-8");
        PendingConsent pending = consents.beginRenewal(consent, CUSTOMER);
        Consent renewed = consents.complete(pending, callback(pending, ""));
        assertThat(renewed).isEqualTo(consent);
        assertThat(adapter.setups)
                .hasSize(2)
                .allSatisfy(setup -> assertThat(setup.accounts()).containsExactly(ACCOUNT));
        consents.revoke(renewed);
        assertThat(adapter.deletions).hasValue(1);
    }

    @Test
    void revokingDeletesTheResourceAndNoToken() {
        PendingConsent pending = begin();
        Consent withToken = consents.complete(pending, callback(pending, "&code=c"));
        consents.revoke(withToken);
        consents.revoke(given());
        assertThat(adapter.deletions).hasValue(2);
        assertThat(adapter.revocations).hasValue(0);
        assertThat(consents.list("user-42")).isEmpty();
    }

    private Consent given() {
        PendingConsent pending = begin();
        return consents.complete(pending, callback(pending, ""));
    }

    private PendingConsent begin() {
        return consents.begin(ConsentRequest.accountInformation("user-42"), CUSTOMER);
    }

    private PendingConsent beginElsewhere() {
        adapter.nextStep = Optional.of(new NextStep.AwaitPsu(Duration.ofSeconds(5)));
        return begin();
    }

    private List<?> read(Consent consent) {
        return bank.accounts(consent, CUSTOMER).list();
    }

    private static void assertUsed(ThrowingCallable call, boolean existing) {
        assertThatThrownBy(call)
                .hasMessageContaining("used before")
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
