package org.tppkit.ports.spi.bank;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;

/**
 * Reads what a customer made available. Lists come page by page; the engine walks them.
 *
 * <p><b>Threads</b>: used by many threads at once. <b>Blocking and interruption</b>: blocks in {@link BankCall#send}.
 * <b>Null</b>: nothing is null. <b>Errors</b>: those of {@code org.tppkit.ports.error}. A status 401
 * that refuses the token, or does not say what it refuses, is a {@link org.tppkit.ports.error.RequestRejectedException}:
 * what to do about it is the engine's. A refusal that says that the consent is over is a {@link
 * org.tppkit.ports.error.ConsentRequiredException}, whatever its status. <b>Time and units</b>: dates are
 * days in the bank's zone.
 *
 * <ul>
 *   <li>AC-01 Each method MUST send at most one request.
 *   <li>AC-02 A link to another origin, or to another account's resource, MUST be refused with {@link
 *       org.tppkit.ports.error.UnexpectedAnswerException} before it is followed.
 *   <li>AC-03 A page's cursor MUST carry whatever is needed to go on, the filter included. Two
 *       cursors of one page MUST be equal, so that a circle of pages is noticed.
 *   <li>AC-04 Entries outside the query's window MUST NOT be returned, whatever the bank sends.
 *   <li>AC-05 Unknown codes MUST be kept, unknown fields MUST be ignored.
 *   <li>AC-06 Amounts MUST keep their exact decimal value.
 *   <li>AC-07 An account's id MUST be written into an address so that it cannot name another resource.
 *   <li>AC-08 An answer that says that the consent is missing or over MUST be a {@link
 *       org.tppkit.ports.error.ConsentRequiredException}.
 * </ul>
 */
public interface AccountGateway {

    /**
     * {@return a page of the customer's accounts}
     *
     * @param page which page; empty for the first
     * @param call token, request ids and deadline of the call
     */
    Page<Account> accounts(Optional<PageCursor> page, BankCall call);

    /**
     * {@return an account's balances}
     *
     * @param account which account
     * @param call token, request ids and deadline of the call
     */
    default List<Balance> balances(AccountId account, BankCall call) {
        throw new CapabilityException("this bank gives no balances");
    }

    /**
     * {@return a page of an account's transactions}
     *
     * @param account which account
     * @param query which days
     * @param page which page; empty for the first
     * @param call token, request ids and deadline of the call
     */
    default Page<Transaction> transactions(
            AccountId account, TransactionQuery query, Optional<PageCursor> page, BankCall call) {
        throw new CapabilityException("this bank gives no transactions");
    }

    /**
     * Reads a page of transactions entry by entry while its answer arrives, for pages of any length. Entries that were
     * told before an error are right, but not all. An adapter that does not implement it reads the page whole first.
     *
     * @param account which account
     * @param query which days
     * @param page which page; empty for the first
     * @param entries is told of each entry in the bank's order; what it throws ends the reading
     * @param call token, request ids and deadline of the call
     * @return the page without its entries
     */
    default Page<Transaction> eachTransaction(
            AccountId account,
            TransactionQuery query,
            Optional<PageCursor> page,
            Consumer<Transaction> entries,
            BankCall call) {
        Page<Transaction> whole = transactions(account, query, page, call);
        whole.items().forEach(entries);
        return whole.withoutItems();
    }

    /**
     * {@return the customer's identity}
     *
     * @param call token, request ids and deadline of the call
     */
    default EndUserIdentity identity(BankCall call) {
        throw new CapabilityException("this bank gives no identity");
    }

    /**
     * {@return a page of the customer's trusted beneficiaries}
     *
     * @param page which page; empty for the first
     * @param call token, request ids and deadline of the call
     */
    default Page<Beneficiary> trustedBeneficiaries(Optional<PageCursor> page, BankCall call) {
        throw new CapabilityException("this bank gives no trusted beneficiaries");
    }
}
