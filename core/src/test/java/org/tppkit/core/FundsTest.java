package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.Tpp.CUSTOMER;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.core.internal.time.ManualTime;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.funds.FundsAnswer;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeTokenStore;
import org.tppkit.testkit.fake.RecordingListener;

/** Whether an amount is there: asked once, answered once, kept nowhere. */
class FundsTest {
    private static final FundsCheck CHECK = FundsCheck.builder()
            .id("f-1")
            .account(Iban.of("DE89370400440532013000"))
            .amount(Money.of("12.30", "EUR"))
            .payee("Canary Shop")
            .build();

    private final ManualTime time = Tpp.time();
    private final FakeAdapter adapter = new FakeAdapter();
    private final RecordingListener events = new RecordingListener();
    private final FakeTokenStore store = new FakeTokenStore();
    private final TppClient client = Tpp.builder(FakeProvider.of(adapter))
            .time(time)
            .tokenStore(store)
            .listener(events)
            .build();
    private final Bank bank = client.bank(FakeProvider.FIRST);
    private final Consent consent = consent();

    private Consent consent() {
        PendingConsent pending = bank.consents().begin(ConsentRequest.fundsConfirmation("user-42"), CUSTOMER);
        return bank.consents().complete(pending, Tpp.callback(pending, "&code=c-1"));
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    private Funds funds() {
        return bank.funds(consent, CUSTOMER);
    }

    @Test
    void theAnswerIsYesOrNo() {
        assertThat(consent.scope()).isEqualTo(ConsentScope.FUNDS_CONFIRMATION);
        assertThat(funds().check(CHECK).value().available()).isTrue();
        adapter.payments.check = call -> new FundsAnswer(false);
        assertThat(funds().check(CHECK).value().available()).isFalse();
        assertThat(adapter.payments.checks).as("every question is asked anew").hasValue(2);
    }

    @Test
    void theCustomersTokenAsks() {
        adapter.payments.check = call -> {
            assertThat(call.accessToken().orElseThrow().value()).isEqualTo("access-1");
            return new FundsAnswer(true);
        };
        assertThat(funds().check(CHECK).value().available()).isTrue();
        assertThat(adapter.clientTokens).hasValue(0);
    }

    // ------------------------------------------------------------------ refused before any call

    @Test
    void aConsentForSomethingElseIsRefused() {
        Consent accounts = Tpp.consent(bank, "user-42");
        assertThatThrownBy(() -> bank.funds(accounts, CUSTOMER))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("consent"))
                .hasMessageContaining("ACCOUNT_INFORMATION");
        assertThat(adapter.payments.checks).hasValue(0);
    }

    @Test
    void aVersionWithoutFundsConfirmationIsNotAsked() {
        Bank old = client.bank(FakeProvider.FIRST, FakeProvider.OLD);
        assertThatThrownBy(() -> old.funds(consent, CUSTOMER).check(CHECK))
                .isInstanceOf(CapabilityException.class)
                .hasMessageContaining("FUNDS_CONFIRMATION");
        assertThat(adapter.payments.checks).hasValue(0);
    }

    @Test
    void aBankWithoutFundsConfirmationTakesNoSuchConsent() {
        BankDescriptor bare = FakeProvider.first().toBuilder()
                .putCapabilities(FakeProvider.NEW, EnumSet.complementOf(EnumSet.of(Capability.FUNDS_CONFIRMATION)))
                .build();
        try (TppClient other = Tpp.builder(new FakeProvider("fake", List.of(bare), (v, c) -> adapter))
                .build()) {
            Consents consents = other.bank(FakeProvider.FIRST).consents();
            assertThatThrownBy(() -> consents.begin(ConsentRequest.fundsConfirmation("user-42"), CUSTOMER))
                    .isInstanceOf(CapabilityException.class);
        }
    }

    // ------------------------------------------------------------------ trouble

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 0})
    void anOutageIsNotWaitedOut(int status) {
        adapter.payments.check = call -> {
            throw switch (status) {
                case 0 -> new TransportException(TransportException.Reason.TIMEOUT, true, "no answer", null);
                case 429 -> new RateLimitedException("funds", BankAnswer.of(429), null);
                default -> new BankUnavailableException("funds", BankAnswer.of(status), null);
            };
        };
        assertThatThrownBy(() -> funds().check(CHECK)).isNotNull();
        assertThat(adapter.payments.checks).hasValue(1);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        adapter.payments.check = call -> {
            if (call.accessToken().orElseThrow().value().equals("access-1")) {
                throw new RequestRejectedException("funds", BankAnswer.of(401));
            }
            return new FundsAnswer(true);
        };
        assertThat(funds().check(CHECK).value().available()).isTrue();
        assertThat(adapter.payments.checks).hasValue(2);
        assertThat(adapter.refreshes).hasValue(1);
    }

    @Test
    void aFreshTokenThatIsRefusedTooIsNotTheTokensFault() {
        adapter.payments.check = call -> {
            throw new RequestRejectedException("funds", BankAnswer.of(401));
        };
        assertThatThrownBy(() -> funds().check(CHECK)).isInstanceOf(IdentityRejectedException.class);
        assertThat(adapter.payments.checks).hasValue(2);
    }

    @Test
    void aConsentThatTheCustomerWithdrewIsLost() {
        adapter.payments.check = call -> {
            throw new ConsentRequiredException(ConsentRequiredException.Reason.REVOKED, "withdrawn");
        };
        assertThatThrownBy(() -> funds().check(CHECK)).isInstanceOf(ConsentRequiredException.class);
        assertThat(bank.consents().find(consent.id()).flatMap(Consent::lost))
                .contains(ConsentRequiredException.Reason.REVOKED);
    }

    // ------------------------------------------------------------------ silence (PSD2 article 65(3))

    @Test
    void whatTheBankAnsweredIsKeptNowhereAndToldToNobody() {
        List<String> yes = traces(true);
        List<String> no = traces(false);
        assertThat(yes).anyMatch(trace -> trace.startsWith("log ")).isEqualTo(no);
        assertThat(String.join("\n", yes)).doesNotContain("Canary").doesNotContain("370400440532");
    }

    /** Everything that a check leaves behind, with whatever differs between any two checks taken out. */
    private List<String> traces(boolean answer) {
        adapter.payments.check = call -> new FundsAnswer(answer);
        events.clear();
        int records = store.size();
        List<String> traces = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger("org.tppkit");
        Level before = log.getLevel();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                traces.add("log " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        log.setLevel(Level.ALL);
        try {
            Funds funds = funds();
            Answer<FundsAnswer> given = funds.check(CHECK);
            traces.add("answer " + given + " " + given.value() + " from " + funds);
        } finally {
            log.removeHandler(handler);
            log.setLevel(before);
        }
        assertThat(events.ended(Operation.FUNDS_CONFIRMATION)).hasSize(1);
        events.all().forEach(event -> traces.add("event " + event));
        traces.add("records " + (store.size() - records));
        return traces;
    }
}
