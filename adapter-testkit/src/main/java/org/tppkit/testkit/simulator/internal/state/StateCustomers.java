package org.tppkit.testkit.simulator.internal.state;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;
import org.tppkit.testkit.simulator.SimulatedBeneficiary;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.SimulatedTransaction;
import org.tppkit.testkit.simulator.internal.data.FrenchIbans;

/** Customers for provider states, made for the one thing that a state speaks of. */
public final class StateCustomers {

    /** What the accounts of these customers cover. */
    public static final BigDecimal AVAILABLE = new BigDecimal("4987.70");

    private static final String ACCOUNT = "STATE-1";
    private static final String CARD = "STATE-2";
    private static final String BANK_CODE = "90198";
    private static final int FEW = 3;
    /** All entries happened within as many days, so that every consent reaches them. */
    private static final int DAYS = 25;

    private StateCustomers() {}

    /**
     * A customer with one cash account.
     *
     * @param kind of all entries: BOOK, PDNG or none
     * @param pages how many pages the entries fill
     * @throws IllegalArgumentException if there is no such kind, or pages are not from 1 to 100
     */
    public static SimulatedCustomer withCashAccount(LocalDate today, String kind, int pages, int pageSize) {
        if (pages < 1 || pages > 100) {
            throw new IllegalArgumentException("pages are from 1 to 100");
        }
        int count = pages == 1 ? Math.min(FEW, pageSize) : (pages - 1) * pageSize + 1;
        List<SimulatedTransaction> entries = switch (kind) {
            case "BOOK", "PDNG" -> entries(today, kind, count);
            case "none" -> List.of();
            default -> throw new IllegalArgumentException("transactions are BOOK, PDNG or none");
        };
        SimulatedAccount account = new SimulatedAccount(
                ACCOUNT,
                "IBAN",
                FrenchIbans.of(BANK_CODE, 1, 1),
                "EUR",
                "Compte courant",
                "PRIV",
                "CACC",
                "Account Holder",
                Optional.empty(),
                balances(today),
                entries);
        return new SimulatedCustomer(
                "state-" + kind + "-" + pages, "Anne LEFEVRE", List.of(account), List.of(beneficiary()));
    }

    /** A customer with one card account. */
    public static SimulatedCustomer withCard(LocalDate today) {
        SimulatedAccount card = new SimulatedAccount(
                CARD,
                "CPAN",
                "************4242",
                "EUR",
                "Carte",
                "PRIV",
                "CARD",
                "Account Holder",
                Optional.of(ACCOUNT),
                balances(today),
                List.of());
        return new SimulatedCustomer("state-card", "Bruno NOEL", List.of(card), List.of());
    }

    /** A customer without accounts and without beneficiaries. */
    public static SimulatedCustomer withNothing() {
        return new SimulatedCustomer("state-nothing", "Denis CELIK", List.of(), List.of());
    }

    private static List<SimulatedBalance> balances(LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        return List.of(
                new SimulatedBalance("CLBD", new BigDecimal("5000.00"), yesterday),
                new SimulatedBalance("XPCD", AVAILABLE, yesterday));
    }

    private static SimulatedBeneficiary beneficiary() {
        return new SimulatedBeneficiary(
                "Helene GARCON", FrenchIbans.of(BANK_CODE, 1, 2), "TKBBFRP1", "FR", List.of("29200 BREST"));
    }

    /** Newest first. */
    private static List<SimulatedTransaction> entries(LocalDate today, String kind, int count) {
        List<SimulatedTransaction> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate day = today.minusDays(1 + (long) i * DAYS / count);
            Optional<LocalDate> booked = kind.equals("BOOK") ? Optional.of(day) : Optional.empty();
            entries.add(new SimulatedTransaction(
                    new BigDecimal("12.30").add(BigDecimal.valueOf(i)),
                    i % 2 == 0 ? "DBIT" : "CRDT",
                    kind,
                    booked,
                    booked,
                    day,
                    List.of("CB BOULANGERIE")));
        }
        return entries;
    }
}
