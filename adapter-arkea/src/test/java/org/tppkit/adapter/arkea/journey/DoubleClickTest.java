package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** A callback that comes twice, at once or in turns: its code is sent once. And the state that ties it to its beginning. */
class DoubleClickTest {
    private static final ConsentRequest REQUEST = ConsentRequest.accountInformation("user-1");

    @Test
    @DisplayName("O3 of two nodes at once, on one store, one sends the code")
    void ofTwoNodesAtOnceOneSendsTheCode() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank one = world.bank();
            Bank other = world.bank();
            for (int round = 1; round <= 10; round++) {
                PendingConsent pending = one.consents().begin(REQUEST, BankWorld.CUSTOMER);
                Callback callback = Callback.parse(world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN));
                List<Crowd.Outcome<Consent>> outcomes = Crowd.of(List.of(
                        () -> one.consents().complete(pending, callback),
                        () -> other.consents().complete(pending, callback)));
                assertThat(Crowd.values(outcomes)).hasSize(1);
                assertThat(Crowd.failures(outcomes))
                        .hasSize(1)
                        .allSatisfy(e -> assertThat(e).isInstanceOf(CallbackException.class));
                assertThat(world.tokenCalls("authorization_code")).isEqualTo(round);
                assertThat(one.consents().list("user-1")).hasSize(round);
            }
        }
    }

    @Test
    @DisplayName("O3 a double click while the code is on its way")
    void whoComesWhileTheCodeIsOnItsWayIsToldSo() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            Callback callback = Callback.parse(world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN));
            Gate gate = new Gate();
            world.simulator.faults().next(RequestMatcher.path(BankWorld.TOKEN), Fault.holdBeforeAnswering(gate));
            CompletableFuture<Consent> first =
                    CompletableFuture.supplyAsync(() -> bank.consents().complete(pending, callback));
            gate.awaitArrivals(1, BankWorld.GUARD);
            assertThatThrownBy(() -> bank.consents().complete(pending, callback))
                    .isInstanceOfSatisfying(
                            CallbackException.class,
                            e -> assertThat(e.existing()).isEmpty());
            gate.open();
            assertThat(first.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS).subject())
                    .isEqualTo("user-1");
            assertThat(world.tokenCalls("authorization_code")).isEqualTo(1);
        }
    }

    @Test
    void aCallerWhoGivesUpFindsTheConsentByTheSecondCallback() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            Callback callback = Callback.parse(world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN));
            Gate gate = new Gate();
            world.simulator.faults().next(RequestMatcher.path(BankWorld.TOKEN), Fault.holdBeforeAnswering(gate));
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    bank.consents().complete(pending, callback);
                } catch (TransportException e) {
                    failure.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag lost"));
                }
            });
            caller.start();
            gate.awaitArrivals(1, BankWorld.GUARD);
            caller.interrupt();
            assertThat(failure.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.INTERRUPTED));
            gate.open();
            world.listener.await(ConsentEvent.Given.class, 1, BankWorld.GUARD);
            assertThatThrownBy(() -> world.bank().consents().complete(pending, callback))
                    .isInstanceOfSatisfying(
                            CallbackException.class,
                            e -> assertThat(Consent.decode(e.existing().orElseThrow()))
                                    .isEqualTo(bank.consents().list("user-1").get(0)));
        }
    }

    @Test
    void aClientThatIsClosedLeavesTheCallbackToAnotherNode() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            TppClient closing = world.client();
            Bank bank = closing.bank(world.id);
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            Callback callback = Callback.parse(world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN));
            closing.close();
            assertThatThrownBy(() -> bank.consents().complete(pending, callback))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED));
            assertThat(world.bank().consents().complete(pending, callback).subject())
                    .isEqualTo("user-1");
        }
    }

    @Test
    @DisplayName("O3 a code that the bank refuses is not sent again")
    void aCodeThatTheBankRefusesIsNotSentAgain() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            URI right = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            Callback forged = Callback.parse(right.toString().replaceFirst("code=[^&]*", "code=made-up"));
            assertThatThrownBy(() -> bank.consents().complete(pending, forged))
                    .isInstanceOfSatisfying(RequestRejectedException.class, e -> {
                        assertThat(e.status()).isEqualTo(400);
                        assertThat(e.bankCode()).contains("invalid_grant");
                        assertThat(e.requestsSent()).isEqualTo(1);
                        assertThat(e.requestIds()).hasSize(1);
                    });
            assertThatThrownBy(() -> bank.consents().complete(pending, forged)).isInstanceOf(CallbackException.class);
            assertThat(world.tokenCalls("authorization_code")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("O1 a state has at least 128 bits and no comma")
    void aStateHasNoCommaAndCannotBeGuessed() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Set<String> states = new HashSet<>();
            BitSet everSet = new BitSet();
            BitSet everClear = new BitSet();
            for (int i = 0; i < 200; i++) {
                PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
                String state =
                        Callback.parse(pending.redirect().toString()).state().orElseThrow();
                assertThat(state).matches("[A-Za-z0-9_-]{22,}");
                BitSet bits = BitSet.valueOf(Base64.getUrlDecoder().decode(state));
                everSet.or(bits);
                bits.flip(0, 192);
                everClear.or(bits);
                states.add(state);
                assertThat(pending.encode()).doesNotContain(state);
            }
            assertThat(states).hasSize(200);
            assertThat(everSet.cardinality()).as("bits that were ever 1").isGreaterThanOrEqualTo(128);
            assertThat(everClear.cardinality()).as("bits that were ever 0").isGreaterThanOrEqualTo(128);
        }
    }
}
