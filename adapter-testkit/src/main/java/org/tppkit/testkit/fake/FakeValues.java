package org.tppkit.testkit.fake;

import java.time.LocalDate;
import java.util.Currency;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

/**
 * Plain values for a {@link FakeBank}, all in euro. Whoever needs more builds on: {@code Account.builder().from(…)}.
 */
public final class FakeValues {
    private static final String EURO = "EUR";

    private FakeValues() {}

    /**
     * {@return a cash account in euro, named {@code Account} and its id}
     *
     * @param id the bank's id, for instance {@code a-1}
     */
    public static Account account(String id) {
        return Account.builder()
                .id(AccountId.of(id))
                .name("Account " + id)
                .type(CashAccountType.CASH)
                .currency(Currency.getInstance(EURO))
                .build();
    }

    /**
     * {@return an accounting balance}
     *
     * @param amount for instance {@code 12.34} or {@code -3.00}
     */
    public static Balance balance(String amount) {
        return Balance.builder()
                .name("Accounting balance")
                .amount(Money.of(amount, EURO))
                .type(BalanceType.ACCOUNTING)
                .build();
    }

    /**
     * {@return a booked transaction}
     *
     * @param day of booking, for instance {@code 2026-11-02}
     * @param amount as the account sees it: {@code -12.34} goes out
     * @param words what the parties wrote
     */
    public static Transaction transaction(String day, String amount, String words) {
        Money signed = Money.of(amount, EURO);
        return Transaction.builder()
                .amount(signed.isNegative() ? signed.negate() : signed)
                .creditDebit(signed.isNegative() ? CreditDebit.DEBIT : CreditDebit.CREDIT)
                .status(TransactionStatus.BOOKED)
                .bookingDate(LocalDate.parse(day))
                .addRemittanceInformation(words)
                .build();
    }
}
