package org.tppkit.adapter.arkea.internal.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Balance;

/**
 * Reads STET's {@code BalanceResource}. The amount carries its sign.
 *
 * @param dates reads dates in the bank's zone
 */
record BalanceReader(BankDates dates) {

    /** The balance here; null for a null. */
    @Nullable
    Balance read(JsonBody json) {
        if (!json.enterObject()) {
            return null;
        }
        Balance.Builder balance = Balance.builder().name("").type(Codes.balanceType(null));
        Money amount = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "name" -> balance.name(Optional.ofNullable(json.text()).orElse(""));
                case "balanceAmount" -> amount = AmountReader.read(json);
                case "balanceType" -> balance.type(Codes.balanceType(json.text()));
                case "referenceDate" -> balance.referenceDate(DateFields.day(json, dates));
                case "lastChangeDateTime" -> balance.lastChange(DateFields.moment(json, dates));
                case "lastCommittedTransaction" ->
                    balance.lastCommittedTransaction(Optional.ofNullable(json.filledText()));
                default -> json.skip();
            }
        }
        if (amount == null) {
            throw json.wrong("balanceAmount", "an amount is missing");
        }
        return balance.amount(amount).build();
    }
}
