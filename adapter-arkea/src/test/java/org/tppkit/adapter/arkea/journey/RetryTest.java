package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.Listing;
import org.tppkit.core.RetryPolicy;
import org.tppkit.core.Settings;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Which reads are repeated, how often, and who is held back afterwards. */
class RetryTest {
    private static final RequestMatcher ACCOUNTS = RequestMatcher.path(BankWorld.ACCOUNTS);

    private static final RetryPolicy QUICK =
            new RetryPolicy(2, 0, Duration.ofMillis(1), Duration.ofSeconds(20), Duration.ofMinutes(1));

    private static Settings with(RetryPolicy policy) {
        return Settings.builder().retries(policy).build();
    }

    private static Listing<Account> list(Bank bank, Consent consent, PsuContext psu) {
        return bank.accounts(consent, psu).list();
    }

    @TestFactory
    Stream<DynamicTest> withTheCustomerAReadIsRepeatedTwiceAndNoMore() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("503", Fault.answer(503));
        faults.put("500", Fault.answer(500));
        faults.put("408", Fault.answer(408));
        faults.put("429", Fault.answer(429));
        faults.put("503 with Retry-After: 0", Fault.answer(503).header("Retry-After", "0"));
        faults.put("a body that breaks off", Fault.truncateBody());
        return faults.entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> isRepeatedTwice(fault.getValue())));
    }

    private static void isRepeatedTwice(Fault fault) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(with(QUICK));
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(2, ACCOUNTS, fault);
            Listing<Account> accounts = list(bank, consent, BankWorld.CUSTOMER);
            assertThat(accounts).isNotEmpty();
            assertThat(accounts.requestsSent()).isEqualTo(3);
            areRequestsOfTheirOwn(world, 3);

            world.simulator.journal().clear();
            world.simulator.faults().next(3, ACCOUNTS, fault);
            assertThatThrownBy(() -> list(bank, consent, BankWorld.CUSTOMER))
                    .isInstanceOfSatisfying(TppException.class, e -> {
                        assertThat(e.retryable()).isTrue();
                        assertThat(e.requestsSent()).isEqualTo(3);
                        assertThat(e.requestIds()).hasSize(3).doesNotHaveDuplicates();
                    });
            areRequestsOfTheirOwn(world, 3);
        }
    }

    private static void areRequestsOfTheirOwn(BankWorld world, int count) {
        List<JournalEntry> requests = world.simulator.journal().to(BankWorld.ACCOUNTS);
        assertThat(requests).hasSize(count);
        assertThat(requests).extracting(JournalEntry::requestId).doesNotHaveDuplicates();
        assertThat(requests).extracting(entry -> entry.header("signature")).doesNotHaveDuplicates();
    }

    @Test
    void withoutTheCustomerNothingIsRepeatedUnlessItIsAskedFor() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(503));
            BankUnavailableException failure = catchThrowableOfType(
                    BankUnavailableException.class, () -> list(world.bank(with(QUICK)), consent, BankWorld.NOBODY));
            assertThat(failure.requestsSent()).isEqualTo(1);

            world.simulator.faults().next(ACCOUNTS, Fault.answer(503));
            Bank asked = world.bank(with(QUICK.withUnattended(1)));
            assertThat(list(asked, consent, BankWorld.NOBODY).requestsSent()).isEqualTo(2);
        }
    }

    @Test
    void aRefusalIsNotRepeated() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(with(QUICK));
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            for (int status : new int[] {400, 403, 404, 405, 406, 409, 415}) {
                world.simulator.journal().clear();
                world.simulator.faults().next(ACCOUNTS, Fault.answer(status));
                assertThatThrownBy(() -> list(bank, consent, BankWorld.CUSTOMER))
                        .isInstanceOf(RequestRejectedException.class);
                assertThat(world.simulator.journal().count(BankWorld.ACCOUNTS)).isEqualTo(1);
            }
        }
    }

    @Test
    void aBankThatAsksForALongerPauseThanWeWaitIsNotWaitedFor() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(with(QUICK));
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(503).header("Retry-After", "21"));
            BankUnavailableException failure =
                    catchThrowableOfType(BankUnavailableException.class, () -> list(bank, consent, BankWorld.CUSTOMER));
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(21));
            assertThat(failure.requestsSent()).isEqualTo(1);
        }
    }

    @TestFactory
    @DisplayName("S5 Retry-After is read in every form")
    Stream<DynamicTest> retryAfterIsReadInEveryForm() {
        Map<String, Optional<Duration>> forms = new LinkedHashMap<>();
        forms.put("3600", Optional.of(Duration.ofHours(1)));
        forms.put("Mon, 16 Nov 2026 09:35:00 GMT", Optional.of(Duration.ofMinutes(5)));
        forms.put("Mon, 16 Nov 2026 09:00:00 GMT", Optional.of(Duration.ZERO));
        forms.put("-7", Optional.of(Duration.ZERO));
        forms.put("1000000000000", Optional.of(Duration.ofDays(365)));
        forms.put("soon", Optional.empty());
        forms.put("1.5", Optional.empty());
        return forms.entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> isRead(form.getKey(), form.getValue())));
    }

    private static void isRead(String header, Optional<Duration> expected) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(with(RetryPolicy.never()));
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(429).header("Retry-After", header));
            RateLimitedException failure =
                    catchThrowableOfType(RateLimitedException.class, () -> list(bank, consent, BankWorld.CUSTOMER));
            assertThat(failure.retryAfter()).isEqualTo(expected);
        }
    }

    @Test
    void afterARateLimitCallsWithoutTheCustomerAreHeldBackUntilTheBankWantsThem() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld other = world.beside(SimulatedBank.CMB)) {
            TppClient both = world.client(other::addTo);
            Bank bank = both.bank(world.id);
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            Consent elsewhere = other.consent(both.bank(other.id), DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(429).header("Retry-After", "600"));
            assertThatThrownBy(() -> list(bank, consent, BankWorld.NOBODY)).isInstanceOf(RateLimitedException.class);

            Instant end = Instant.parse("2026-11-16T09:40:00Z");
            isHeldBack(world, bank, consent, end);
            assertThat(list(bank, consent, BankWorld.CUSTOMER)).isNotEmpty();
            assertThat(list(both.bank(other.id), elsewhere, BankWorld.NOBODY)).isNotEmpty();
            world.clock.setTo(end.minusMillis(1));
            isHeldBack(world, bank, consent, end);
            world.clock.setTo(end);
            assertThat(list(bank, consent, BankWorld.NOBODY)).isNotEmpty();
        }
    }

    private static void isHeldBack(BankWorld world, Bank bank, Consent consent, Instant until) {
        int before = world.simulator.journal().entries().size();
        QuotaException held = catchThrowableOfType(QuotaException.class, () -> list(bank, consent, BankWorld.NOBODY));
        assertThat(held.nextAt()).isEqualTo(until);
        assertThat(held.requestsSent()).isZero();
        assertThat(world.simulator.journal().entries()).hasSize(before);
    }

    @Test
    void anOutageThatNamesNoTimeHoldsThemBackForAMinute() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(with(QUICK));
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(503));
            assertThat(list(bank, consent, BankWorld.CUSTOMER).requestsSent()).isEqualTo(2);
            isHeldBack(world, bank, consent, Instant.parse("2026-11-16T09:31:00Z"));
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(list(bank, consent, BankWorld.NOBODY)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("C16 a caller who is interrupted in a pause sends nothing more")
    void aCallerWhoIsInterruptedInAPauseSendsNothingMore() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(with(QUICK));
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(503).header("Retry-After", "19"));
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            CompletableFuture<TransportException> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                failure.complete(
                        catchThrowableOfType(TransportException.class, () -> list(bank, consent, BankWorld.CUSTOMER)));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            world.simulator.journal().await(1, entry -> entry.isTo(BankWorld.ACCOUNTS), BankWorld.GUARD);
            caller.interrupt();
            assertThat(failure.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS)
                            .reason())
                    .isEqualTo(TransportException.Reason.INTERRUPTED);
            assertThat(flag.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(world.simulator.journal().count(BankWorld.ACCOUNTS)).isEqualTo(1);
        }
    }
}
