package org.tppkit.testkit.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.model.consent.ConsentStatus;
import org.tppkit.testkit.contract.bank.ConsentWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.RecordedRequest;

/** What is tested of consents. */
final class ConsentTests {
    private static final KitValues VALUES = KitValues.of(1);

    /** What a browser may bring, whoever made it up. */
    static final List<String> NONSENSE = List.of(
            "",
            "?",
            "=",
            "&&&=",
            "foo=bar",
            "code",
            "code=",
            "error=",
            "code=&error=",
            "code=%zz",
            "code=%00%0d%0a",
            "code=%C3%28",
            "code=a%20b",
            "code=" + "x".repeat(16_000),
            "code=a&code=b",
            "error=" + "y".repeat(5_000),
            "error=%E2%82%AC",
            "error=a&error=b",
            "code=a&error=access_denied",
            "x".repeat(20_000));

    private ConsentTests() {}

    static Stream<DynamicTest> of(BankContract contract, String rules, Consumer<Bench> test) {
        return BenchTest.ofKinds(
                contract, rules, bank -> contract.description().consents(bank).isPresent(), test);
    }

    private static ConsentWire wire(Bench bench) {
        return bench.description().consents(bench.tested()).orElseThrow();
    }

    private record Started(ConsentStart start, List<RecordedRequest> received) {}

    private static Started begin(Bench bench, ConsentScope scope) {
        Optional<WireExchange> creation = ConsentOperations.creation(wire(bench), scope, 1);
        creation.ifPresent(bench::script);
        KitBankCall call = bench.call(1, Operation.Kind.TOKEN);
        int before = bench.bank().requests().size();
        ConsentStart[] start = new ConsentStart[1];
        Optional<Throwable> failure = Exercise.failureOf(() -> start[0] =
                bench.adapter().consents().begin(ConsentOperations.setup(bench.description(), scope, 1), call));
        int requests = call.requests().size() + call.refusedRequests().size();
        if (failure.isPresent() || requests != (creation.isPresent() ? 1 : 0)) {
            throw Verdict.wrong(
                    "CG-04: begin must send one request at a bank that keeps a resource, and none at any other.",
                    "a consent to " + scope + ": " + requests + " requests, "
                            + failure.map(Verdict::describe).orElse("no error") + ".",
                    "begin, or ConsentWire.begin if the bank is asked.",
                    failure.orElse(null));
        }
        List<RecordedRequest> all = bench.bank().requests();
        return new Started(start[0], all.subList(before, all.size()));
    }

    /** CG-01. */
    static void theStateComesBack(Bench bench) {
        for (ConsentScope scope : wire(bench).scopes()) {
            Started started = begin(bench, scope);
            List<String> places = new ArrayList<>();
            if (started.start().nextStep() instanceof NextStep.RedirectPsu redirect) {
                places.add(redirect.uri().toString());
            }
            for (RecordedRequest request : started.received()) {
                places.add(request.target());
                places.add(request.bodyText());
                request.headers().forEach(header -> places.add(header.value()));
            }
            if (places.stream().noneMatch(place -> holdsTheState(place, VALUES.state()))) {
                throw Verdict.wrong(
                        "CG-01: the state of the setup must come back in the callback unchanged.",
                        "a consent to " + scope + ": neither the customer's address nor a request to the bank holds the"
                                + " state as a value of its own.",
                        "where the address of the approval is made, or the redirect address that the bank is given.");
            }
        }
    }

    /** As a value of its own, percent-encoded up to twice: an address within an address. */
    static boolean holdsTheState(String text, String state) {
        Pattern whole = Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(state) + "(?![A-Za-z0-9_-])");
        String once = decoded(text);
        return Stream.of(text, once, decoded(once))
                .anyMatch(form -> whole.matcher(form).find());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** CG-02: of nonsense, and of what the bank really sends. */
    static void interpretThrowsForNothing(Bench bench) {
        List<String> queries = new ArrayList<>(NONSENSE);
        queries.add(wire(bench).approved(VALUES.state(), VALUES.code()));
        wire(bench).refused(VALUES.state()).ifPresent(queries::add);
        try (NetworkWatch network = NetworkWatch.start()) {
            for (String query : queries) {
                Optional<Throwable> failure =
                        Exercise.failureOf(() -> bench.adapter().consents().interpret(callback(bench, query)));
                if (failure.isPresent()) {
                    throw Verdict.wrong(
                            "CG-02: interpret must not throw for anything that a browser may bring.",
                            "for '" + query.substring(0, Math.min(40, query.length())) + "': "
                                    + Verdict.describe(failure.get()) + ".",
                            "interpret: a parameter that is missing, given twice or badly written is Unintelligible.");
                }
            }
            if (!network.hosts().isEmpty() || !bench.bank().requests().isEmpty()) {
                throw Verdict.wrong(
                        "CG-02: interpret must not call the bank.",
                        "connections were made.",
                        "interpret: what has to be asked is asked by the engine, with status.");
            }
        }
    }

