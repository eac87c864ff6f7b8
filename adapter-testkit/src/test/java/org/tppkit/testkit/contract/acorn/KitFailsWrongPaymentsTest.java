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

/**
 * Adapters that are each wrong in one thing about payments or funds, the rules that the kit fails them by, and where its
 * messages send the author. That the right adapter passes is {@link AcornContractsTest}.
 */
class KitFailsWrongPaymentsTest {
    private static final Pattern RULE = Pattern.compile("[A-Z]{2}-[0-9]{2}(?=:)");

    /** Operations of bank oak, version 2, as they stand in {@code whateverABankAnswers}. */
    private static final DiscoverySelector CONFIRMATION = operation(16);

    private static final DiscoverySelector FUNDS = operation(19);

    private record Row(PaymentSlip slip, String rules, DiscoverySelector where, String look) {}

    private static final List<Row> ROWS = List.of(
            // once
            row(PaymentSlip.REPEATS_A_LOST_INITIATION, "PG-01", "nothingIsSentTwice", "is paid twice"),
            row(PaymentSlip.REPEATS_A_CONFIRMATION_ON_503, "PG-01", "nothingIsSentTwice", "is paid twice"),
            row(PaymentSlip.ASKS_BEFORE_IT_CANCELS, "PG-01", "nothingIsSentTwice", "what is asked beside the step"),
            row(PaymentSlip.SAYS_THAT_NOTHING_ARRIVED, "PG-01", "nothingIsSentTwice", "may have arrived"),
            row(PaymentSlip.TAKES_AN_OUTAGE_FOR_A_REFUSAL, "PG-01", "nothingIsSentTwice", "BankUnavailableException"),
            new Row(PaymentSlip.CONFIRMS_TWICE, "BA-04 PG-01", CONFIRMATION, "what is asked beside the operation"),

            // bytes
            row(PaymentSlip.WRITES_THE_TIME, "PG-02", "theSameRequestIsTheSameBytes", "times, random ids"),
            row(PaymentSlip.WRITES_A_RANDOM_ID, "PG-02", "theSameRequestIsTheSameBytes", "times, random ids"),
            row(PaymentSlip.WRITES_EXPONENTS, "PG-03", "amountsAreWrittenExactly", "written as 1E+2 EUR"),
            row(PaymentSlip.ROUNDS_TO_TENTHS, "PG-03", "amountsAreWrittenExactly", "no rounding"),
            row(PaymentSlip.AMOUNTS_THROUGH_FLOAT, "PG-03", "amountsAreWrittenExactly", "never double or float"),
            row(PaymentSlip.PAYS_THE_DEBTOR, "PG-03", "whatIsDeclaredIsWritten", "another account"),
            row(PaymentSlip.WRITES_ONE_TRANSFER, "PG-03", "whatIsDeclaredIsWritten", "1 transfers, not 2"),
            row(PaymentSlip.DROPS_THE_END_TO_END_ID, "PG-04", "nothingIsLeftOut", "the end-to-end id"),
            row(PaymentSlip.CUTS_TEXTS_OFF, "PG-04", "nothingIsLeftOut", "the remittance's text"),
            row(PaymentSlip.DROPS_THE_ADDRESS, "PG-04", "nothingIsLeftOut", "the creditor's country"),
            row(PaymentSlip.EVERY_ORDER_IS_MONTHLY, "PG-04", "nothingIsLeftOut", "a standing order's frequency"),
            row(PaymentSlip.DROPS_THE_PRIORITY, "PG-04", "nothingIsLeftOut", "the priority"),
            row(PaymentSlip.SENDS_INSTANT_PAYMENTS_AS_USUAL_ONES, "PG-04", "nothingIsLeftOut", "the scheme"),
            row(
                    PaymentSlip.TAKES_WHAT_IS_NOT_DECLARED,
                    "BA-01",
                    "undeclaredPaymentsAreRefused",
                    "asks the context's descriptor"),

            // the customer's way
            row(PaymentSlip.INTERPRET_THROWS, "PG-05", "interpretingPaymentsThrowsForNothing", "is Unintelligible"),
            row(
                    PaymentSlip.INTERPRET_CALLS_SOMEBODY,
                    "PG-05",
                    "interpretingPaymentsThrowsForNothing",
                    "is asked by the engine"),
            row(PaymentSlip.TAKES_REFUSALS_FOR_APPROVALS, "PG-05", "callbacksOfPaymentsAreToldApart", "a refusal was"),
            row(PaymentSlip.TAKES_ANY_ERROR_FOR_A_REFUSAL, "PG-05", "callbacksOfPaymentsAreToldApart", "an error was"),
            row(PaymentSlip.LOSES_THE_STATE, "PG-06", "theStateOfAPaymentComesBack", "a single payment"),
            row(PaymentSlip.LOSES_THE_STATE_OF_CANCELLATIONS, "PG-06", "theStateOfAPaymentComesBack", "a cancellation"),
            row(
                    PaymentSlip.SENDS_CUSTOMERS_OVER_HTTP,
                    "PG-06",
                    "theStateOfAPaymentComesBack",
                    "address of the approval"),

            // what the bank says
            row(PaymentSlip.WRITES_A_CANCELLED_PAYMENT_ANEW, "PG-07", "whatWasRetrievedIsSentBack", "is missing"),
            row(PaymentSlip.CHANGES_MORE_THAN_ASKED, "PG-07", "whatWasRetrievedIsSentBack", "'/reference' is another"),
            row(
                    PaymentSlip.CANCELS_WITH_AMOUNTS_THROUGH_DOUBLE,
                    "PG-07",
                    "whatWasRetrievedIsSentBack",
                    "'/transfers/0/amount' is another"),
            row(PaymentSlip.DROPS_UNKNOWN_STATUSES, "PG-08", "statusesOfPaymentsAreKept", "the bank says KITX"),
            row(PaymentSlip.TAKES_ANOTHER_PAYMENT, "PG-09", "anotherPaymentIsRefused", "the reading of a payment"),
            row(PaymentSlip.TAKES_ANOTHER_CANCELLATION, "PG-09", "anotherPaymentIsRefused", "the cancellation"),
            row(PaymentSlip.LOSES_THE_PRODUCT, "BA-01", "whatIsDeclaredWorks", "the payment's resource id"),

            // funds
            row(PaymentSlip.KEEPS_THE_ANSWER, "FG-02", "noAnswerAboutFundsIsKept", "fields and caches"),
            new Row(PaymentSlip.ASKS_FOR_FUNDS_TWICE, "BA-04 FG-01", FUNDS, "what is asked beside the operation"),
            row(PaymentSlip.TAKES_ANOTHER_ANSWER, "FG-03", "anAnswerToAnotherQuestionIsRefused", "held against it"),
            row(PaymentSlip.ROUNDS_THE_QUESTION, "FG-04", "amountsInQuestionsAreExact", "no rounding"),
            new Row(PaymentSlip.IBAN_IN_MESSAGE, "BA-02", FUNDS, "messages that are put together"));

