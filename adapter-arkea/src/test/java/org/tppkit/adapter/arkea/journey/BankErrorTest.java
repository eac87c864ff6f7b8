package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.RetryPolicy;
import org.tppkit.core.Settings;
import org.tppkit.ports.error.BankException;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.RequestId;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.ports.spi.event.CallEnded;
import org.tppkit.ports.spi.event.ConsentEvent;
import org.tppkit.ports.spi.event.Operation;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedBank;

/** What a bank's refusals and unreadable answers become, and what the errors tell. */
class BankErrorTest {
    private static final RequestMatcher ACCOUNTS = RequestMatcher.path(BankWorld.ACCOUNTS);
    private static final Settings NO_REPEATS =
            Settings.builder().retries(RetryPolicy.never()).build();

    @TestFactory
    Stream<DynamicTest> eachStatusOfStetHasItsErrorAndItsFacts() {
        Map<Integer, Class<? extends BankException>> errors = new LinkedHashMap<>();
        errors.put(400, RequestRejectedException.class);
        errors.put(403, RequestRejectedException.class);
        errors.put(404, RequestRejectedException.class);
        errors.put(405, RequestRejectedException.class);
        errors.put(406, RequestRejectedException.class);
        errors.put(408, BankUnavailableException.class);
        errors.put(429, RateLimitedException.class);
        errors.put(500, BankUnavailableException.class);
        errors.put(503, BankUnavailableException.class);
        return errors.entrySet().stream()
                .map(row ->
                        DynamicTest.dynamicTest("HTTP " + row.getKey(), () -> becomes(row.getKey(), row.getValue())));
    }

