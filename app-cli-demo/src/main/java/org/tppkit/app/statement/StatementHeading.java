package org.tppkit.app.statement;

import java.util.Optional;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.account.AccountId;

/**
 * What a statement is of.
 *
 * @param bank the bank's id
 * @param bankName the bank's name as its customers know it
 * @param account the bank's id of the account
 * @param accountName the account's label, where it was asked for
 * @param number the account's number as it may be shown: masked
 * @param days the days asked for
 */
public record StatementHeading(
        BankId bank,
        String bankName,
        AccountId account,
        Optional<String> accountName,
        Optional<String> number,
        AskedDays days) {

    /** Bank and account id only: the label often holds a person's name. */
    @Override
    public String toString() {
        return "StatementHeading[" + bank + ", " + account + ", " + days + "]";
    }
}
