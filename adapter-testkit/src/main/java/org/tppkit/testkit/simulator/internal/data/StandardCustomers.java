package org.tppkit.testkit.simulator.internal.data;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.SimulatedBeneficiary;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/** The six invented customers of a bank. */
public final class StandardCustomers {

    private static final String HOLDER = "Account Holder";
    private static final int DAYS = 150;
    private static final int PENDING = 4;
    private static final String MANY_BALANCE = "2868.06";
    private static final String CO_HOLDER = "Co-account Holder";

    private final SimulatedBank bank;
    private final LocalDate today;
    private final SplittableRandom random;
    private final EntryGenerator generator;

    /** Customers of one bank, seed and day in Europe/Paris. */
    public StandardCustomers(SimulatedBank bank, Clock clock, long seed) {
        this.bank = bank;
        this.today = clock.instant().atZone(ZoneId.of("Europe/Paris")).toLocalDate();
        this.random = new SplittableRandom(seed * 100_000 + Long.parseLong(bank.bankCode()));
        this.generator = new EntryGenerator(random);
    }

    /** All customers, always in this order. */
    public List<SimulatedCustomer> all() {
        return List.of(manyTransactions(), severalAccounts(), overdrawn(), noAccounts(), noTransactions(), business());
    }

    /** All customers; the first has exactly that many entries, made when they are asked for. */
    public List<SimulatedCustomer> withTransactions(int count) {
        List<SimulatedCustomer> customers = new ArrayList<>(all());
        SimulatedCustomer many = customers.get(0);
        SimulatedAccount account = many.accounts().get(0);
        List<SimulatedTransaction> pending = generator.pending(today, Math.min(count, PENDING));
        Entries entries = EntryGenerator.lazily(pending, today, count - pending.size(), DAYS, random.nextLong());
        SimulatedAccount longer = new SimulatedAccount(
                account.resourceId(),
                account.scheme(),
                account.identification(),
                account.currency(),
                account.name(),
                account.usage(),
                account.accountType(),
                account.psuStatus(),
                account.linkedAccount(),
                balances(new BigDecimal(MANY_BALANCE), pending),
                entries);
        customers.set(0, new SimulatedCustomer(many.id(), many.name(), List.of(longer), many.beneficiaries()));
        return List.copyOf(customers);
    }

    private SimulatedCustomer manyTransactions() {
        Entries entries = Entries.of(generator.pending(today, PENDING), generator.booked(today, DAYS, 3));
        SimulatedAccount account = cash("Compte courant : Anne LEFÈVRE", "PRIV", HOLDER, MANY_BALANCE, entries);
        return new SimulatedCustomer(
                DataSet.MANY_TRANSACTIONS,
                "Anne LEFÈVRE",
                List.of(account),
                List.of(beneficiary("Hélène GARÇON"), beneficiary("Société Œuvre & Fils")));
    }

    private SimulatedCustomer severalAccounts() {
        SimulatedAccount joint = cash("Compte joint : Bruno et Zoé NOËL", "PRIV", CO_HOLDER, "1204.50", booked(30, 1));
        SimulatedAccount savings = cash(
                "Livret : Bruno NOËL",
                "PRIV",
                HOLDER,
                "15000.00",
                Entries.of(List.of(), generator.booked(today, 60, 1).subList(0, 5)));
        SimulatedAccount attorney = cash("Compte : Mme NOËL mère", "PRIV", "Attorney", "77.07", booked(10, 1));
        return new SimulatedCustomer(
                DataSet.SEVERAL_ACCOUNTS,
                "Bruno NOËL",
                List.of(joint, card(joint), savings, attorney),
                List.of(beneficiary("Zoé NOËL")));
    }

    private SimulatedCustomer overdrawn() {
        SimulatedAccount account = cash("Compte courant : Chloé MÜLLER", "PRIV", HOLDER, "-412.37", booked(20, 2));
        return new SimulatedCustomer(DataSet.OVERDRAWN, "Chloé MÜLLER", List.of(account), List.of());
    }

    private SimulatedCustomer noAccounts() {
        return new SimulatedCustomer(DataSet.NO_ACCOUNTS, "Denis ÇELIK", List.of(), List.of());
    }

    private SimulatedCustomer noTransactions() {
        SimulatedAccount account = cash("Compte neuf : Emma ÅKERS", "PRIV", HOLDER, "0.00", booked(0, 0));
        return new SimulatedCustomer(DataSet.NO_TRANSACTIONS, "Emma ÅKERS", List.of(account), List.of());
    }

    private SimulatedCustomer business() {
        Entries entries = Entries.of(generator.pending(today, 2), generator.booked(today, 45, 2));
        SimulatedAccount account = cash("SARL La Fabrique à Crêpes", "ORGA", HOLDER, "98765.43", entries);
        return new SimulatedCustomer(
                DataSet.BUSINESS,
                "SARL La Fabrique à Crêpes",
                List.of(account),
                List.of(beneficiary("Moulin de l'Élorn")));
    }

    private Entries booked(int days, int perDay) {
        return Entries.of(List.of(), generator.booked(today, days, perDay));
    }

    private SimulatedAccount cash(
            String name, String usage, String psuStatus, String balance, List<SimulatedTransaction> entries) {
        return new SimulatedAccount(
                resourceId(),
                "IBAN",
                iban(),
                "EUR",
                name,
                usage,
                "CACC",
                psuStatus,
                Optional.empty(),
                balances(new BigDecimal(balance), entries),
                entries);
    }

    private SimulatedAccount card(SimulatedAccount settledOn) {
        Entries entries = Entries.of(generator.pending(today, 6), List.of());
        return new SimulatedAccount(
                resourceId(),
                "CPAN",
                "************" + (1000 + random.nextInt(9000)),
                "EUR",
                "Carte à débit différé : Bruno NOËL",
                "PRIV",
                "CARD",
                HOLDER,
                Optional.of(settledOn.resourceId()),
                balances(new BigDecimal("0.00"), entries),
                entries);
    }

    /** The accounting balance of yesterday, and the real time balance of today: less what is pending. */
    private List<SimulatedBalance> balances(BigDecimal booked, List<SimulatedTransaction> entries) {
        BigDecimal realTime = entries.stream()
                .filter(entry -> entry.status().equals("PDNG"))
                .map(SimulatedTransaction::amount)
                .reduce(booked, BigDecimal::subtract);
        return List.of(
                new SimulatedBalance("CLBD", booked, today.minusDays(1)),
                new SimulatedBalance("XPCD", realTime, today));
    }

    private SimulatedBeneficiary beneficiary(String name) {
        return new SimulatedBeneficiary(name, iban(), bank.bic(), "FR", List.of("18 rue de l'Église", "29200 BREST"));
    }

    private String iban() {
        return FrenchIbans.of(bank.bankCode(), 1 + random.nextInt(99_999), random.nextLong(100_000_000_000L));
    }

    private String resourceId() {
        return String.format(Locale.ROOT, "%s%08d", bank.name().substring(0, 2), random.nextInt(100_000_000));
    }
}
