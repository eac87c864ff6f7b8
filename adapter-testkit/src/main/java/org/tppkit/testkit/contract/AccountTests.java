package org.tppkit.testkit.contract;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.PagedList;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** What the tests of account information have in common. */
final class AccountTests {
    private AccountTests() {}

    /** A test for one bank of each kind that declares the capability. */
    static Stream<DynamicTest> of(BankContract contract, String rules, Capability capability, Consumer<Bench> test) {
        return BenchTest.ofKinds(contract, rules, bank -> bank.supports(capability), test);
    }

    /** A test for each list in pages of one bank of each kind. */
    static Stream<DynamicTest> ofLists(BankContract contract, String rules, BiConsumer<Bench, PagedList> test) {
        BankDescription description = contract.description();
        return Subject.kinds(description).stream()
                .flatMap(subject -> lists(contract, subject)
                        .map(list -> BenchTest.of(
                                description,
                                subject,
                                rules,
                                subject + ": " + list,
                                bench -> test.accept(bench, list))));
    }

    private static Stream<PagedList> lists(BankContract contract, Subject subject) {
        TestedBank bank = subject.tested(contract.description());
        return AccountOperations.of(contract.description(), bank).isEmpty()
                ? Stream.empty()
                : Paging.of(bank, AccountOperations.wire(contract.description(), bank));
    }

    /** AC-07. */
    static void idsNameNoOtherResource(Bench bench) {
        KitValues values = KitValues.of(1);
        String usual = wire(bench).balances(values.account(), List.of()).path();
        int segments = segments(usual).size();
        for (String id :
                List.of("../" + values.otherAccount(), "..", "A/B", "A?x=1", "A#x", "A%2FB", "A B;x", "A&x=1")) {
            KitBankCall call = bench.call(1);
            Optional<Throwable> failure =
                    Exercise.failureOf(() -> bench.adapter().accounts().balances(AccountId.of(id), call));
            boolean own = failure.filter(e -> !(e instanceof TppException)).isEmpty()
                    && call.refusedRequests().isEmpty()
                    && call.requests().stream().allMatch(request -> names(request.uri(), id, segments));
            if (!own) {
                throw Verdict.wrong(
                        "AC-07: an account's id must be written into an address so that it cannot name another resource.",
                        "the balances of the account '" + id + "' were asked for at "
                                + call.requests().stream().map(Bench::shown).toList() + "; "
                                + failure.map(Verdict::describe).orElse("no error") + ".",
                        "where the id is put into the path: percent-encode it as one segment, or refuse it with an"
                                + " InvalidRequestException.");
            }
        }
    }

    /** Whether the id stands in the path as one segment, and nothing of it in the query. */
    private static boolean names(URI uri, String id, int count) {
        List<String> segments = segments(uri.getRawPath());
        boolean plainDots = segments.contains("..") || segments.contains(".");
        return segments.size() == count
                && !plainDots
                && uri.getRawQuery() == null
                && segments.stream().anyMatch(segment -> decoded(segment).equals(id));
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /** AC-08. */
    static void consentThatIsOverIsTold(Bench bench) {
        Optional<ScriptedAnswer> over = wire(bench).consentIsOver(KitValues.BODY);
        for (Operation operation : AccountOperations.of(bench.description(), bench.tested())) {
            over.ifPresent(answer -> {
                bench.script(operation.wire().apply(1).answering(answer));
                Optional<Throwable> failure =
                        Exercise.failureOf(() -> operation.ask().of(bench.adapter(), 1, bench.call(1)));
                if (failure.filter(ConsentRequiredException.class::isInstance).isEmpty()) {
                    throw Verdict.wrong(
                            "AC-08: an answer that says that the consent is missing or over must be a"
                                    + " ConsentRequiredException.",
                            operation + ": " + failure.map(Verdict::describe).orElse("a result") + ".",
                            "what the bank's own codes mean, beside the status.");
                }
            });
        }
    }

    static AccountWire wire(Bench bench) {
        return AccountOperations.wire(bench.description(), bench.tested());
    }

    /** Amounts that a binary number cannot hold, or that lose their last digits in one. */
    static List<Balance> exactBalances() {
        return Stream.of("0.10", "0.30", "12345678901234.56", "-999999999999998.99", "-0.01", "0.00", "1234567.89")
                .map(amount -> KitValues.balance(amount, BalanceType.ACCOUNTING))
                .toList();
    }

    static void require(@Nullable String difference, String rule, String look) {
        if (difference != null) {
            throw Verdict.wrong(rule, difference + ".", look);
        }
    }
}
