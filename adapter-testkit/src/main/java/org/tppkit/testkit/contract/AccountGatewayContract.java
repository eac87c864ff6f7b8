package org.tppkit.testkit.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.testkit.contract.bank.PagedList;

/**
 * The rules of reading account information (rules AC of {@link org.tppkit.ports.spi.bank.AccountGateway}), beside
 * those of every gateway. They run for one bank of each kind.
 */
public interface AccountGatewayContract extends BankAdapterContract {

    /**
     * AC-06: amounts keep their exact decimal value.
     *
     * @return a test for each kind of bank that gives balances
     */
    @TestFactory
    @DisplayName("AC-06 amounts keep their exact decimal value")
    default Stream<DynamicTest> amountsStayExact() {
        return AccountTests.of(this, "AC-06", Capability.BALANCES, bench -> {
            KitValues values = KitValues.of(1);
            List<Balance> wanted = AccountTests.exactBalances();
            bench.script(AccountTests.wire(bench).balances(values.account(), wanted));
            List<Balance> got = bench.adapter().accounts().balances(values.account(), bench.call(1));
            AccountTests.require(
                    Difference.ofBalances(got, wanted),
                    "AC-06: amounts must keep their exact decimal value.",
                    "what reads an amount: java.math.BigDecimal from the text, never double or float.");
        });
    }

    /**
     * AC-04: entries outside the query's window are not returned.
     *
     * @return a test for each kind of bank that gives transactions
     */
    @TestFactory
    @DisplayName("AC-04 entries outside the query's window are not returned")
    default Stream<DynamicTest> entriesOutsideTheWindowAreLeftOut() {
        return AccountTests.of(this, "AC-04", Capability.TRANSACTIONS, bench -> {
            KitValues values = KitValues.of(1);
            List<Transaction> sent = List.of(
                    values.booked("1.00", CreditDebit.CREDIT, "2026-01-31"),
                    values.booked("2.00", CreditDebit.CREDIT, "2026-02-01"),
                    values.booked("3.00", CreditDebit.DEBIT, "2026-02-28"),
                    values.booked("4.00", CreditDebit.DEBIT, "2026-03-01"),
                    values.pending("5.00"));
            List<Transaction> wanted = List.of(sent.get(1), sent.get(2), sent.get(4));
            bench.script(AccountTests.wire(bench).transactions(values.account(), sent, Optional.empty()));
            TransactionQuery query =
                    TransactionQuery.between(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-03-01"));
            Page<Transaction> got =
                    bench.adapter().accounts().transactions(values.account(), query, Optional.empty(), bench.call(1));
            AccountTests.require(
                    Difference.ofTransactions(got.items(), wanted),
                    "AC-04: entries outside the query's window must not be returned; those without a booking day are in"
                            + " every window.",
                    "TransactionQuery.includes, for every entry of every page; 'until' is the first day not wanted.");
        });
    }

    /**
     * AC-04: entries outside the query's window are not returned on later pages either.
     *
     * @return a test for each list that a kind of bank gives in pages
     */
    @TestFactory
    @DisplayName("AC-04 entries outside the query's window are not returned on later pages either")
    default Stream<DynamicTest> theWindowHoldsOnLaterPages() {
        return AccountTests.ofLists(this, "AC-04", (bench, list) -> {
            if (list == PagedList.TRANSACTIONS) {
                PagingTests.windowHoldsOnLaterPages(bench);
            }
        });
    }

    /**
     * AC-05: unknown codes are kept.
     *
     * @return a test for each kind of bank that gives account information
     */
    @TestFactory
    @DisplayName("AC-05 unknown codes are kept")
    default Stream<DynamicTest> unknownCodesAreKept() {
        return AccountTests.of(this, "AC-05", Capability.ACCOUNTS, UnknownTests::codesAreKept);
    }

    /**
     * AC-05: unknown fields are ignored.
     *
     * @return a test for each kind of bank that gives account information
     */
    @TestFactory
    @DisplayName("AC-05 unknown fields are ignored")
    default Stream<DynamicTest> unknownFieldsAreIgnored() {
        return AccountTests.of(this, "AC-05", Capability.ACCOUNTS, UnknownTests::fieldsAreIgnored);
    }

    /**
     * AC-02: a link that leads elsewhere is refused before it is followed.
     *
     * @return a test for each list that a kind of bank gives in pages
     */
    @TestFactory
    @DisplayName("AC-02 a link that leads elsewhere is refused before it is followed")
    default Stream<DynamicTest> linksElsewhereAreRefused() {
        return AccountTests.ofLists(this, "AC-02", PagingTests::linksElsewhereAreRefused);
    }

    /**
     * AC-03: a cursor carries whatever is needed to go on.
     *
     * @return a test for each list that a kind of bank gives in pages
     */
    @TestFactory
    @DisplayName("AC-03 a cursor carries whatever is needed to go on")
    default Stream<DynamicTest> aCursorGoesOnAlone() {
        return AccountTests.ofLists(this, "AC-03", PagingTests::cursorGoesOn);
    }

    /**
     * AC-03: a page that repeats itself is noticed.
     *
     * @return a test for each list that a kind of bank gives in pages
     */
    @TestFactory
    @DisplayName("AC-03 a page that repeats itself is noticed")
    default Stream<DynamicTest> aPageThatRepeatsItselfIsNoticed() {
        return AccountTests.ofLists(this, "AC-03", PagingTests::circleEnds);
    }

    /**
     * AC-02, BA-03: a link without end is no reason to crash.
     *
     * @return a test for each list that a kind of bank gives in pages
     */
    @TestFactory
    @DisplayName("AC-02, BA-03 a link without end is no reason to crash")
    default Stream<DynamicTest> anEndlessLinkIsAnError() {
        return AccountTests.ofLists(this, "AC-02, BA-03", PagingTests::endlessLinkIsAnError);
    }

    /**
     * AC-07: an account's id cannot name another resource.
     *
     * @return a test for each kind of bank that gives balances
     */
    @TestFactory
    @DisplayName("AC-07 an account's id cannot name another resource")
    default Stream<DynamicTest> anAccountIdNamesNoOtherResource() {
        return AccountTests.of(this, "AC-07", Capability.BALANCES, AccountTests::idsNameNoOtherResource);
    }

    /**
     * AC-08: a consent that is over is told as such.
     *
     * @return a test for each kind of bank that gives account information
     */
    @TestFactory
    @DisplayName("AC-08 a consent that is over is told as such")
    default Stream<DynamicTest> aConsentThatIsOverIsTold() {
        return AccountTests.of(this, "AC-08", Capability.ACCOUNTS, AccountTests::consentThatIsOverIsTold);
    }
}
