package org.tppkit.adapter.arkea.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.core.Bank;
import org.tppkit.core.Consent;
import org.tppkit.core.PendingConsent;
import org.tppkit.core.TppClient;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedBank;

/** Callbacks that are not what they should be: refused before anything is sent, and the right one is still taken. */
class CallbackAttackTest {
    private static final ConsentRequest REQUEST = ConsentRequest.accountInformation("user-1");

    @TestFactory
    Stream<DynamicTest> aCallbackThatWasTamperedWithIsRefusedAndTheRightOneStillCounts() {
        Map<String, UnaryOperator<String>> attacks = new LinkedHashMap<>();
        attacks.put("O1 another state", url -> url.replaceFirst("state=[^&]*", "state=" + "A".repeat(32)));
        attacks.put("O1 a state that differs in its last letter", url -> state(url, state(url) + "x"));
        attacks.put("O1 a shorter state", url -> state(url, state(url).substring(1)));
        attacks.put("O1 a state in other letters", url -> state(url, swapCase(state(url))));
        attacks.put("O1 a state with a comma behind it", url -> state(url, state(url) + ","));
        attacks.put("O1 a state with an encoded comma behind it", url -> state(url, state(url) + "%2Cx"));
        attacks.put("O1 a state with a blank behind it", url -> state(url, state(url) + "+"));
        attacks.put("O1 an empty state", url -> state(url, ""));
        attacks.put("O1 O2 no state", url -> url.replaceFirst("&?state=[^&]*", ""));
        attacks.put("O2 the state twice", url -> url + "&state=" + state(url));
        attacks.put("O2 two states", url -> url + "&state=" + "B".repeat(32));
        attacks.put("O2 two codes", url -> url + "&code=another");
        attacks.put("O2 the code once more without value", url -> url + "&code=");
        attacks.put("O2 a parameter nobody knows, twice", url -> url + "&iss=a&iss=b");
        attacks.put("O2 a code and an error", url -> url + "&error=access_denied");
        attacks.put("O2 neither code nor error", url -> url.replaceFirst("code=[^&]*&?", ""));
        attacks.put("O2 an empty code", url -> url.replaceFirst("code=[^&]*", "code="));
        attacks.put("O2 a code with a line break", url -> url.replaceFirst("code=", "code=%0D%0A"));
        attacks.put("O2 a code that is no ASCII", url -> url.replaceFirst("code=", "code=%C3%A9"));
        attacks.put("O2 a broken escape", url -> url + "&x=%zz");
        attacks.put("O2 an escape cut off", url -> url + "&x=%");
        attacks.put("O2 an escape that is no UTF-8", url -> url + "&x=%ff");
        attacks.put("O2 an endless query", url -> url + "&x=" + "y".repeat(20_000));
        attacks.put("O2 no parameters at all", url -> BankWorld.REDIRECT.toString());
        attacks.put("O2 a query of a megabyte", url -> url + "&x=" + "y".repeat(1_000_000));
        attacks.put("O4 an issuer that is another server", url -> url + "&iss=https%3A%2F%2Fevil.example");
        attacks.put(
                "O4 an issuer whose name begins like the bank's", url -> url + "&iss=https://localhost.evil.example");
        attacks.put("O5 another host", url -> url.replace("tpp.example", "evil.example"));
        attacks.put("O5 a host that begins like ours", url -> url.replace("tpp.example", "tpp.example.evil.example"));
        attacks.put("O5 another port", url -> url.replace("tpp.example", "tpp.example:8443"));
        attacks.put("O5 another scheme", url -> url.replace("https:", "http:"));
        attacks.put("O5 another path", url -> url.replace("/callback", "/other"));
        attacks.put("O5 a longer path", url -> url.replace("/callback", "/callback/x"));
        attacks.put("O5 everything behind the fragment sign", url -> url.replace('?', '#'));
        return tests(attacks, CallbackAttackTest::isRefusedAndTheRightOneCounts);
    }

    @TestFactory
    Stream<DynamicTest> aCallbackThatIsWrittenInAnotherWayIsTaken() {
        Map<String, UnaryOperator<String>> spellings = new LinkedHashMap<>();
        spellings.put("as the bank wrote it", UnaryOperator.identity());
        spellings.put("a host in capitals", url -> url.replace("tpp.example", "TPP.example"));
        spellings.put("the scheme's own port", url -> url.replace("tpp.example", "tpp.example:443"));
        spellings.put("path and query only", url -> url.substring(url.indexOf("/callback")));
        spellings.put("the query only", url -> url.substring(url.indexOf('?') + 1));
        spellings.put("an escaped letter", url -> state(url, escapeFirst(state(url))));
        spellings.put("a further parameter", url -> url + "&session_state=abc");
        spellings.put("a fragment that a browser added", url -> url + "#_=_");
        return tests(spellings, CallbackAttackTest::isTaken);
    }

