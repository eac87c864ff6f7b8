package org.tppkit.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tppkit.core.internal.call.PageWalk;
import org.tppkit.core.internal.call.TokenSource;
import org.tppkit.core.internal.call.UnattendedQuota;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.event.Operation;

/**
 * What a customer's consent lets the third party read. Every method asks the bank; nothing is kept. Used by any number of
 * threads.
 *
 * <p>Reads are repeated as the {@link RetryPolicy} says; each result and each error tells how many requests were sent.
 * Every method may throw the errors of {@link org.tppkit.ports.error.TppException}'s family; above all {@link
 * org.tppkit.ports.error.ConsentRequiredException}: send the customer through the redirect again.
 */
public final class Accounts {
    private final Bank.Parts parts;
    private final Consent consent;
    private final PsuContext psu;
    private final TokenSource tokens;

    Accounts(Bank.Parts parts, Consent consent, PsuContext psu) {
        this.parts = parts;
        this.consent = consent;
        this.psu = psu;
        this.tokens = parts.consents().tokens(consent.id());
    }

    /** {@return the accounts that the customer made available, all pages} */
    public Listing<Account> list() {
        require(Capability.ACCOUNTS);
        return all(page -> read(
                Operation.ACCOUNTS,
                access(Operation.ACCOUNTS, page),
                call -> parts.adapter().accounts().accounts(page, call)));
    }

    /**
     * {@return an account's balances} The id suffices: no need to list accounts first.
     *
     * @param account which account, by the bank's id; one that was kept from an earlier listing will do
     */
    public Listing<Balance> balances(AccountId account) {
        require(Capability.BALANCES);
        Answer<List<Balance>> answer = read(
                Operation.BALANCES,
                access(Operation.BALANCES, Optional.empty(), account),
                call -> parts.adapter().accounts().balances(account, call));
        return new Listing<>(answer.value(), PagingEnd.NO_NEXT_LINK, answer.requestsSent(), answer.requestIds());
    }

    /**
     * {@return an account's transactions as far back as the bank goes without being asked for more}
     *
     * @param account which account, by the bank's id
     */
    public Transactions transactions(AccountId account) {
        return transactions(account, TransactionQuery.all());
    }

    /**
     * {@return an account's transactions in a window of days}
     *
     * @param account which account, by the bank's id
     * @param query which days, in the bank's zone
     * @throws InvalidRequestException if the window begins earlier than the bank allows for this consent; nothing is sent
     */
    public Transactions transactions(AccountId account, TransactionQuery query) {
        require(Capability.TRANSACTIONS);
        requireWithinHistory(query);
        return new Transactions(
                query,
                walk(page -> read(
                        Operation.TRANSACTIONS,
                        access(Operation.TRANSACTIONS, page, account),
                        call -> parts.adapter().accounts().transactions(account, query, page, call))),
                entries -> walk(page -> parts.calls()
                        .ask(
                                Operation.TRANSACTIONS,
                                tokens,
                                psu,
                                access(Operation.TRANSACTIONS, page, account),
                                call -> parts.adapter()
                                        .accounts()
                                        .eachTransaction(account, query, page, entries, call))));
    }

    /** {@return who the customer is, in the bank's words} */
    public Answer<EndUserIdentity> identity() {
        require(Capability.IDENTITY);
        return read(
                Operation.IDENTITY,
                access(Operation.IDENTITY, Optional.empty()),
                call -> parts.adapter().accounts().identity(call));
    }

    /** {@return whom the customer trusts as beneficiaries, all pages} */
    public Listing<Beneficiary> trustedBeneficiaries() {
        require(Capability.TRUSTED_BENEFICIARIES);
        return all(page -> read(
                Operation.TRUSTED_BENEFICIARIES,
                access(Operation.TRUSTED_BENEFICIARIES, page),
                call -> parts.adapter().accounts().trustedBeneficiaries(page, call)));
    }

    private void require(Capability capability) {
        if (!parts.descriptor().supports(parts.version(), capability)) {
            throw new CapabilityException(
                    parts.descriptor().id() + " does not offer " + capability + " in version " + parts.version());
        }
    }

    private void requireWithinHistory(TransactionQuery query) {
        if (consent.scope() == ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY) {
            return;
        }
        LocalDate today =
                LocalDate.ofInstant(parts.time().now(), parts.descriptor().zone());
        Optional<LocalDate> earliest = parts.descriptor().historyDays().map(today::minusDays);
        if (earliest.isPresent()
                && query.from().isPresent()
                && query.from().get().isBefore(earliest.get())) {
            throw new InvalidRequestException(
                    "from",
                    "without extended history " + parts.descriptor().id() + " gives "
                            + parts.descriptor().historyDays().get() + " days, that is from " + earliest.get()
                            + " on; ask for a later day, or for a consent with extended history");
        }
    }

    private <T> Answer<T> read(Operation operation, UnattendedQuota.Access access, Function<BankCall, T> work) {
        return parts.calls().read(operation, tokens, psu, access, work);
    }

    /** What a call without the customer is counted under, where the bank's rules limit such calls. */
    private UnattendedQuota.Access access(Operation operation, Optional<PageCursor> page, AccountId... account) {
        List<String> resource = new ArrayList<>(List.of(operation.name()));
        for (AccountId id : account) {
            resource.add(id.value());
        }
        return parts.quota()
                .map(quota -> quota.of(consent.id(), resource, page.isPresent()))
                .orElse(UnattendedQuota.Access.UNCOUNTED);
    }

    private <T> PageWalk<T> walk(Function<Optional<PageCursor>, Answer<Page<T>>> read) {
        return new PageWalk<>(parts.descriptor().id(), parts.settings().pageLimit(), read);
    }

    private <T> Listing<T> all(Function<Optional<PageCursor>, Answer<Page<T>>> read) {
        PageWalk<T> walk = walk(read);
        List<T> items = new ArrayList<>();
        while (walk.hasNext()) {
            items.addAll(walk.nextPage());
        }
        return new Listing<>(items, walk.end().orElseThrow(), walk.requestsSent(), walk.requestIds());
    }

    @Override
    public String toString() {
        return "Accounts[" + consent + "]";
    }
}
