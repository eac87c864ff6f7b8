package org.tppkit.testkit.contract.acorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.tppkit.testkit.contract.AccountGatewayContract;
import org.tppkit.testkit.contract.ProviderContract;
import org.tppkit.testkit.contract.bank.BankDescription;

/**
 * Adapters that are each wrong in one thing, the rules that the kit fails them by, and where its messages send the author.
 * That the right adapter passes is {@link AcornContractsTest}.
 */
class KitFailsWrongAdaptersTest {
    private static final Pattern RULE = Pattern.compile("[A-Z]{2}-[0-9]{2}(?=:)");

    /** The operations of bank oak, version 1, as they stand in {@code whateverABankAnswers}. */
    private static final DiscoverySelector REFRESH = operation(2);

    private static final DiscoverySelector ACCOUNTS = operation(4);
    private static final DiscoverySelector BALANCES = operation(5);

    private record Row(Slip slip, String rules, DiscoverySelector where, String look) {}

    private static final List<Row> ROWS = List.of(
            // the provider
            row(Slip.IO_IN_CONSTRUCTOR, "PR-03", test("makingAnAdapterAsksNobody"), "the provider's constructor"),
            row(Slip.A_BANK_TWICE, "PR-01", test("everyBankBelongsToTheFamily"), "the ids in the provider's list"),
            row(Slip.ANOTHER_FAMILY, "PR-01", test("everyBankBelongsToTheFamily"), "the ids in the provider's list"),
            row(Slip.ROWS_BY_NAME, "PR-02", test("everyBankIsServedInEveryVersion"), "neither id nor name may decide"),
            row(Slip.SETTING_NOT_NAMED, "PR-02", test("aSettingThatMakesNoSenseIsNamed"), "the message of the error"),
            row(
                    Slip.IGNORES_CAPABILITIES,
                    "BA-01",
                    test("whatIsNotDeclaredIsRefused"),
                    "asks the context's descriptor"),

            // every gateway
            row(Slip.TOKEN_IN_MESSAGE, "BA-02", BALANCES, "messages that are put together"),
            row(Slip.BODY_IN_MESSAGE, "BA-02", BALANCES, "messages that are put together"),
            row(Slip.BODY_IN_CAUSE, "BA-02", BALANCES, "causes of other libraries"),
            row(Slip.IBAN_AS_ACCOUNT_ID, "BA-01 BA-02", ACCOUNTS, "ids made of account numbers"),
            row(Slip.TOKEN_IN_TEXT, "BA-02", BALANCES, "fields that a toString shows"),
            row(Slip.TOKEN_IN_LOGGED_CAUSE, "BA-02", BALANCES, "causes of other libraries"),
            row(Slip.TOKEN_IN_LOG, "BA-02", BALANCES, "messages that are put together"),
            row(Slip.NUMBER_FORMAT_EXCEPTION, "BA-03 BA-08", BALANCES, "whatever a bank may send"),
            row(Slip.NULL_POINTER_EXCEPTION, "BA-03", ACCOUNTS, "whatever a bank may send"),
            row(Slip.REPEATS_ON_503, "BA-04 BA-07", BALANCES, "second attempts around BankCall.send"),
            row(Slip.REPEATS_ON_503, "BA-04 BA-07", REFRESH, "second attempts around BankCall.send"),
            row(Slip.REPEATS_WHEN_LOST, "BA-04 BA-09", BALANCES, "second attempts around BankCall.send"),
            row(Slip.REUSES_REQUEST_ID, "BA-04", BALANCES, "BankCall.newRequestId() each time"),
            row(Slip.TWO_REQUESTS, "AC-01 BA-04 BA-07 BA-08 BA-09", BALANCES, "what is asked beside the operation"),
            row(Slip.LEAVES_ANSWERS_OPEN, "BA-05", BALANCES, "try-with-resources around BankCall.send"),
            row(Slip.CHANGES_AFTER_SIGNING, "BA-06", BALANCES, "after MessageSigner.sign"),
            row(Slip.EVERY_REFUSAL_IS_UNAVAILABLE, "BA-07", BALANCES, "what turns a status into an error"),
            row(Slip.A_401_IS_A_LOST_CONSENT, "BA-07", BALANCES, "what turns a status into an error"),
            row(Slip.NO_RETRY_AFTER, "BA-07", BALANCES, "what reads Retry-After"),
            row(Slip.TAKES_NAMES_TWICE, "BA-08", BALANCES, "names that stand twice"),
            row(Slip.EMPTY_BODY_IS_AN_EMPTY_LIST, "BA-08", BALANCES, "what reads the answer"),
            row(Slip.SWALLOWS_LOST_CONNECTIONS, "BA-09", BALANCES, "what catches errors around BankCall.send"),
            row(Slip.SWALLOWS_INTERRUPTS, "BA-09", test("anInterruptPassesThrough"), "Thread.interrupted()"),
            row(Slip.GOES_ON_WHEN_INTERRUPTED, "BA-09", test("anInterruptPassesThrough"), "what catches errors around"),
            row(Slip.REPEATS_WHEN_INTERRUPTED, "BA-04", test("anInterruptPassesThrough"), "second attempts around"),
            row(Slip.KEEPS_STATE_BETWEEN_CALLS, "BA-10", test("manyThreadsGetTheirOwnAnswers"), "that a call writes"),

            // accounts
            row(Slip.FOLLOWS_NEXT_ANYWHERE, "AC-02", test("linksElsewhereAreRefused"), "scheme, host, port and path"),
            row(
                    Slip.FOLLOWS_NEXT_TO_OTHER_ACCOUNTS,
                    "AC-02",
                    test("linksElsewhereAreRefused"),
                    "scheme, host, port and path"),
            row(Slip.TAKES_THE_PAGE_OF_ANY_LINK, "AC-02", test("linksElsewhereAreRefused"), "what turns a link into"),
            row(Slip.FOLLOWS_NEXT_ANYWHERE, "BA-03", test("anEndlessLinkIsAnError"), "the length of a PageCursor"),
            row(Slip.FORGETS_THE_DAYS_ON_PAGES, "AC-03", test("aCursorGoesOnAlone"), "what is put into the cursor"),
            row(Slip.KEEPS_THE_LAST_PAGE, "AC-03", test("aCursorGoesOnAlone"), "what is put into the cursor"),
            row(Slip.CURSORS_THAT_GROW, "AC-03", test("aPageThatRepeatsItselfIsNoticed"), "nothing that grows"),
            row(
                    Slip.IGNORES_THE_WINDOW,
                    "AC-04",
                    test("entriesOutsideTheWindowAreLeftOut"),
                    "TransactionQuery.includes"),
            row(Slip.UNTIL_IS_INCLUDED, "AC-04", test("entriesOutsideTheWindowAreLeftOut"), "the first day not wanted"),
            row(Slip.IGNORES_THE_WINDOW, "AC-04", test("theWindowHoldsOnLaterPages"), "on later pages"),
            row(Slip.DROPS_UNKNOWN_CODES, "AC-05", test("unknownCodesAreKept"), "what turns the bank's codes into"),
            row(Slip.REFUSES_UNKNOWN_FIELDS, "AC-05", test("unknownFieldsAreIgnored"), "is passed over"),
            row(Slip.AMOUNTS_THROUGH_DOUBLE, "AC-06", test("amountsStayExact"), "never double or float"),
            row(Slip.ACCOUNT_ID_UNENCODED, "AC-07", test("anAccountIdNamesNoOtherResource"), "percent-encode it"),
            row(Slip.FORGETS_THAT_CONSENTS_END, "AC-08", test("aConsentThatIsOverIsTold"), "the bank's own codes"),

            // tokens
            row(
                    Slip.OUTAGE_IS_REFRESH_REFUSED,
                    "AG-02",
                    test("aRefusedRefreshTokenEndsTheConsent"),
                    "refusals of the token endpoint"),
            row(
                    Slip.REFUSED_CLIENT_IS_REFRESH_REFUSED,
                    "AG-02",
                    test("aRefusedRefreshTokenEndsTheConsent"),
                    "refusals of the token endpoint"),
            row(Slip.REFRESH_REFUSED_IS_REJECTED, "AG-02", test("aRefusedRefreshTokenEndsTheConsent"), "invalid_grant"),
            row(Slip.REFUSED_CLIENT_IS_REFRESH_REFUSED, "AG-03", test("aRefusedApplicationIsTold"), "invalid_client"),
            row(Slip.GONE_TOKEN_IS_AN_ERROR, "AG-04", test("aTokenThatIsGoneCountsAsRevoked"), "an unknown token"),
            row(
                    Slip.MAKES_UP_A_REFRESH_TOKEN,
                    "AG-05",
                    test("tokensComeBackAsTheyStand"),
                    "the token endpoint's answer"),

            // consents
            row(Slip.DROPS_THE_STATE, "CG-01", test("theStateComesBack"), "where the address of the approval is made"),
            row(Slip.INTERPRET_THROWS, "CG-02", test("interpretThrowsForNothing"), "is Unintelligible"),
            row(Slip.INTERPRET_CALLS_SOMEBODY, "CG-02", test("interpretThrowsForNothing"), "asked by the engine"),
            row(Slip.INTERPRET_TAKES_ANY_ERROR_FOR_A_REFUSAL, "CG-03", test("callbacksAreToldApart"), "interpret"),
            row(Slip.INTERPRET_MISSES_REFUSALS, "CG-03", test("callbacksAreToldApart"), "interpret"),
            row(Slip.CALLS_WHEN_IT_BEGINS, "CG-04", test("aStartLeadsToAnHttpsAddress"), "begin"),
            row(
                    Slip.SENDS_CUSTOMERS_OVER_HTTP,
                    "CG-05",
                    test("aStartLeadsToAnHttpsAddress"),
                    "address of the approval"));

