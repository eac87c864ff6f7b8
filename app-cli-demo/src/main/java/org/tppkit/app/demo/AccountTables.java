package org.tppkit.app.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tppkit.app.terminal.Table;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;

/** Account information as tables. Account numbers are masked, people's names shortened to their initials. */
final class AccountTables {
    private static final int ROWS_SHOWN = 8;

    private AccountTables() {}

    static Table accounts(List<Account> accounts) {
        Table table = Table.of("account", "number", "name", "type", "the customer is");
        accounts.forEach(account -> table.row(
                account.id().value(),
                number(account),
                account.name(),
                account.type().code(),
                account.psuStatus().orElse("")));
        return table;
    }

    static Table balances(Map<AccountId, List<Balance>> balances) {
        Table table = Table.of("account", "balance", "day", ">amount");
        balances.forEach((account, all) -> all.forEach(balance -> table.row(
                account.value(),
                balance.type().code(),
                day(balance.referenceDate()),
                balance.amount().toString())));
        return table;
    }

    /** The first entries of a history. */
    static Table transactions(History history) {
        Table table = Table.of("booked", "value", "status", "text", ">amount");
        history.entries().stream()
                .limit(ROWS_SHOWN)
                .forEach(entry -> table.row(
                        day(entry.bookingDate()),
                        day(entry.valueDate()),
                        entry.status().code(),
                        text(entry),
                        entry.signedAmount().toString()));
        int more = history.entries().size() - ROWS_SHOWN;
        if (more > 0) {
            table.row("…", "", "", more + " more", "");
        }
        return table;
    }

    static Table identity(EndUserIdentity identity) {
        return Table.of("the customer's initials").row(initials(identity.fullName()));
    }

    static Table beneficiaries(List<Beneficiary> beneficiaries) {
        Table table = Table.of("initials", "number", "trusted");
        beneficiaries.forEach(beneficiary -> table.row(
                initials(beneficiary.name()),
                beneficiary.iban().map(Iban::masked).orElse(""),
                beneficiary.trusted().map(trusted -> trusted ? "yes" : "no").orElse("")));
        return table;
    }

    private static String number(Account account) {
        return account.iban()
                .map(Iban::masked)
                .or(() -> account.otherIdentification().map(GenericIdentification::schemeName))
                .orElse("");
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static String text(Transaction transaction) {
        return transaction.remittanceInformation().stream().findFirst().orElse("");
    }

    private static String initials(String name) {
        return Arrays.stream(name.split(" ", -1))
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .map(word -> new StringBuilder().appendCodePoint(word.codePointAt(0)) + ".")
                .collect(Collectors.joining(" "));
    }
}
