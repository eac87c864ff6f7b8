package org.tppkit.app.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Accounts;
import org.tppkit.core.Consent;
import org.tppkit.core.Listing;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.consent.ConsentRequest;

/**
 * Account information from the first redirect to the end of the consent. Each step checks what it got against what the bank
 * knows, so that a table that is shown is a table that is right.
 */
final class AccountJourney implements Journey {
    private static final String CONSENT = "consent";
    private static final String TOKENS = "tokens";
    private static final String ACCOUNTS = "accounts";
    private static final String BALANCES = "balances";
    private static final String TRANSACTIONS = "transactions";
    private static final String IDENTITY = "identity";
    private static final String BENEFICIARIES = "beneficiaries";
    private static final String REFRESH = "refresh";
    private static final String REVOKE = "revoke";

    /** An access token lives for an hour (Arkéa Production page). */
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(61);

    private final Consumer<Table> tables;

    /** @param tables shows what was read */
    AccountJourney(Consumer<Table> tables) {
        this.tables = tables;
    }

    @Override
    public String role() {
        return "AISP";
    }

    @Override
    public String purpose() {
        return "Account information";
    }

    @Override
    public List<Phase> phases() {
        return List.of(
                Phase.of(CONSENT, CONSENT, TOKENS),
                Phase.of("reads", ACCOUNTS, BALANCES, TRANSACTIONS, IDENTITY, BENEFICIARIES),
                Phase.of(REFRESH, REFRESH),
                Phase.of(REVOKE, REVOKE));
    }

    @Override
    public void walk(Visit visit, Steps steps) {
        CustomerData expected = new CustomerData(visit.customer(), earliestDay(visit));

        ConsentRequest request = ConsentRequest.accountInformation(visit.subject());
        Approval approval =
                steps.take(CONSENT, () -> Approval.of(request, visit), done -> "the customer approved at the bank");
        Consent consent = steps.take(TOKENS, () -> approval.complete(visit), AccountJourney::validity);
        Accounts accounts = visit.bank().accounts(consent, visit.psu());

        Listing<Account> list =
                steps.take(ACCOUNTS, () -> list(accounts, expected), read -> counted(read.size(), "account"));
        tables.accept(AccountTables.accounts(list));

        Map<AccountId, List<Balance>> balances =
                steps.take(BALANCES, () -> balances(accounts, list, expected), read -> "of each account");
        tables.accept(AccountTables.balances(balances));

        List<History> histories =
                steps.take(TRANSACTIONS, () -> histories(accounts, list, expected), AccountJourney::completeness);
        histories.forEach(history -> tables.accept(AccountTables.transactions(history)));

        EndUserIdentity identity = steps.take(IDENTITY, () -> identity(accounts, expected), read -> "");
        tables.accept(AccountTables.identity(identity));

        List<Beneficiary> beneficiaries = steps.take(
                BENEFICIARIES,
                () -> beneficiaries(accounts, expected),
                read -> counted(read.size(), "trusted beneficiary", "trusted beneficiaries"));
        tables.accept(AccountTables.beneficiaries(beneficiaries));

        steps.take(REFRESH, () -> outliveToken(visit, accounts, expected), AccountJourney::refreshed);
        steps.take(REVOKE, () -> revoke(visit, consent), ended -> "the bank knows of no consent any more");
    }

    private static Listing<Account> list(Accounts accounts, CustomerData expected) {
        Listing<Account> list = accounts.list();
        Check.that(list.end().isComplete(), "the list of accounts is not complete");
        expected.checkAccounts(list);
        return list;
    }

    private static Map<AccountId, List<Balance>> balances(
            Accounts accounts, List<Account> list, CustomerData expected) {
        Map<AccountId, List<Balance>> balances = new LinkedHashMap<>();
        list.forEach(account -> balances.put(account.id(), accounts.balances(account.id())));
        expected.checkBalances(balances);
        return balances;
    }

    private static List<History> histories(Accounts accounts, List<Account> list, CustomerData expected) {
        List<History> histories =
                list.stream().map(account -> History.read(accounts, account)).toList();
        histories.forEach(expected::checkHistory);
        return histories;
    }

    private static EndUserIdentity identity(Accounts accounts, CustomerData expected) {
        EndUserIdentity identity = accounts.identity().value();
        expected.checkIdentity(identity);
        return identity;
    }

    private static List<Beneficiary> beneficiaries(Accounts accounts, CustomerData expected) {
        List<Beneficiary> beneficiaries = accounts.trustedBeneficiaries();
        expected.checkBeneficiaries(beneficiaries);
        return beneficiaries;
    }

    /** Time passes at the bank until it refuses the access token: the library refreshes once and asks again. */
    private static BankView outliveToken(Visit visit, Accounts accounts, CustomerData expected) {
        int mark = BankView.mark(visit.simulator());
        visit.pass(LONGER_THAN_A_TOKEN);
        list(accounts, expected);
        BankView seen = BankView.since(mark, visit.simulator());
        Check.count("refused access tokens", 1, seen.answered(401));
        Check.count("refreshes", 1, seen.refreshes());
        Check.count("requests for accounts", 2, seen.reads());
        return seen;
    }

    private static boolean revoke(Visit visit, Consent consent) {
        Approval.revoke(consent, visit);
        requireRefusal(visit.bank().accounts(consent, visit.psu()));
        return true;
    }

    private static void requireRefusal(Accounts accounts) {
        try {
            accounts.list();
        } catch (ConsentRequiredException expected) {
            return;
        }
        throw new MismatchException("accounts could be read without a consent");
    }

    private static Optional<LocalDate> earliestDay(Visit visit) {
        BankDescriptor bank = visit.bank().descriptor();
        LocalDate today = LocalDate.ofInstant(visit.clock().instant(), bank.zone());
        return bank.historyDays().map(today::minusDays);
    }

    private static String validity(Consent consent) {
        LocalDate renewal = LocalDate.ofInstant(consent.scaRenewalDueBy(), ZoneOffset.UTC);
        return "code exchanged; the customer is asked again by " + renewal;
    }

    private static String completeness(List<History> histories) {
        int entries = histories.stream().mapToInt(h -> h.entries().size()).sum();
        int pages =
                histories.stream().mapToInt(h -> h.completeness().pagesRead()).sum();
        String sum = histories.stream()
                .flatMap(history -> history.sum().stream())
                .reduce(Money::plus)
                .map(total -> ", sum " + total)
                .orElse("");
        return entries + " in " + counted(pages, "page") + ", complete" + sum;
    }

    private static String refreshed(BankView seen) {
        return "an hour later: token refused, " + seen.refreshes() + " refresh, accounts read again";
    }

    private static String counted(int count, String one) {
        return counted(count, one, one + "s");
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
