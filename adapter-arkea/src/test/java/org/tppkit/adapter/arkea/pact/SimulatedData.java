package org.tppkit.adapter.arkea.pact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;
import org.tppkit.testkit.simulator.SimulatedBeneficiary;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/** The simulator's customers, one for each thing that states speak of. */
final class SimulatedData {
    static final int PAGE_SIZE = 5;

    static final String MANY_BOOKED = "booked-3";
    static final String FEW_BOOKED = "booked-1";
    static final String PENDING = "pending-1";
    static final String NO_ENTRIES = "none-1";
    static final String CARD = "card";
    static final String NO_ACCOUNT = "nobody";

    static final String IBAN = "FR7630006000011234567890189";

    private SimulatedData() {}

    static DataSet of(LocalDate today) {
        return DataSet.of(List.of(
                customer(MANY_BOOKED, "SIM1", entries(today, 3 * PAGE_SIZE, "BOOK")),
                customer(FEW_BOOKED, "SIM2", entries(today, 3, "BOOK")),
                customer(PENDING, "SIM3", entries(today, 2, "PDNG")),
                customer(NO_ENTRIES, "SIM4", List.of()),
                new SimulatedCustomer(CARD, "Bruno NOEL", List.of(card(today)), List.of()),
                new SimulatedCustomer(NO_ACCOUNT, "Denis CELIK", List.of(), List.of())));
    }

    private static SimulatedCustomer customer(String id, String accountId, List<SimulatedTransaction> entries) {
        SimulatedAccount account = new SimulatedAccount(
                accountId,
                "IBAN",
                IBAN,
                "EUR",
                "Compte courant",
                "PRIV",
                "CACC",
                "Account Holder",
                Optional.empty(),
                balances(entries.isEmpty() ? LocalDate.EPOCH : entries.get(0).transactionDate()),
                entries);
        return new SimulatedCustomer(id, "Anne LEFEVRE", List.of(account), List.of(beneficiary()));
    }

    private static SimulatedAccount card(LocalDate today) {
        return new SimulatedAccount(
                "SIMC",
                "CPAN",
                "************4242",
                "EUR",
                "Carte",
                "PRIV",
                "CARD",
                "Account Holder",
                Optional.of("SIM1"),
                balances(today),
                List.of());
    }

    private static List<SimulatedBalance> balances(LocalDate day) {
        return List.of(
                new SimulatedBalance("CLBD", new BigDecimal("5000.00"), day),
                new SimulatedBalance("XPCD", new BigDecimal("4987.70"), day));
    }

    private static SimulatedBeneficiary beneficiary() {
        return new SimulatedBeneficiary("Helene GARCON", Orders.BAKER, "TKBBFRP1", "FR", List.of("29200 BREST"));
    }

    private static List<SimulatedTransaction> entries(LocalDate today, int count, String status) {
        List<SimulatedTransaction> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<LocalDate> booked = status.equals("BOOK") ? Optional.of(today.minusDays(i + 1)) : Optional.empty();
            entries.add(new SimulatedTransaction(
                    new BigDecimal("12.30").add(BigDecimal.valueOf(i)),
                    i % 2 == 0 ? "DBIT" : "CRDT",
                    status,
                    booked,
                    booked,
                    today.minusDays(i + 1),
                    List.of("CB BOULANGERIE")));
        }
        return entries;
    }
}
