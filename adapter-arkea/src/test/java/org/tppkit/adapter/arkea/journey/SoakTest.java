package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tppkit.core.Accounts;
import org.tppkit.core.Payments;
import org.tppkit.core.PendingPayment;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.payment.CreditTransfer;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.model.payment.PaymentRequest;
import org.tppkit.ports.model.payment.Remittance;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.RequestMatcher;

/**
 * Random calls of two third parties for two customers at two banks, three at a time, while random things go wrong. Whatever
 * happens: nothing that changes something is sent twice, nobody gets what is another's, no token goes to a stranger, nothing
 * hangs, nothing is left, and no text shows a secret.
 */
class SoakTest {
    private static final String PAYMENTS = "/psd2/v1/payment-requests";
    private static final int CALLS = 4;

    @Test
    @DisplayName("O15 a hundred random schedules of faults: tokens never cross, nothing is sent twice, nothing leaks")
    void aHundredSchedules() throws Exception {
        run(100);
    }

    @Test
    @Tag("slow")
    @DisplayName("O15 ten thousand random schedules of faults")
    void tenThousandSchedules() throws Exception {
        run(10_000);
    }

    private static void run(int schedules) throws Exception {
        try (SoakWorld world = new SoakWorld();
                Evidence evidence = new Evidence("org.tppkit")) {
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                for (long seed = 1; seed <= schedules; seed++) {
                    judged(world, evidence, threads, seed);
                }
            } finally {
                threads.shutdownNow();
            }
            world.requireNothingLeft();
        }
    }

    private static void judged(SoakWorld world, Evidence evidence, ExecutorService threads, long seed)
            throws Exception {
        try {
            new Schedule(world, evidence, seed).run(threads);
        } catch (AssertionError | RuntimeException | ExecutionException | TimeoutException e) {
            throw new AssertionError("seed " + seed + ": " + e, e);
        }
    }

    /** What one seed makes happen. */
    private static final class Schedule {
        private final SoakWorld world;
        private final Evidence evidence;
        private final Random random;
        private final AtomicInteger initiations = new AtomicInteger();
        private final AtomicInteger completions = new AtomicInteger();
        private final Map<SoakWorld.Seat, Boolean> lost = new ConcurrentHashMap<>();

        Schedule(SoakWorld world, Evidence evidence, long seed) {
            this.world = world;
            this.evidence = evidence;
            this.random = new Random(seed);
        }

        void run(ExecutorService threads) throws Exception {
            world.seats.forEach(world::consent);
            world.simulators.forEach(simulator -> simulator.journal().clear());
            disturb();
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                SoakWorld.Seat seat = world.seats.get(random.nextInt(world.seats.size()));
                int what = random.nextInt(6);
                PsuContext psu = random.nextInt(4) == 0 ? BankWorld.NOBODY : BankWorld.CUSTOMER;
                calls.add(threads.submit(() -> call(seat, what, psu)));
            }
            for (Future<?> call : calls) {
                call.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS);
            }
            calm();
            lost.keySet().forEach(world::forget);
            judge();
        }

        private void disturb() {
            if (random.nextInt(3) == 0) {
                world.clock.advance(Duration.ofMinutes(10 + random.nextInt(120)));
            }
            for (BankSimulator simulator : world.simulators) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    simulator.faults().next(1 + random.nextInt(3), requests(), fault());
                }
                if (random.nextInt(6) == 0) {
                    simulator.quirks().enable(Quirk.NEXT_ON_OTHER_HOST);
                }
                switch (random.nextInt(8)) {
                    case 0 -> simulator.relay().closeAll();
                    case 1 -> simulator.relay().breakOnNextBytes();
                    default -> {
                        // Most connections live.
                    }
                }
            }
        }

        private void calm() {
            for (BankSimulator simulator : world.simulators) {
                simulator.faults().clear();
                simulator.quirks().disable(Quirk.NEXT_ON_OTHER_HOST);
            }
        }

        private RequestMatcher requests() {
            return switch (random.nextInt(5)) {
                case 0 -> RequestMatcher.path(BankWorld.TOKEN);
                case 1 -> RequestMatcher.path(BankWorld.IDENTITY);
                case 2 -> RequestMatcher.call("POST", PAYMENTS);
                case 3 -> RequestMatcher.pathEnding("/o-confirmation");
                default -> RequestMatcher.any();
            };
        }

        private Fault fault() {
            int[] statuses = {200, 204, 400, 401, 403, 404, 408, 429, 500, 502, 503};
            return switch (random.nextInt(9)) {
                case 0 -> Fault.dropBeforeHandling();
                case 1 -> Fault.dropAfterRequestHeaders();
                case 2 -> Fault.dropInRequestBody();
                case 3 -> Fault.dropAfterHandling();
                case 4 -> Fault.truncateBody();
                case 5 ->
                    Fault.answer(302 + random.nextInt(2) * 5)
                            .header("Location", world.stranger.origin() + "/psd2/v1/accounts");
                case 6 ->
                    Fault.answer(200)
                            .header("Content-Type", random.nextBoolean() ? "text/html" : "application/json")
                            .body(random.nextBoolean() ? "{\"transactions\":[" : "[]");
                default ->
                    Fault.answer(statuses[random.nextInt(statuses.length)]).header("Retry-After", "0");
            };
        }

        private void call(SoakWorld.Seat seat, int what, PsuContext psu) {
            try {
                switch (what) {
                    case 0, 1 -> readsOwnName(seat, psu);
                    case 2, 3 -> readsAccounts(seat, psu);
                    default -> pays(seat);
                }
            } catch (ConsentRequiredException e) {
                lost.put(seat, true);
                evidence.take(e);
            } catch (TppException e) {
                evidence.take(e);
            }
        }

        private void readsOwnName(SoakWorld.Seat seat, PsuContext psu) {
            assertThat(seat.bank()
                            .accounts(world.consent(seat), psu)
                            .identity()
                            .value()
                            .fullName())
                    .as("nobody gets what is another's")
                    .isEqualTo(world.nameOf(seat));
        }

        private void readsAccounts(SoakWorld.Seat seat, PsuContext psu) {
            Accounts accounts = seat.bank().accounts(world.consent(seat), psu);
            for (Account account : accounts.list()) {
                accounts.transactions(account.id()).toList(1_000);
            }
        }

        private void pays(SoakWorld.Seat seat) {
            Payments payments = seat.bank().payments(BankWorld.CUSTOMER);
            PaymentRequest request = payments.prepare()
                    .addTransfers(CreditTransfer.builder()
                            .instructionId("only")
                            .endToEndId("e2e-only")
                            .amount(Money.of("12.30", "EUR"))
                            .creditor(Party.named("Marchand SA"))
                            .creditorAccount(Iban.of("DE89370400440532013000"))
                            .remittance(new Remittance.Text("Facture 2026-11"))
                            .build())
                    .build();
            initiations.incrementAndGet();
            PendingPayment pending = payments.initiate(request);
            URI callback = seat.simulator().approvePayment(pending.redirect(), seat.customer());
            completions.incrementAndGet();
            payments.complete(pending, Callback.parse(callback));
        }

        private void judge() {
            List<JournalEntry> seen = new ArrayList<>();
            world.simulators.forEach(
                    simulator -> seen.addAll(simulator.journal().entries()));
            assertThat(seen.stream().filter(e -> e.method().equals("POST") && e.isTo(PAYMENTS)))
                    .as("initiations")
                    .hasSizeLessThanOrEqualTo(initiations.get());
            assertThat(seen.stream().filter(e -> e.path().endsWith("/o-confirmation")))
                    .as("confirmations")
                    .hasSizeLessThanOrEqualTo(completions.get());
            List<String> ids = seen.stream()
                    .filter(entry -> !entry.method().equals("GET"))
                    .flatMap(entry -> entry.requestId().stream())
                    .toList();
            assertThat(ids).as("logical requests that change something").hasSameSizeAs(new HashSet<>(ids));
            assertThat(world.stranger.requests()).as("requests to a stranger").isEmpty();
            assertThat(world.stranger.connections())
                    .as("connections to a stranger")
                    .isZero();
            world.newEvents().forEach(evidence::take);
            assertThat(evidence.leaks(world.secrets())).isEmpty();
            evidence.forget();
        }
    }
}
