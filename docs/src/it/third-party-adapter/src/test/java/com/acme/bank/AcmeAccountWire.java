package com.acme.bank;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.OpenCode;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** Account information as NextGenPSD2 writes it. */
final class AcmeAccountWire implements AccountWire {

    @Override
    public WireExchange accounts(List<Account> accounts, Optional<String> next) {
        return WireExchange.get(
                "/v1/accounts",
                "{\"accounts\":" + AcmeAnswers.list(accounts, AcmeAccountWire::account)
                        + AcmeAnswers.links("next", next) + "}");
    }

    private static String account(Account account) {
        return "\"resourceId\":\"" + account.id().value() + "\",\"iban\":\""
                + account.iban().map(Iban::value).orElse("") + "\",\"currency\":\"EUR\",\"name\":\"" + account.name()
                + "\",\"cashAccountType\":\"" + account.type() + "\"";
    }

    @Override
    public WireExchange balances(AccountId account, List<Balance> balances) {
        return WireExchange.get(
                "/v1/accounts/" + account.value() + "/balances",
                "{\"balances\":" + AcmeAnswers.list(balances, AcmeAccountWire::balance) + "}");
    }

    private static String balance(Balance balance) {
        return "\"balanceType\":\"" + word(balance.type()) + "\",\"balanceAmount\":"
                + AcmeAnswers.amount(balance.amount())
                + balance.referenceDate()
                        .map(day -> ",\"referenceDate\":\"" + day + "\"")
                        .orElse("");
    }

    private static String word(BalanceType type) {
        if (type.equals(BalanceType.ACCOUNTING)) {
            return "closingBooked";
        }
        return type.equals(BalanceType.INSTANT) ? "expected" : type.code();
    }

    /** Booked and pending entries stand in lists of their own, and an amount's sign is the direction. */
    @Override
    public WireExchange transactions(AccountId account, List<Transaction> transactions, Optional<String> next) {
        return WireExchange.get(
                "/v1/accounts/" + account.value() + "/transactions",
                "{\"transactions\":{\"booked\":" + AcmeAnswers.list(booked(transactions, true), AcmeAccountWire::entry)
                        + ",\"pending\":" + AcmeAnswers.list(booked(transactions, false), AcmeAccountWire::entry)
                        + AcmeAnswers.links("next", next) + "}}");
    }

    private static List<Transaction> booked(List<Transaction> transactions, boolean wanted) {
        return transactions.stream()
                .filter(entry -> entry.bookingDate().isPresent() == wanted)
                .toList();
    }

    private static String entry(Transaction entry) {
        Money signed = entry.creditDebit() == CreditDebit.DEBIT ? entry.amount().negate() : entry.amount();
        return "\"transactionAmount\":" + AcmeAnswers.amount(signed) + ",\"remittanceInformationUnstructured\":\""
                + String.join(" ", entry.remittanceInformation()) + "\""
                + entry.bookingDate()
                        .map(day -> ",\"bookingDate\":\"" + day + "\"")
                        .orElse("");
    }

    /** Which list an entry stands in says how far it has come: there is no code that could be unknown. */
    @Override
    public Set<OpenCode> openCodes() {
        return EnumSet.of(OpenCode.BALANCE_TYPE, OpenCode.ACCOUNT_TYPE);
    }

    @Override
    public Optional<ScriptedAnswer> consentIsOver(String text) {
        return Optional.of(AcmeAnswers.refusal(401, "CONSENT_INVALID", text));
    }
}