    private static Stream<DynamicTest> tests(Map<String, UnaryOperator<String>> changes, Check check) {
        return changes.entrySet().stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> check.run(change.getValue())));
    }

    private interface Check {
        void run(UnaryOperator<String> change);
    }

    private static void isRefusedAndTheRightOneCounts(UnaryOperator<String> change) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            String right = world.simulator
                    .approveAll(pending.redirect(), DataSet.OVERDRAWN)
                    .toString();
            isRefusedWithoutARequest(world, bank, pending, change.apply(right));
            assertThat(bank.consents().complete(pending, Callback.parse(right)).subject())
                    .isEqualTo("user-1");
        }
    }

    private static void isTaken(UnaryOperator<String> change) {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            URI right = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            Callback callback = Callback.parse(change.apply(right.toString()));
            assertThat(pending.matches(callback)).isTrue();
            assertThat(bank.consents().complete(pending, callback).subject()).isEqualTo("user-1");
        }
    }

    private static void isRefusedWithoutARequest(BankWorld world, Bank bank, PendingConsent pending, String callback) {
        long before = world.simulator.journal().entries().size();
        assertThatThrownBy(() -> bank.consents().complete(pending, Callback.parse(callback)))
                .isInstanceOfSatisfying(CallbackException.class, e -> {
                    assertThat(e.existing()).isEmpty();
                    assertThat(e.requestsSent()).isZero();
                    assertThat(e.retryable()).isFalse();
                });
        assertThat(world.simulator.journal().entries()).hasSize((int) before);
    }

    private static String state(String url) {
        return Callback.parse(url).state().orElseThrow();
    }

    private static String state(String url, String other) {
        return url.replaceFirst("state=[^&]*", "state=" + other);
    }

    private static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder();
        text.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(c -> swapped.append((char) c));
        return swapped.toString();
    }

    private static String escapeFirst(String text) {
        return "%" + Integer.toHexString(text.charAt(0)) + text.substring(1);
    }

    @Test
    @DisplayName("O1 the state of another pending is refused for either")
    void theCallbackOfAnotherPendingIsRefusedForEither() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent mine = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            PendingConsent strangers =
                    bank.consents().begin(ConsentRequest.accountInformation("stranger"), BankWorld.CUSTOMER);
            String myCallback = world.simulator
                    .approveAll(mine.redirect(), DataSet.OVERDRAWN)
                    .toString();
            String strangersCallback = world.simulator
                    .approveAll(strangers.redirect(), DataSet.BUSINESS)
                    .toString();
            isRefusedWithoutARequest(world, bank, mine, strangersCallback);
            isRefusedWithoutARequest(world, bank, strangers, myCallback);
            assertThat(mine.matches(Callback.parse(strangersCallback))).isFalse();
            assertThat(bank.consents()
                            .complete(mine, Callback.parse(myCallback))
                            .subject())
                    .isEqualTo("user-1");
        }
    }

    @Test
    @DisplayName("O1 O4 the state of one brand on the redirect URI of another is refused")
    void theCallbackOfAnotherBankIsRefused() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld other = world.beside(SimulatedBank.CMB)) {
            TppClient both = world.client(other::addTo);
            PendingConsent atFortuneo = both.bank(world.id).consents().begin(REQUEST, BankWorld.CUSTOMER);
            PendingConsent atCmb = both.bank(other.id).consents().begin(REQUEST, BankWorld.CUSTOMER);
            String fromCmb = other.simulator
                    .approveAll(atCmb.redirect(), DataSet.OVERDRAWN)
                    .toString();
            isRefusedWithoutARequest(world, both.bank(world.id), atFortuneo, fromCmb);
            assertThatThrownBy(() -> both.bank(world.id).consents().complete(atCmb, Callback.parse(fromCmb)))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.field()).isEqualTo("pending"));
            assertThat(world.tokenCalls("authorization_code")).isZero();
            assertThat(other.tokenCalls("authorization_code")).isZero();
        }
    }

    @Test
    void aPendingOfAnotherEnvironmentIsRefusedOnASharedStore() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank production = world.client(
                            Environment.PRODUCTION, BankWorld.clientId(SimulatedBank.FORTUNEO), builder -> {})
                    .bank(world.id);
            isNotAccepted(world, world.bank(), production);
        }
    }

    @Test
    void aPendingOfAnotherApplicationIsRefusedOnASharedStore() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank other = world.client(Environment.SANDBOX, "another-api-key", builder -> {})
                    .bank(world.id);
            isNotAccepted(world, world.bank(), other);
        }
    }

    private static void isNotAccepted(BankWorld world, Bank bank, Bank other) {
        PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
        URI callback = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
        assertThatThrownBy(() -> other.consents().complete(pending, Callback.parse(callback)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("pending"));
        PendingConsent own = other.consents().begin(REQUEST, BankWorld.CUSTOMER);
        isRefusedWithoutARequest(world, other, own, callback.toString());
        assertThat(world.tokenCalls("authorization_code")).isZero();
    }

    @Test
    void aPendingThatNobodyBeganIsRefused() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO);
                BankWorld elsewhere = BankWorld.of(SimulatedBank.FORTUNEO)) {
            PendingConsent pending = elsewhere.bank().consents().begin(REQUEST, BankWorld.CUSTOMER);
            URI callback = elsewhere.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            isRefusedWithoutARequest(world, world.bank(), pending, callback.toString());
        }
    }

    @Test
    @DisplayName("O1 an expired state is refused")
    void aCustomerWhoComesBackTooLateBeginsAnew() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            URI callback = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            world.clock.setTo(pending.expiresAt());
            isRefusedWithoutARequest(world, bank, pending, callback.toString());
        }
    }

    @Test
    void aCustomerWhoComesBackInTheLastMomentIsTaken() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            world.clock.setTo(pending.expiresAt().minusMillis(1));
            URI callback = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            assertThat(bank.consents().complete(pending, Callback.parse(callback)))
                    .isNotNull();
        }
    }

    @Test
    void aRefusalIsToldOnceAndThenTheCallbackIsUsed() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            URI callback = world.simulator.refuse(pending.redirect());
            assertThatThrownBy(() -> bank.consents().complete(pending, Callback.parse(callback)))
                    .isInstanceOf(ConsentRefusedException.class);
            isRefusedWithoutARequest(world, bank, pending, callback.toString());
            assertThat(bank.consents().list("user-1")).isEmpty();
        }
    }

    @Test
    void aRefusalThatAnAttackerMadeUpEndsNothing() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            isRefusedWithoutARequest(
                    world, bank, pending, BankWorld.REDIRECT + "?error=access_denied&state=" + "A".repeat(32));
            isRefusedWithoutARequest(world, bank, pending, BankWorld.REDIRECT + "?error=access_denied");
            URI callback = world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN);
            assertThat(bank.consents().complete(pending, Callback.parse(callback)))
                    .isNotNull();
        }
    }

    @Test
    void anErrorOfTheBankIsNoRefusalOfTheCustomer() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            String callback =
                    world.simulator.refuse(pending.redirect()).toString().replace("access_denied", "server_error");
            isRefusedWithoutARequest(world, bank, pending, callback);
        }
    }

    @Test
    @DisplayName("O1 O3 a state that is used twice names what came of it; the code is sent once")
    void aReplayNamesTheConsentThatCameOfIt() {
        try (BankWorld world = BankWorld.of(SimulatedBank.FORTUNEO)) {
            Bank bank = world.bank();
            PendingConsent pending = bank.consents().begin(REQUEST, BankWorld.CUSTOMER);
            Callback callback = Callback.parse(world.simulator.approveAll(pending.redirect(), DataSet.OVERDRAWN));
            Consent consent = bank.consents().complete(pending, callback);
            Bank otherNode = world.bank();
            assertThatThrownBy(() -> otherNode.consents().complete(PendingConsent.decode(pending.encode()), callback))
                    .isInstanceOfSatisfying(CallbackException.class, e -> {
                        Consent existing = Consent.decode(e.existing().orElseThrow());
                        assertThat(existing).isEqualTo(consent);
                        assertThat(existing.subject()).isEqualTo("user-1");
                        BankWorld.callOnce(otherNode, existing);
                    });
            assertThat(world.tokenCalls("authorization_code")).isEqualTo(1);
            assertThat(bank.consents().list("user-1")).hasSize(1);
        }
    }
}