    @TestFactory
    Stream<DynamicTest> theKitFails() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.slip() + " breaks " + row.rules(), () -> {
                    List<String> messages = messages(row.slip(), row.where());
                    assertThat(rules(messages)).isEqualTo(Set.of(row.rules().split(" ", -1)));
                    assertThat(messages).allMatch(message -> message.contains(" Seen: "));
                    assertThat(messages).anyMatch(message -> message.contains(row.look()));
                }));
    }

    @Test
    void everySlipIsTried() {
        assertThat(ROWS).extracting(Row::slip).contains(Slip.values());
    }

    @Test
    void aProviderThatNoServicesFileNamesIsToldOfTheFile() {
        assertThat(messages(selectMethod(Unlisted.class, "serviceLoaderFindsTheProvider")))
                .singleElement()
                .asString()
                .startsWith("PR-04:")
                .contains("META-INF/services/org.tppkit.ports.spi.bank.BankAdapterProvider");
    }

    @Test
    void whatIsDeclaredAndNotDescribedIsAFailure() {
        assertThat(messages(selectMethod(Undescribed.class, "amountsStayExact")))
                .hasSize(2)
                .allMatch(message -> message.startsWith("BA-01:") && message.contains("BankDescription.accounts"));
    }

    @Test
    void messagesHoldNoSecretOfTheAdapter() {
        assertThat(messages(Slip.BODY_IN_MESSAGE, BALANCES))
                .singleElement()
                .asString()
                .contains("a refusal with status 400, RequestRejectedException")
                .doesNotContain("Kitcanary");
    }

    static class Unlisted implements ProviderContract {
        @Override
        public BankDescription description() {
            return () -> "unlisted";
        }
    }

    static class Undescribed implements AccountGatewayContract {
        @Override
        public BankDescription description() {
            return () -> AcornProvider.FAMILY;
        }
    }

    private static Row row(Slip slip, String rules, DiscoverySelector where, String look) {
        return new Row(slip, rules, where, look);
    }

    private static DiscoverySelector test(String name) {
        return selectMethod(AcornContractsTest.class, name);
    }

    private static DiscoverySelector operation(int number) {
        return selectUniqueId("[engine:junit-jupiter]/[class:" + AcornContractsTest.class.getName()
                + "]/[test-factory:whateverABankAnswers()]/[dynamic-container:#" + number + "]");
    }

    private static List<String> messages(Slip slip, DiscoverySelector where) {
        List<String> messages = new ArrayList<>();
        slip.during(() -> messages.addAll(messages(where)));
        return messages;
    }

    private static List<String> messages(DiscoverySelector where) {
        return EngineTestKit.engine("junit-jupiter").selectors(where).execute().allEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .toList();
    }

    private static Set<String> rules(List<String> messages) {
        Set<String> rules = new TreeSet<>();
        for (String message : messages) {
            Matcher rule = RULE.matcher(message);
            rules.add(rule.lookingAt() ? rule.group() : message);
        }
        return rules;
    }
}