    private static void becomes(int status, Class<? extends BankException> error) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(NO_REPEATS);
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(status).body(stetError(status)));
            BankException failure = catchThrowableOfType(error, () -> list(bank, consent));
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.bankCode()).contains("NAAC");
            assertThat(failure.answer().body().orElseThrow()).contains("2018-03-30T16:06:27.499+0000");
            assertThat(failure.retryable()).isEqualTo(error != RequestRejectedException.class);
            assertThat(failure.getMessage()).doesNotContain("2018-03-30").contains(Integer.toString(status));
            tellsItsRequests(failure, world, 1);
            CallEnded event = world.listener.ended(Operation.ACCOUNTS).get(0);
            assertThat(event.failure()).contains(failure);
            assertThat(event.status()).contains(status);
            assertThat(event.requestsSent()).isEqualTo(1);
            assertThat(list(bank, consent)).isNotEmpty();
        }
    }

    private static String stetError(int status) {
        return "{\"timestamp\":\"2018-03-30T16:06:27.499+0000\",\"status\":" + status
                + ",\"error\":\"Some Reason Phrase\",\"message\":\"NAAC\",\"path\":\"/psd2/v1/accounts\"}";
    }

    private static List<?> list(Bank bank, Consent consent) {
        return bank.accounts(consent, BankWorld.CUSTOMER).list();
    }

    private static void tellsItsRequests(TppException failure, BankWorld world, int count) {
        List<JournalEntry> seen = world.simulator.journal().to(BankWorld.ACCOUNTS);
        assertThat(seen).hasSize(count);
        assertThat(failure.requestsSent()).isEqualTo(count);
        assertThat(failure.bank()).contains(world.id);
        assertThat(failure.requestIds())
                .extracting(RequestId::toString)
                .containsExactlyElementsOf(seen.stream()
                        .map(entry -> entry.requestId().orElseThrow())
                        .toList());
    }

    @Test
    @DisplayName("O16 a consent that was revoked is lost, and the bank is not asked again")
    void aConsentThatTheCustomerWithdrewIsLostAndTheBankIsNotAskedAgain() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.withdrawConsent(DataSet.OVERDRAWN);
            ConsentRequiredException failure =
                    catchThrowableOfType(ConsentRequiredException.class, () -> list(bank, consent));
            assertThat(failure.reason()).isEqualTo(Reason.REVOKED);
            tellsItsRequests(failure, world, 1);
            assertThat(world.listener.events(ConsentEvent.Lost.class))
                    .extracting(ConsentEvent.Lost::reason)
                    .containsExactly(Reason.REVOKED);

            assertThatThrownBy(() -> list(bank, consent)).isInstanceOf(ConsentRequiredException.class);
            assertThatThrownBy(() -> list(world.bank(), consent)).isInstanceOf(ConsentRequiredException.class);
            assertThat(world.simulator.journal().count(BankWorld.ACCOUNTS)).isEqualTo(1);
            assertThat(world.refreshes()).isZero();
            assertThat(world.listener.events(ConsentEvent.Lost.class)).hasSize(1);
        }
    }

    @Test
    void aForbiddenResourceIsNotTakenForAWithdrawnConsent() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            String body = "{\"error\":\"insufficient_scope\"}";
            world.simulator.faults().next(ACCOUNTS, Fault.answer(403).body(body));
            assertThatThrownBy(() -> list(bank, consent))
                    .isInstanceOfSatisfying(
                            RequestRejectedException.class,
                            e -> assertThat(e.bankCode()).contains("insufficient_scope"));
            assertThat(list(bank, consent)).isNotEmpty();
            assertThat(world.refreshes()).isZero();
        }
    }

    @Test
    void anAccountThatIsGoneIsTheBanksRefusal() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            AccountId unknown = new AccountId("no/such account");
            assertThatThrownBy(() -> bank.accounts(consent, BankWorld.CUSTOMER).balances(unknown))
                    .isInstanceOfSatisfying(RequestRejectedException.class, e -> {
                        assertThat(e.status()).isEqualTo(404);
                        assertThat(e).hasMessageNotContaining("such");
                    });
        }
    }

    @Test
    void aCodeThatMetAnOutageIsUsed() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending =
                    bank.consents().begin(ConsentRequest.accountInformation("user-1"), BankWorld.CUSTOMER);
            Callback callback = Callback.parse(world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN));
            world.simulator.faults().next(RequestMatcher.path(BankWorld.TOKEN), Fault.answer(503));
            assertThatThrownBy(() -> bank.consents().complete(pending, callback))
                    .isInstanceOfSatisfying(
                            BankUnavailableException.class,
                            e -> assertThat(e.requestsSent()).isEqualTo(1));
            assertThatThrownBy(() -> bank.consents().complete(pending, callback))
                    .isInstanceOf(CallbackException.class)
                    .hasMessageContaining("used before");
            assertThat(world.tokenCalls("authorization_code")).isEqualTo(1);
        }
    }

    @TestFactory
    Stream<DynamicTest> aSuccessThatCannotBeReadIsOneErrorWithoutARepetition() {
        Map<String, Fault> answers = new LinkedHashMap<>();
        answers.put("a web page", html(200, "<html>MARKER</html>"));
        answers.put("a web page that says it is JSON", Fault.answer(200).body("<html>MARKER</html>"));
        answers.put("nothing", Fault.answer(200).header("Content-Type", "application/json"));
        answers.put("blanks", Fault.answer(200).body("   "));
        answers.put("another JSON", Fault.answer(200).body("[\"MARKER\"]"));
        answers.put("half a JSON", Fault.answer(200).body("{\"accounts\":[{\"name\":\"MARKER"));
        answers.put("two JSONs", Fault.answer(200).body("{\"accounts\":[]}{\"MARKER\":1}"));
        answers.put("5 MB of nonsense", Fault.answer(200).body("MARKER".repeat(900_000)));
        answers.put("a deep nest", Fault.answer(200).body("{\"accounts\":" + "[".repeat(100_000)));
        answers.put("a status nobody asked for", Fault.answer(207).body("{\"accounts\":[]}"));
        return each(answers, answer -> isUnreadable(answer, UnexpectedAnswerException.class));
    }

    private static Fault html(int status, String body) {
        return Fault.answer(status).header("Content-Type", "text/html").body(body);
    }

    private static void isUnreadable(Fault answer, Class<? extends TppException> error) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, answer);
            TppException failure = catchThrowableOfType(error, () -> list(bank, consent));
            assertThat(failure).hasMessageNotContaining("MARKER");
            assertThat(failure.retryable()).isFalse();
            tellsItsRequests(failure, world, 1);
            assertThat(list(bank, consent)).isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> aRefusalWhoseBodyCannotBeReadIsKnownByItsStatus() {
        Map<String, Fault> answers = new LinkedHashMap<>();
        answers.put("a web page", html(400, "<html>MARKER</html>"));
        answers.put("nothing", Fault.answer(400));
        answers.put("half a JSON", Fault.answer(400).body("{\"message\":\"MARKER"));
        answers.put("5 MB", Fault.answer(400).body("MARKER".repeat(900_000)));
        return each(answers, answer -> {
            isUnreadable(answer, RequestRejectedException.class);
            isBounded(answer);
        });
    }

    private static void isBounded(Fault answer) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, answer);
            RequestRejectedException failure =
                    catchThrowableOfType(RequestRejectedException.class, () -> list(bank, consent));
            assertThat(failure.status()).isEqualTo(400);
            assertThat(failure.answer().body().orElse("")).hasSizeLessThanOrEqualTo(65_536);
            assertThat(failure.answer()).asString().doesNotContain("MARKER");
        }
    }

    private interface Check {
        void run(Fault answer);
    }

    private static Stream<DynamicTest> each(Map<String, Fault> answers, Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        answers.forEach((name, answer) -> tests.add(DynamicTest.dynamicTest(name, () -> check.run(answer))));
        return tests.stream();
    }

    @Test
    void anAnswerLongerThanTheLimitIsBrokenOffAndNotAskedForAgain() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(Settings.builder().largestAnswer(1_000_000).build());
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.answer(200).body(" ".repeat(5_000_000)));
            TransportException failure = catchThrowableOfType(TransportException.class, () -> list(bank, consent));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.MALFORMED);
            tellsItsRequests(failure, world, 1);
        }
    }

    @Test
    void aBodyThatBreaksOffIsALostConnection() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank(NO_REPEATS);
            Consent consent = world.consent(bank, DataSet.OVERDRAWN);
            world.simulator.faults().next(ACCOUNTS, Fault.truncateBody());
            TransportException failure = catchThrowableOfType(TransportException.class, () -> list(bank, consent));
            assertThat(failure.reason()).isEqualTo(TransportException.Reason.CONNECTION_LOST);
            assertThat(failure.requestMayHaveArrived()).isTrue();
            tellsItsRequests(failure, world, 1);
        }
    }

    @TestFactory
    Stream<DynamicTest> aRedirectIsNeverFollowedAndTakesNoTokenAlong() {
        return Stream.of(301, 302, 303, 307, 308)
                .flatMap(status -> Stream.of(
                        DynamicTest.dynamicTest(status + " of a resource", () -> isNotFollowed(status, false)),
                        DynamicTest.dynamicTest(status + " of the token endpoint", () -> isNotFollowed(status, true))));
    }

    private static void isNotFollowed(int status, boolean atToken) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld evil = BankWorld.of(SimulatedBank.CMB)) {
            Bank bank = world.bank();
            Consent consent = world.spentConsent(bank, DataSet.OVERDRAWN);
            String path = atToken ? BankWorld.TOKEN : BankWorld.ACCOUNTS;
            world.simulator
                    .faults()
                    .next(
                            RequestMatcher.path(path),
                            Fault.answer(status).header("Location", evil.simulator.apiUri() + path));
            assertThatThrownBy(() -> list(bank, consent)).isInstanceOfSatisfying(RequestRejectedException.class, e -> {
                assertThat(e.status()).isEqualTo(status);
                assertThat(e.retryable()).isFalse();
            });
            assertThat(evil.simulator.journal().entries()).isEmpty();
            assertThat(list(world.bank(), consent))
                    .as("the consent still lives")
                    .isNotEmpty();
        }
    }
}
