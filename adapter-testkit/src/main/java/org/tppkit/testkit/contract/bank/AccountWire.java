package org.tppkit.testkit.contract.bank;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * How a bank gives account information: each method says where it is asked for and writes the values as the bank does.
 * Amounts are written with exactly the digits of {@link org.tppkit.ports.model.Money#amount()}.
 *
 * <p>A method is asked only for what the bank declares. One that is missing then fails the contract, and says so.
 *
 * <p>Of the values, what the bank has no field for is left out. The contracts want ids, amounts, directions, booking days
 * and codes back; an IBAN, a currency, a label or a text only if the adapter returns one.
 *
 * <p><b>Threads</b>: may be asked by many threads at once.
 */
public interface AccountWire {

    /**
     * {@return a page of the customer's accounts}
     *
     * @param accounts what the page holds, in this order
     * @param next the address of the next page as it is to stand in the answer; empty on the last page
     */
    default WireExchange accounts(List<Account> accounts, Optional<String> next) {
        throw new UndescribedException("AccountWire.accounts is not described");
    }

    /**
     * {@return an account's balances; a negative amount is an overdraft}
     *
     * @param account whose balances; its id is to be written into the path
     * @param balances what the answer holds, in this order
     */
    default WireExchange balances(AccountId account, List<Balance> balances) {
        throw new UndescribedException("AccountWire.balances is not described");
    }

    /**
     * {@return a page of an account's transactions} The values hold booked entries first, then pending ones, which
     * have no booking date.
     *
     * @param account whose transactions; its id is to be written into the path
     * @param transactions what the page holds, in this order
     * @param next the address of the next page as it is to stand in the answer; empty on the last page
     */
    default WireExchange transactions(AccountId account, List<Transaction> transactions, Optional<String> next) {
        throw new UndescribedException("AccountWire.transactions is not described");
    }

    /**
     * {@return the customer's identity}
     *
     * @param identity what the answer holds
     */
    default WireExchange identity(EndUserIdentity identity) {
        throw new UndescribedException("AccountWire.identity is not described");
    }

    /**
     * {@return a page of the customer's trusted beneficiaries}
     *
     * @param beneficiaries what the page holds, in this order
     * @param next the address of the next page as it is to stand in the answer; empty on the last page
     */
    default WireExchange trustedBeneficiaries(List<Beneficiary> beneficiaries, Optional<String> next) {
        throw new UndescribedException("AccountWire.trustedBeneficiaries is not described");
    }

    /** {@return the lists that come in pages and name the next one by its address; without further word all three} */
    default Set<PagedList> linkedLists() {
        return EnumSet.allOf(PagedList.class);
    }

    /**
     * {@return how the bank's link to another page of a list looks: path and query}
     *
     * @param path the list's path
     * @param page 1 for the first
     */
    default String pageAddress(String path, int page) {
        return path + "?page=" + page;
    }

    /** {@return whether a request for a later page must repeat the query's days, because the bank's links drop them} */
    default boolean repeatsDaysOnPages() {
        return false;
    }

    /**
     * {@return the lists of codes that the bank writes as codes, so that an unknown one can come; without further word
     * all}
     */
    default Set<OpenCode> openCodes() {
        return EnumSet.allOf(OpenCode.class);
    }

    /**
     * {@return how the bank says that the customer's consent is missing or over; empty where it does not say so in a
     * way of its own}
     *
     * @param text stands somewhere in the body; ASCII without quotes
     */
    default Optional<ScriptedAnswer> consentIsOver(String text) {
        return Optional.empty();
    }
}
