package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Accounts;
import org.tppkit.core.BankRules;
import org.tppkit.core.Consent;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.fake.FakeBank;

class NightRunTest {
    private static final AccountId ACCOUNT = AccountId.of("a-1");
    private static final Instant BEGIN = Instant.parse("2026-11-16T23:00:00Z");
    private static final Duration SPREAD = Duration.ofHours(4);
    private static final int CUSTOMERS = 40;

    private final FakeWorld world = new FakeWorld(BankRules.builder()
            .unattendedCalls(4)
            .scaValidity(Period.ofDays(10))
            .build());
    private final FakeBank fakeBank = world.fakeBank;
    private final Map<Consent, TppException> notRead = new LinkedHashMap<>();
    private int read;

    @AfterEach
    void close() {
        world.close();
    }

    private List<Consent> customers() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> world.consent("customer-" + i))
                .toList();
    }

    private void readBalances(Accounts accounts) {
        accounts.balances(ACCOUNT);
        read++;
    }

    private NightRun night(List<Consent> customers, Instant begin) {
        NightRun night = new NightRun(
                world.bank, world.clock, begin.plus(Duration.ofHours(6)), this::readBalances, notRead::put);
        night.plan(customers, begin, SPREAD);
        return night;
    }

    private List<Instant> runToTheEnd(NightRun night) {
        List<Instant> moments = new ArrayList<>();
        Optional<Instant> next = night.run();
        while (next.isPresent()) {
            moments.add(next.get());
            world.clock.advance(Duration.between(world.clock.instant(), next.get()));
            next = night.run();
        }
        return moments;
    }

    @Test
    void eachCustomerIsReadOnceSpreadOverTheNight() {
        List<Instant> moments = runToTheEnd(night(customers(), BEGIN));

        assertThat(read).isEqualTo(CUSTOMERS);
        assertThat(notRead).isEmpty();
        assertThat(fakeBank.calls(Operation.BALANCES)).isEqualTo(CUSTOMERS);
        assertThat(moments).allMatch(moment -> !moment.isBefore(BEGIN) && moment.isBefore(BEGIN.plus(SPREAD)));
        assertThat(new HashSet<>(moments)).hasSizeGreaterThan(CUSTOMERS / 2);
    }

    @Test
    void eachCustomerHasTheSameMomentEveryNight() {
        List<Consent> customers = customers();
        List<Instant> first = runToTheEnd(night(customers, BEGIN));
        List<Instant> second = runToTheEnd(night(customers, BEGIN.plus(Duration.ofDays(1))));

        assertThat(second)
                .containsExactlyElementsOf(first.stream()
                        .map(moment -> moment.plus(Duration.ofDays(1)))
                        .toList());
    }

    @Test
    void aLimitOfTheBankHoldsEverybodyAndNobodyIsForgotten() {
        NightRun night = night(customers(), BEGIN);
        fakeBank.failNext(
                Operation.BALANCES,
                () -> new RateLimitedException("slowly", BankAnswer.of(429), Duration.ofMinutes(90)));

        List<Instant> moments = runToTheEnd(night);

        assertThat(Duration.between(moments.get(0), moments.get(1))).isEqualTo(Duration.ofMinutes(90));
        assertThat(read).isEqualTo(CUSTOMERS);
        assertThat(fakeBank.calls(Operation.BALANCES)).isEqualTo(CUSTOMERS + 1);
    }

    @Test
    void whomTheNightDoesNotReachIsLeftForTheNext() {
        List<Consent> customers = customers();
        fakeBank.goDown();

        NightRun night = night(customers, BEGIN);
        runToTheEnd(night);

        assertThat(read).isZero();
        assertThat(notRead).isEmpty();
        assertThat(night.left()).containsExactlyInAnyOrderElementsOf(customers);
        assertThat(world.clock.instant()).isBefore(BEGIN.plus(Duration.ofHours(6)));
    }

    @Test
    void aLostConsentIsToldAndTheOthersAreRead() {
        List<Consent> customers = customers();
        world.bank.consents().revoke(customers.get(7));

        runToTheEnd(night(customers, BEGIN));

        assertThat(notRead).containsOnlyKeys(customers.get(7));
        assertThat(notRead.get(customers.get(7))).isInstanceOf(ConsentRequiredException.class);
        assertThat(read).isEqualTo(CUSTOMERS - 1);
    }

    @Test
    void eachCustomerIsAskedOnceToRenew() {
        Set<String> letters = new HashSet<>();
        RenewalLetters listener =
                new RenewalLetters(id -> assertThat(letters.add(id)).isTrue());
        Consent consent = world.consent("jane");

        for (int hour = 0; hour < 3; hour++) {
            world.clock.advance(Duration.ofHours(2));
            world.bank.accounts(consent, PsuContext.absent()).balances(ACCOUNT);
        }
        world.listener.events(ConsentEvent.RenewalDue.class).forEach(listener::consentChanged);

        assertThat(world.listener.events(ConsentEvent.RenewalDue.class)).hasSizeGreaterThan(1);
        assertThat(letters).containsExactly(consent.id());
    }
}
