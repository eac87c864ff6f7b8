package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.ports.error.BankException;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** What each status becomes, and how many requests the bank then sees. Through the whole client, on real sockets. */
@Timeout(120)
class StatusFaultsTest {

    // --- S1 to S4: the token and the consent ---

    private static ScriptedAnswer unauthorized() {
        return ScriptedAnswer.json(401, "{\"error\":\"invalid_token\",\"error_description\":\"MARKER\"}");
    }

    @Test
    @DisplayName("S1 a token that is refused once is refreshed once, and the read sent again as a new request")
    void refusedOnce() {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts().answer(unauthorized()).times(1);
            assertThat(world.list().requestsSent()).isEqualTo(2);
            List<RecordedRequest> seen = world.seen(FaultWorld.ACCOUNTS);
            assertThat(seen).hasSize(2);
            for (String header : List.of("X-Request-ID", "Signature", "Authorization")) {
                assertThat(seen)
                        .extracting(request -> request.header(header).orElseThrow())
                        .as(header)
                        .doesNotHaveDuplicates();
            }
            assertThat(refreshes(world)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("S2 a bank that refuses every token sees two requests and one refresh, and no loop")
    void refusedForEver() {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts().answer(unauthorized());
            IdentityRejectedException failure = FaultWorld.failure(IdentityRejectedException.class, world::list);
            assertThat(failure.requestsSent()).isEqualTo(2);
            assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(2);
            assertThat(refreshes(world)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("S3 fifty threads whose token is refused cause one refresh")
    void refusedToAll() throws Exception {
        try (FaultWorld world = FaultWorld.start(settings -> settings.slotsPerHost(16))) {
            String old = "Bearer " + currentToken(world);
            world.server
                    .when(request -> request.path().equals(FaultWorld.ACCOUNTS)
                            && request.header("Authorization")
                                    .filter(old::equals)
                                    .isPresent())
                    .answer(unauthorized());
            ExecutorService callers = Executors.newFixedThreadPool(50);
            try {
                List<Callable<Integer>> calls = new ArrayList<>();
                IntStream.range(0, 50).forEach(i -> calls.add(() -> world.list().size()));
                for (Future<Integer> size : callers.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                    assertThat(size.get()).isEqualTo(1);
                }
            } finally {
                callers.shutdownNow();
            }
            assertThat(refreshes(world)).isEqualTo(1);
        }
    }

    private static String currentToken(FaultWorld world) {
        world.list();
        List<RecordedRequest> seen = world.seen(FaultWorld.ACCOUNTS);
        return seen.get(seen.size() - 1).header("Authorization").orElseThrow().substring("Bearer ".length());
    }

    @TestFactory
    @DisplayName("S4 403: typed, without repetition or refresh")
    Stream<DynamicTest> forbidden() {
        return Stream.of(
                        Map.entry("insufficient_scope", RequestRejectedException.class),
                        Map.entry("NO_CONSENTS", ConsentRequiredException.class),
                        Map.entry("SCA_REQUIRED", RequestRejectedException.class),
                        Map.entry("", RequestRejectedException.class))
                .map(each -> dynamicTest("S4 403 " + each.getKey(), () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        world.accounts().answer(ScriptedAnswer.json(403, "{\"message\":\"" + each.getKey() + "\"}"));
                        TppException failure = FaultWorld.failure(world::list);
                        assertThat(failure).isExactlyInstanceOf(each.getValue());
                        assertThat(failure.retryable()).isFalse();
                        assertThat(failure.requestsSent()).isEqualTo(1);
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(1);
                        assertThat(refreshes(world)).isZero();
                    }
                }));
    }

    // --- S5, S6: not now ---

    @TestFactory
    @DisplayName("S5 429: the pause is the longer of our own and the bank's, and no longer than we ever wait")
    Stream<DynamicTest> tooManyRequests() {
        return Stream.of(
                        // The header, the pause before the repetition, or none where it is not waited for.
                        Map.entry("3", Optional.of(Duration.ofSeconds(3))),
                        Map.entry("Mon, 16 Nov 2026 09:30:07 GMT", Optional.of(Duration.ofSeconds(7))),
                        Map.entry("", Optional.of(Duration.ZERO)),
                        Map.entry("-7", Optional.of(Duration.ZERO)),
                        Map.entry("soon", Optional.of(Duration.ZERO)),
                        Map.entry("21", Optional.<Duration>empty()),
                        Map.entry("1000000000000", Optional.<Duration>empty()))
                .map(each -> dynamicTest(
                        "S5 Retry-After: " + each.getKey(), () -> isWaitedFor(each.getKey(), each.getValue())));
    }

    private static void isWaitedFor(String header, Optional<Duration> pause) {
        try (FaultWorld world = FaultWorld.start()) {
            ScriptedAnswer limited = ScriptedAnswer.of(429);
            world.accounts()
                    .answer(header.isEmpty() ? limited : limited.header("Retry-After", header))
                    .times(1);
            if (pause.isEmpty()) {
                RateLimitedException failure = FaultWorld.failure(RateLimitedException.class, world::list);
                assertThat(failure.retryAfter()).isPresent();
                assertThat(failure.requestsSent()).isEqualTo(1);
                assertThat(world.pauses).isEmpty();
                return;
            }
            assertThat(world.list().requestsSent()).isEqualTo(2);
            assertThat(world.pauses).hasSize(1);
            Duration longest = pause.get().plus(Duration.ofMillis(100));
            assertThat(world.pauses.get(0)).isBetween(pause.get(), longest);
        }
    }

    @Test
    @DisplayName("S5 without the customer a 429 is never slept through, and later calls are held back")
    void tooManyRequestsWithoutTheCustomer() {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts()
                    .answer(ScriptedAnswer.of(429).header("Retry-After", "600"))
                    .times(1);
            RateLimitedException failure = FaultWorld.failure(
                    RateLimitedException.class,
                    () -> world.accounts(world.bank, FaultWorld.NOBODY).list());
            assertThat(failure.retryAfter()).contains(Duration.ofMinutes(10));
            QuotaException held = FaultWorld.failure(
                    QuotaException.class,
                    () -> world.accounts(world.bank, FaultWorld.NOBODY).list());
            assertThat(held.nextAt()).isEqualTo("2026-11-16T09:40:00Z");
            assertThat(world.pauses).isEmpty();
            assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(1);
        }
    }

    @TestFactory
    @DisplayName("S6 an outage: a read is sent three times at most, a payment once")
    Stream<DynamicTest> outages() {
        return Stream.of(500, 502, 503, 504)
                .flatMap(status -> (status == 503 ? Stream.of("", "2") : Stream.of(""))
                        .map(after -> dynamicTest("S6 " + status + (after.isEmpty() ? "" : " Retry-After: 2"), () -> {
                            try (FaultWorld world = FaultWorld.start()) {
                                ScriptedAnswer outage = after.isEmpty()
                                        ? ScriptedAnswer.of(status)
                                        : ScriptedAnswer.of(status).header("Retry-After", after);
                                world.accounts().answer(outage).times(2);
                                assertThat(world.list().requestsSent()).isEqualTo(3);
                                assertThat(world.pauses)
                                        .hasSize(2)
                                        .allSatisfy(pause -> assertThat(pause)
                                                .isGreaterThanOrEqualTo(Duration.ofSeconds(after.isEmpty() ? 0 : 2)));
                                world.accounts().answer(outage).times(3);
                                BankUnavailableException failure =
                                        FaultWorld.failure(BankUnavailableException.class, world::list);
                                assertThat(failure.requestsSent()).isEqualTo(3);
                                assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(6);

                                Bank payer = world.payer();
                                int before = world.seen(FaultWorld.PAYMENTS).size();
                                world.server.when("POST", FaultWorld.PAYMENTS).answer(outage);
                                FaultWorld.failure(PaymentOutcomeUnknownException.class, () -> FaultWorld.pay(payer));
                                assertThat(world.seen(FaultWorld.PAYMENTS)).hasSize(before + 1);
                            }
                        })));
    }

    // --- S7, S8, S9: refused ---

    @TestFactory
    @DisplayName("S7 400: whatever the body, the error is the same, bounded and without the body in its text")
    Stream<DynamicTest> badRequests() {
        String stet = "{\"timestamp\":\"2018-03-30T16:06:27.499+0000\",\"status\":400,\"error\":\"MARKER\\r\\n\","
                + "\"message\":\"NAAC\",\"path\":\"/psd2/v1/accounts\"}";
        return Stream.of(
                        Map.entry("STET", ScriptedAnswer.json(400, stet)),
                        Map.entry("empty", ScriptedAnswer.of(400)),
                        Map.entry(
                                "html",
                                ScriptedAnswer.of(400, Map.of("Content-Type", "text/html"), "<html>MARKER</html>")),
                        Map.entry("5 MB", ScriptedAnswer.json(400, "{\"message\":\"" + "MARKER".repeat(900_000))),
                        Map.entry("cut", ScriptedAnswer.json(400, "{\"message\":\"MARKER")))
                .map(each -> dynamicTest("S7 " + each.getKey(), () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        world.accounts().answer(each.getValue()).times(1);
                        RequestRejectedException failure =
                                FaultWorld.failure(RequestRejectedException.class, world::list);
                        assertThat(failure.status()).isEqualTo(400);
                        assertThat(failure.answer().body().orElse("")).hasSizeLessThanOrEqualTo(65_536);
                        assertThat(failure.answer().toString()).doesNotContain("MARKER");
                        assertThat(failure.bankCode())
                                .isEqualTo(each.getKey().equals("STET") ? Optional.of("NAAC") : Optional.empty());
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(1);
                        world.isWell();
                    }
                }));
    }

    @TestFactory
    @DisplayName("S8 what the bank refuses for good is sent once")
    Stream<DynamicTest> refusedForGood() {
        return Stream.of(404, 405, 406, 409, 415).map(status -> dynamicTest("S8 " + status, () -> isSentOnce(status)));
    }

    @TestFactory
    @DisplayName("S9 421 and 425 are not repeated; 408 is, for reads")
    Stream<DynamicTest> oddRefusals() {
        return Stream.concat(
                Stream.of(421, 425).map(status -> dynamicTest("S9 " + status, () -> isSentOnce(status))),
                Stream.of(dynamicTest("S9 408", () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        world.accounts().answer(ScriptedAnswer.of(408)).times(1);
                        assertThat(world.list().requestsSent()).isEqualTo(2);
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(2);
                        Bank payer = world.payer();
                        int before = world.seen(FaultWorld.PAYMENTS).size();
                        world.server.when("POST", FaultWorld.PAYMENTS).answer(ScriptedAnswer.of(408));
                        FaultWorld.failure(PaymentOutcomeUnknownException.class, () -> FaultWorld.pay(payer));
                        assertThat(world.seen(FaultWorld.PAYMENTS)).hasSize(before + 1);
                    }
                })));
    }

    private static void isSentOnce(int status) {
        try (FaultWorld world = FaultWorld.start()) {
            world.accounts().answer(ScriptedAnswer.json(status, "{\"message\":\"NAAC\"}"));
            RequestRejectedException failure = FaultWorld.failure(RequestRejectedException.class, world::list);
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.bankCode()).contains("NAAC");
            assertThat(world.seen(FaultWorld.ACCOUNTS)).hasSize(1);
            assertThat(world.pauses).isEmpty();
        }
    }

    // --- S10: the token endpoint ---

    private record Refusal(String name, ScriptedAnswer answer, Class<? extends TppException> error, boolean lost) {}

    private static ScriptedAnswer oauth(int status, String code) {
        return ScriptedAnswer.json(status, "{\"error\":\"" + code + "\",\"error_description\":\"MARKER\"}");
    }

    @TestFactory
    @DisplayName("S10 the token endpoint: only a spent refresh token ends a consent")
    Stream<DynamicTest> tokenEndpoint() {
        Class<? extends TppException> required = ConsentRequiredException.class;
        Class<? extends TppException> identity = IdentityRejectedException.class;
        Class<? extends TppException> rejected = RequestRejectedException.class;
        Class<? extends TppException> unavailable = BankUnavailableException.class;
        Class<? extends TppException> unexpected = UnexpectedAnswerException.class;
        return Stream.of(
                        new Refusal("invalid_grant", oauth(400, "invalid_grant"), required, true),
                        new Refusal(
                                "OAGA",
                                ScriptedAnswer.json(400, "{\"error_code\":\"OAGA\",\"error\":\"MARKER\"}"),
                                required,
                                true),
                        new Refusal("invalid_request", oauth(400, "invalid_request"), rejected, false),
                        new Refusal("invalid_client", oauth(401, "invalid_client"), identity, false),
                        new Refusal(
                                "401 with WWW-Authenticate",
                                ScriptedAnswer.of(401).header("WWW-Authenticate", "Basic realm=\"MARKER\""),
                                identity,
                                false),
                        new Refusal("unauthorized_client", oauth(400, "unauthorized_client"), identity, false),
                        new Refusal("unsupported_grant_type", oauth(400, "unsupported_grant_type"), rejected, false),
                        new Refusal("invalid_scope", oauth(400, "invalid_scope"), rejected, false),
                        new Refusal(
                                "temporarily_unavailable", oauth(400, "temporarily_unavailable"), unavailable, false),
                        new Refusal("200 with an error", oauth(200, "invalid_scope"), rejected, false),
                        new Refusal("500", ScriptedAnswer.of(500), unavailable, false),
                        new Refusal("503 invalid_grant", oauth(503, "invalid_grant"), unavailable, false),
                        new Refusal(
                                "html",
                                ScriptedAnswer.of(200, Map.of("Content-Type", "text/html"), "<html>MARKER"),
                                unexpected,
                                false),
                        new Refusal("no answer", ScriptedAnswer.none(), TransportException.class, false))
                .map(each -> dynamicTest("S10 " + each.name(), () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        Bank fresh = spent(world);
                        int before = refreshes(world);
                        world.server
                                .when("POST", FaultWorld.TOKEN)
                                .answer(each.answer())
                                .times(1);
                        TppException failure = FaultWorld.failure(() -> world.list(fresh));
                        assertThat(failure).isExactlyInstanceOf(each.error());
                        assertThat(world.seen(FaultWorld.ACCOUNTS)).isEmpty();
                        assertThat(refreshes(world)).isEqualTo(before + 1);
                        Consent now =
                                world.bank.consents().find(world.consent.id()).orElseThrow();
                        assertThat(now.lost().isPresent()).isEqualTo(each.lost());
                        if (!each.lost()) {
                            assertThat(world.list(world.fresh()))
                                    .as("the refresh token was kept")
                                    .hasSize(1);
                        }
                    }
                }));
    }

    /** A client that sees a token whose life is over. */
    private static Bank spent(FaultWorld world) {
        world.clock.advance(Duration.ofHours(2));
        return world.fresh();
    }

    private static int refreshes(FaultWorld world) {
        return (int) world.seen(FaultWorld.TOKEN).stream()
                .filter(request -> request.bodyText().contains("grant_type=refresh_token"))
                .count();
    }

    // --- S11: revocation ---

    @TestFactory
    @DisplayName("S11 tokens are removed once the bank has revoked them, or does not know them any more")
    Stream<DynamicTest> revocation() {
        return Stream.of(
                        Map.entry("200", ScriptedAnswer.of(200)),
                        Map.entry("200 for an unknown token", ScriptedAnswer.json(200, "{}")),
                        Map.entry("400 unsupported_token_type", oauth(400, "unsupported_token_type")),
                        Map.entry("503 Retry-After", ScriptedAnswer.of(503).header("Retry-After", "60")))
                .map(each -> dynamicTest("S11 " + each.getKey(), () -> {
                    try (FaultWorld world = FaultWorld.start()) {
                        world.server
                                .when("POST", FaultWorld.REVOKE)
                                .answer(each.getValue())
                                .times(1);
                        if (each.getValue().status() == 200) {
                            world.bank.consents().revoke(world.consent);
                        } else {
                            BankException failure = FaultWorld.failure(
                                    BankException.class,
                                    () -> world.bank.consents().revoke(world.consent));
                            assertThat(failure.status())
                                    .isEqualTo(each.getValue().status());
                            assertThat(world.bank.consents().find(world.consent.id()))
                                    .as("kept")
                                    .isPresent();
                            assertThat(world.list()).hasSize(1);
                            world.bank.consents().revoke(world.consent);
                        }
                        assertThat(world.bank.consents().find(world.consent.id()))
                                .isEmpty();
                        assertThat(world.seen(FaultWorld.REVOKE))
                                .hasSize(each.getValue().status() == 200 ? 1 : 2);
                    }
                }));
    }
}
