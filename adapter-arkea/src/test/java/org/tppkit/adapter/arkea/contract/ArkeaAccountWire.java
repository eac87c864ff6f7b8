package org.tppkit.adapter.arkea.contract;

import static org.tppkit.adapter.arkea.contract.WireForm.link;
import static org.tppkit.adapter.arkea.contract.WireForm.quoted;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * Account information: the bodies of STET sections 4 and 10, with what these banks were seen to do. Amounts of transactions
 * bear no sign; the last page has no link to a next one, or one without address, or one to itself; and a link to another page
 * has lost the query's days.
 */
record ArkeaAccountWire(WireForm form) implements AccountWire {
    private static final String ACCOUNTS = "/psd2/v1/accounts";
    private static final String IDENTITY = "/psd2/v1/end-user-identity";
    private static final String BENEFICIARIES = "/psd2/v1/trusted-beneficiaries";

    @Override
    public WireExchange accounts(List<Account> accounts, Optional<String> next) {
        String links = """
                "self":%s,"endUserIdentity":%s,"beneficiaries":%s""".formatted(link(ACCOUNTS), link(IDENTITY), link(BENEFICIARIES));
        String more = next.map(address -> ",\"next\":" + link(address)).orElse("");
        return WireExchange.get(ACCOUNTS, list("accounts", accounts, this::account, links + more));
    }

    private String account(Account account) {
        return """
                {"resourceId":"%s","bicFi":"CMBRFR2B",%s,"name":%s,"details":"usage:PRIV","usage":"%s",\
                "cashAccountType":"%s","psuStatus":"Account Holder","_links":{"balances":%s,"transactions":%s}}""".formatted(
                        account.id(),
                        form.account(
                                account.iban().orElseThrow(),
                                account.currency().orElseThrow().getCurrencyCode()),
                        quoted(account.name()),
                        account.usage().orElseThrow().code(),
                        account.type().code(),
                        link(of(account.id(), "balances")),
                        link(of(account.id(), "transactions")));
    }

    @Override
    public WireExchange balances(AccountId account, List<Balance> balances) {
        String path = of(account, "balances");
        String links = """
                "self":%s,"transactions":%s,"parent-list":%s""".formatted(link(path), link(of(account, "transactions")), link(ACCOUNTS));
        return WireExchange.get(path, list("balances", balances, this::balance, links));
    }

    private String balance(Balance balance) {
        return """
                {"name":%s,"balanceAmount":%s,"balanceType":"%s","referenceDate":%s}""".formatted(
                        quoted(balance.name()),
                        form.amount(balance.amount()),
                        balance.type().code(),
                        form.day(balance.referenceDate().orElseThrow()));
    }

    @Override
    public WireExchange transactions(AccountId account, List<Transaction> transactions, Optional<String> next) {
        String path = of(account, "transactions");
        String last = pageAddress(path, 2);
        String self = next.isPresent() ? pageAddress(path, 1) : last;
        String links = """
                "first":%s,"last":%s,"next":%s,"self":%s""".formatted(link(pageAddress(path, 1)), link(last), link(next.orElse(last)), link(self));
        return WireExchange.get(path, list("transactions", transactions, this::transaction, links));
    }

    private String transaction(Transaction entry) {
        String days = entry.bookingDate().map(this::days).orElse(form.noBookingDate());
        return """
                {"transactionAmount":%s,"creditDebitIndicator":"%s","status":"%s",%s\
                "remittanceInformation":%s}""".formatted(
                        form.amount(entry.amount()),
                        entry.creditDebit() == CreditDebit.CREDIT ? "CRDT" : "DBIT",
                        entry.status().code(),
                        days,
                        form.remittance(entry.remittanceInformation()));
    }

    private String days(LocalDate booked) {
        String day = form.day(booked);
        return """
                "bookingDate":%s,"valueDate":%s,"transactionDate":%s,""".formatted(day, day, day);
    }

    @Override
    public WireExchange identity(EndUserIdentity identity) {
        return WireExchange.get(IDENTITY, """
                {"connectedPsu":%s,"_links":{"self":%s,"parent-list":%s}}""".formatted(quoted(identity.fullName()), link(IDENTITY), link(ACCOUNTS)));
    }

    @Override
    public WireExchange trustedBeneficiaries(List<Beneficiary> beneficiaries, Optional<String> next) {
        String links = """
                "self":%s,"parent-list":%s,"next":%s""".formatted(
                link(BENEFICIARIES), link(ACCOUNTS), next.map(WireForm::link).orElse("{}"));
        return WireExchange.get(
                BENEFICIARIES, list("beneficiaries", beneficiaries, ArkeaAccountWire::beneficiary, links));
    }

    private static String beneficiary(Beneficiary one) {
        return """
                {"isTrusted":true,"creditorAgent":{"bicFi":"CMBRFR2B"},"creditor":{"name":%s,\
                "postalAddress":{"country":"FR","addressLine":["29200 BREST"]}},"creditorAccount":{"iban":"%s"}}""".formatted(quoted(one.name()), one.iban().orElseThrow().value());
    }

    @Override
    public String pageAddress(String path, int page) {
        return path + "?page=" + (page - 1);
    }

    @Override
    public boolean repeatsDaysOnPages() {
        return true;
    }

    @Override
    public Optional<ScriptedAnswer> consentIsOver(String text) {
        return Optional.of(ArkeaErrors.consentIsOver(text));
    }

    private static String of(AccountId account, String what) {
        return ACCOUNTS + "/" + account + "/" + what;
    }

    private static <T> String list(String name, List<T> items, Function<T, String> item, String links) {
        String all = items.stream().map(item).collect(Collectors.joining(","));
        return """
                {"%s":[%s],"_links":{%s}}""".formatted(name, all, links);
    }
}
