package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Settings;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** One refresh at a time, however many ask for it, and to its end, whoever gives up. */
class RefreshOverTheWireTest {

    @Test
    @DisplayName("O7 200 threads on a spent token: one token call, 200 successes")
    void twoHundredThreadsOnASpentTokenCauseOneRefresh() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            List<Crowd.Outcome<String>> outcomes = Crowd.of(200, () -> name(bank, consent));
            assertThat(Crowd.failures(outcomes)).isEmpty();
            assertThat(Crowd.values(outcomes)).hasSize(200);
            assertThat(world.refreshes()).isEqualTo(1);
            assertThat(world.simulator.journal().count(BankWorld.IDENTITY)).isEqualTo(200);
            assertThat(world.apiCalls())
                    .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
        }
    }

    @Test
    void twoNodesOfFiftyThreadsEachCauseOneRefresh() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank one = world.bank();
            Bank other = world.bank();
            Consent consent = world.spentConsent(world.bank(), DataSet.OVERDRAWN);
            List<Callable<String>> works = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                works.add(() -> name(one, consent));
                works.add(() -> name(other, consent));
            }
            List<Crowd.Outcome<String>> outcomes = Crowd.of(works);
            assertThat(Crowd.failures(outcomes)).isEmpty();
            assertThat(world.refreshes()).isEqualTo(1);
        }
    }

    @Test
    void eachConsentIsRefreshedForItself() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent chloe = world.consent(bank, DataSet.OVERDRAWN);
            Consent emma = world.consent(bank, DataSet.NO_TRANSACTIONS);
            world.clock.advance(Duration.ofHours(2));
            List<Callable<String>> works = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                works.add(() -> DataSet.OVERDRAWN + name(bank, chloe));
                works.add(() -> DataSet.NO_TRANSACTIONS + name(bank, emma));
            }
            assertThat(Crowd.values(Crowd.of(works)))
                    .hasSize(40)
                    .containsOnly(
                            DataSet.OVERDRAWN
                                    + world.simulator
                                            .customer(DataSet.OVERDRAWN)
                                            .name(),
                            DataSet.NO_TRANSACTIONS
                                    + world.simulator
                                            .customer(DataSet.NO_TRANSACTIONS)
                                            .name());
            assertThat(world.refreshes()).isEqualTo(2);
        }
    }

    @Test
    void aRefreshGoesOnWhenItsCallerIsInterrupted() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            Gate gate = holdRefresh(world);
            CompletableFuture<TransportException> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> failure.complete(failureOf(bank, consent)));
            caller.start();
            gate.awaitArrivals(1, BankWorld.GUARD);
            caller.interrupt();
            assertThat(failure.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS)
                            .reason())
                    .isEqualTo(TransportException.Reason.INTERRUPTED);
            gate.open();
            isStoredAndEnough(world, bank, consent);
        }
    }

    @Test
    void aRefreshGoesOnWhenItsCallersTimeIsUp() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank patient = world.bank();
            Consent consent = world.spentConsent(patient, DataSet.OVERDRAWN);
            Bank hurried = world.bank(
                    Settings.builder().callTimeout(Duration.ofMillis(250)).build());
            Gate gate = holdRefresh(world);
            assertThat(failureOf(hurried, consent).reason()).isEqualTo(TransportException.Reason.TIMEOUT);
            gate.awaitArrivals(1, BankWorld.GUARD);
            gate.open();
            isStoredAndEnough(world, patient, consent);
        }
    }

    @Test
    void closingAClientWaitsForItsRefresh() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            TppClient client = world.client();
            Bank bank = client.bank(world.id);
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            Gate gate = holdRefresh(world);
            Thread caller = new Thread(() -> failureOf(bank, consent));
            caller.start();
            gate.awaitArrivals(1, BankWorld.GUARD);
            caller.interrupt();
            caller.join(BankWorld.GUARD.toMillis());
            CompletableFuture<Boolean> drained = new CompletableFuture<>();
            Thread closer = new Thread(() -> drained.complete(client.close(BankWorld.GUARD)));
            closer.start();
            while (closer.getState() != Thread.State.TIMED_WAITING) {
                assertThat(drained).isNotDone();
                Thread.onSpinWait();
            }
            gate.open();
            assertThat(drained.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            isStoredAndEnough(world, world.bank(), consent);
        }
    }

    @Test
    void aRefreshGoesOnAlsoIfWhoClosesTheClientCannotWaitForIt() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            TppClient client = world.client();
            Bank bank = client.bank(world.id);
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            Gate gate = holdRefresh(world);
            CompletableFuture<TransportException> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> failure.complete(failureOf(bank, consent)));
            caller.start();
            gate.awaitArrivals(1, BankWorld.GUARD);
            caller.interrupt();
            assertThat(failure.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS)
                            .reason())
                    .as("the caller gave up")
                    .isEqualTo(TransportException.Reason.INTERRUPTED);
            assertThat(client.close(Duration.ofMillis(1))).isFalse();
            gate.open();
            world.listener.await(ConsentEvent.Refreshed.class, 1, BankWorld.GUARD);
            isStoredAndEnough(world, world.bank(), consent);
        }
    }

    @Test
    void aClosedClientAsksForNoToken() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            TppClient client = world.client();
            Bank bank = client.bank(world.id);
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            client.close();
            assertThat(failureOf(bank, consent)).satisfies(e -> {
                assertThat(e.reason()).isEqualTo(TransportException.Reason.CLOSED);
                assertThat(e.requestMayHaveArrived()).isFalse();
            });
            assertThat(world.refreshes()).isZero();
            BankWorld.callOnce(world.bank(), consent);
        }
    }

    @Test
    void aTokenIsRefreshedBeforeItsEndSoThatNoCallMeetsIt() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            world.clock.advance(Duration.ofMinutes(57).minusSeconds(1));
            BankWorld.callOnce(world.bank(), consent);
            assertThat(world.refreshes()).isZero();
            world.clock.advance(Duration.ofSeconds(1));
            BankWorld.callOnce(world.bank(), consent);
            assertThat(world.refreshes()).isEqualTo(1);
            assertThat(world.apiCalls())
                    .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
        }
    }

    @Test
    @DisplayName("O18 a life shorter than the margin: one refresh per floor")
    void aLifeShorterThanTheMarginCausesOneRefreshPerFloor() {
        Lifetimes lifetimes = Lifetimes.standard().withAccessToken(Duration.ofSeconds(60));
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO, builder -> builder.lifetimes(lifetimes))) {
            Settings settings = Settings.builder()
                    .refreshMargin(Duration.ofMinutes(5))
                    .refreshMarginDivisor(2)
                    .refreshFloor(Duration.ofSeconds(40))
                    .build();
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            world.clock.advance(Duration.ofSeconds(30));
            callTenTimes(world, settings, consent);
            assertThat(world.refreshes()).as("due after half of its life").isEqualTo(1);
            world.clock.advance(Duration.ofSeconds(39));
            callTenTimes(world, settings, consent);
            assertThat(world.refreshes()).as("due, but refreshed just now").isEqualTo(1);
            world.clock.advance(Duration.ofSeconds(1));
            callTenTimes(world, settings, consent);
            assertThat(world.refreshes()).as("the floor is over").isEqualTo(2);
        }
    }

    /** Half of them by one client, half by clients that know nothing but the store. */
    private static void callTenTimes(BankWorld world, Settings settings, Consent consent) {
        Bank bank = world.bank(settings);
        for (int i = 0; i < 5; i++) {
            BankWorld.callOnce(bank, consent);
            BankWorld.callOnce(world.bank(settings), consent);
        }
    }

    private static Gate holdRefresh(BankWorld world) {
        Gate gate = new Gate();
        world.simulator.faults().next(RequestMatcher.path(BankWorld.TOKEN), Fault.holdBeforeAnswering(gate));
        return gate;
    }

    private static TransportException failureOf(Bank bank, Consent consent) {
        try {
            BankWorld.callOnce(bank, consent);
        } catch (TransportException e) {
            return e;
        }
        throw new AssertionError("the call should have failed");
    }

    private static String name(Bank bank, Consent consent) {
        return bank.accounts(consent, BankWorld.CUSTOMER).identity().value().fullName();
    }

    private static void isStoredAndEnough(BankWorld world, Bank bank, Consent consent) throws InterruptedException {
        world.listener.await(ConsentEvent.Refreshed.class, 1, BankWorld.GUARD);
        BankWorld.callOnce(bank, consent);
        BankWorld.callOnce(world.bank(), consent);
        assertThat(world.refreshes()).isEqualTo(1);
        assertThat(bank.consents().find(consent.id()).orElseThrow().lost()).isEmpty();
    }
}
