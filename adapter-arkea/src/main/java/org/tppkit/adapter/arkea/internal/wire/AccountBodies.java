package org.tppkit.adapter.arkea.internal.wire;

import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * Reads the bodies of STET's account information, in the forms of 1.4.1 and 1.4.2 alike: the difference between the
 * versions is smaller than the difference between banks of one version. Unknown fields are passed over, unknown codes
 * kept, nulls count as absent. What cannot be read is an {@link UnexpectedAnswerException} that names the field.
 */
public final class AccountBodies {
    private final BankDates dates;
    private final BalanceReader balance;

    /** @param zone where the bank's local dates and times stand */
    public AccountBodies(ZoneId zone) {
        this.dates = new BankDates(zone);
        this.balance = new BalanceReader(dates);
    }

    /** A page of accounts ({@code HalAccounts}). */
    public ListBody<Account> accounts(BankResponse answer) {
        return read(answer, json -> ListBody.read(json, "accounts", AccountReader::read));
    }

    /** An account's balances ({@code HalBalances}). */
    public ListBody<Balance> balances(BankResponse answer) {
        return read(answer, json -> ListBody.read(json, "balances", balance::read));
    }

    /** A page of transactions ({@code HalTransactions}). */
    public ListBody<Transaction> transactions(BankResponse answer) {
        return read(answer, json -> ListBody.read(json, "transactions", new TransactionReader(dates)::read));
    }

    /** A page of transactions, entry by entry while they arrive; gives its links. */
    public PageLinks eachTransaction(BankResponse answer, Consumer<Transaction> entries) {
        return read(
                answer, json -> ListBody.readEach(json, "transactions", new TransactionReader(dates)::read, entries));
    }

    /** The customer ({@code HalEndUserIdentity}). */
    public EndUserIdentity identity(BankResponse answer) {
        return read(answer, IdentityReader::read);
    }

    /** A page of trusted beneficiaries ({@code HalBeneficiaries}). */
    public ListBody<Beneficiary> beneficiaries(BankResponse answer) {
        return read(answer, json -> ListBody.read(json, "beneficiaries", BeneficiaryReader::read));
    }

    private static <T> T read(BankResponse answer, Function<JsonBody, T> reader) {
        JsonMedia.require(answer);
        return JsonBody.read(answer.body(), reader);
    }
}