    @TestFactory
    Stream<DynamicTest> theKitFails() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.slip() + " breaks " + row.rules(), () -> {
                    List<String> messages = messages(row);
                    assertThat(rules(messages)).isEqualTo(Set.of(row.rules().split(" ", -1)));
                    assertThat(messages).allMatch(message -> message.contains(" Seen: "));
                    assertThat(messages).anyMatch(message -> message.contains(row.look()));
                    assertThat(messages).noneMatch(message -> message.contains("Kitcanary"));
                }));
    }

    @Test
    void everySlipIsTried() {
        assertThat(ROWS).extracting(Row::slip).contains(PaymentSlip.values());
    }

    private static Row row(PaymentSlip slip, String rules, String test, String look) {
        return new Row(slip, rules, selectMethod(AcornContractsTest.class, test), look);
    }

    private static DiscoverySelector operation(int number) {
        return selectUniqueId("[engine:junit-jupiter]/[class:" + AcornContractsTest.class.getName()
                + "]/[test-factory:whateverABankAnswers()]/[dynamic-container:#" + number + "]");
    }

    private static List<String> messages(Row row) {
        List<String> messages = new ArrayList<>();
        row.slip()
                .during(() ->
                        EngineTestKit.engine("junit-jupiter")
                                .selectors(row.where())
                                .execute()
                                .allEvents()
                                .finished()
                                .stream()
                                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                                .flatMap(result -> result.getThrowable().stream())
                                .map(Throwable::getMessage)
                                .forEach(messages::add));
        return messages;
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