    private static Callback callback(Bench bench, String query) {
        return Callback.parse(bench.description().redirectUri() + "?" + query);
    }

    /** CG-03. */
    static void callbacksAreToldApart(Bench bench) {
        ConsentWire wire = wire(bench);
        requireMeaning(
                bench, "an approval", wire.approved(VALUES.state(), VALUES.code()), ConsentTests::isApproval, wire);
        wire.refused(VALUES.state())
                .ifPresent(query -> requireMeaning(
                        bench, "a refusal", query, (meaning, any) -> meaning instanceof CallbackMeaning.Refused, wire));
        if (wire.bringsCode()) {
            String error = "error=server_error&state=" + VALUES.state();
            requireMeaning(bench, "an error", error, (meaning, any) -> isNoDecision(meaning), wire);
            for (String query : List.of("", "foo=bar", "state=" + VALUES.state(), "code=a&error=access_denied")) {
                requireMeaning(
                        bench,
                        "nonsense",
                        query,
                        (meaning, any) -> meaning instanceof CallbackMeaning.Unintelligible,
                        wire);
            }
        }
    }

    @FunctionalInterface
    private interface Judge {
        boolean isRight(CallbackMeaning meaning, ConsentWire wire);
    }

    private static boolean isApproval(CallbackMeaning meaning, ConsentWire wire) {
        return wire.bringsCode()
                ? meaning instanceof CallbackMeaning.Authorized authorized
                        && authorized.code().value().equals(VALUES.code())
                : meaning instanceof CallbackMeaning.Approved;
    }

    private static boolean isNoDecision(CallbackMeaning meaning) {
        return meaning instanceof CallbackMeaning.Failed || meaning instanceof CallbackMeaning.Unintelligible;
    }

    private static void requireMeaning(Bench bench, String name, String query, Judge judge, ConsentWire wire) {
        CallbackMeaning[] meaning = new CallbackMeaning[1];
        Optional<Throwable> failure =
                Exercise.failureOf(() -> meaning[0] = bench.adapter().consents().interpret(callback(bench, query)));
        if (failure.isPresent() || !judge.isRight(meaning[0], wire)) {
            throw Verdict.wrong(
                    "CG-03: an approval, a refusal and an error of the bank must be told apart; what is none of them is"
                            + " Unintelligible.",
                    name + " was taken for "
                            + failure.map(Verdict::describe)
                                    .orElseGet(() -> meaning[0].getClass().getSimpleName()) + ".",
                    "interpret, and what the description says of the way back.");
        }
    }

    /** CG-04, CG-05. */
    static void aStartLeadsToAnHttpsAddress(Bench bench) {
        for (ConsentScope scope : wire(bench).scopes()) {
            Started started = begin(bench, scope);
            boolean safe = !(started.start().nextStep() instanceof NextStep.RedirectPsu redirect)
                    || "https".equals(redirect.uri().getScheme());
            if (!safe) {
                throw Verdict.wrong(
                        "CG-05: the customer must be sent to an https address only.",
                        "a consent to " + scope + ": another scheme.",
                        "where the address of the approval is made or taken from the bank's answer.");
            }
        }
    }

    /** CG-06. */
    static void eachStatusIsToldAsTheBankSays(Bench bench) {
        for (ConsentStatus status : ConsentStatus.values()) {
            Optional<WireExchange> exchange = wire(bench).status(VALUES.consentReference(), status);
            exchange.ifPresent(described -> {
                bench.script(described);
                ConsentStatus got = bench.adapter().consents().status(bench.call(1));
                if (got != status) {
                    throw Verdict.wrong(
                            "CG-06: a status must be what the bank says.",
                            "the bank says " + status + ", the gateway " + got + ".",
                            "what turns the bank's words for a consent's status into ConsentStatus.");
                }
            });
        }
    }

    /** BA-01. */
    static void whatABankHasNotIsRefused(Bench bench) {
        ConsentWire wire = wire(bench);
        for (ConsentScope scope : ConsentScope.values()) {
            if (!wire.scopes().contains(scope)) {
                TokenTests.requireRefused(
                        bench,
                        "a consent to " + scope,
                        call -> bench.adapter()
                                .consents()
                                .begin(ConsentOperations.setup(bench.description(), scope, 1), call));
            }
        }
        if (wire.status(VALUES.consentReference(), ConsentStatus.VALID).isEmpty()) {
            TokenTests.requireRefused(
                    bench,
                    "the status of a consent",
                    call -> bench.adapter().consents().status(call));
        }
        if (wire.deletion(VALUES.consentReference()).isEmpty()) {
            TokenTests.requireRefused(
                    bench,
                    "the end of a consent",
                    call -> bench.adapter().consents().delete(call));
        }
    }
}
