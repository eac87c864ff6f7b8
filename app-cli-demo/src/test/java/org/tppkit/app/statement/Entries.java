package org.tppkit.app.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tppkit.core.Transactions.Completeness;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;

/** Entries of accounts for tests. All data is invented. */
public final class Entries {
    private static final List<String> SHOPS = List.of(
            "CARTE BOULANGERIE LE FOURNIL",
            "CARTE MARCHÉ DES LICES",
            "PRLV SEPA ÉLECTRICITÉ DE L'OUEST",
            "CARTE SNCF VOYAGES",
            "RETRAIT DAB RENNES RÉPUBLIQUE",
            "CARTE PHARMACIE DU PORT",
            "PRLV ASSURANCE « Cœur de Bretagne »");

    private Entries() {}

    public static StatementHeading heading(AskedDays days) {
        return new StatementHeading(
                BankId.of("arkea:fortuneo"),
                "Fortuneo",
                AccountId.of("FO00000001"),
                Optional.of("Compte courant : Anne LEFÈVRE"),
                Optional.of("FR** **** 2606"),
                days);
    }

    public static Transaction booked(String day, String signed, String... text) {
        return entry(TransactionStatus.BOOKED, signed, "EUR", text)
                .bookingDate(LocalDate.parse(day))
                .valueDate(LocalDate.parse(day))
                .build();
    }

    public static Transaction pending(String day, String signed, String... text) {
        return entry(TransactionStatus.PENDING, signed, "EUR", text)
                .transactionDate(LocalDate.parse(day))
                .build();
    }

    /** A builder for what is out of the ordinary. */
    public static Transaction.Builder entry(TransactionStatus status, String signed, String currency, String... text) {
        boolean debit = signed.startsWith("-");
        return Transaction.builder()
                .status(status)
                .amount(Money.of(debit ? signed.substring(1) : signed, currency))
                .creditDebit(debit ? CreditDebit.DEBIT : CreditDebit.CREDIT)
                .addRemittanceInformation(text);
    }

    /** How reading of those entries ended. */
    public static Outcome outcome(List<Transaction> entries, PagingEnd end) {
        Tally tally = new Tally();
        entries.forEach(tally::add);
        return tally.outcome(completeness(3, Optional.of(end)));
    }

    public static Completeness completeness(int pages, Optional<PagingEnd> end) {
        return new Completeness(TransactionQuery.all(), pages, pages, List.of(), end);
    }

    /** An account with a salary, rent, and a life; newest first. */
    public static List<Transaction> salaryAccount(LocalDate first, LocalDate last, int perWeek, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Transaction> entries = new ArrayList<>();
        for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
            if (day.getDayOfMonth() == 28) {
                entries.add(booked(day.toString(), "2480.00", "VIR SALAIRE SOCIÉTÉ GÉNÉREUSE", "PAIE DU MOIS"));
            }
            if (day.getDayOfMonth() == 5) {
                entries.add(booked(day.toString(), "-780.00", "VIR LOYER Résidence les Châtaigniers"));
            }
            if (day.getMonthValue() == 7 && day.getDayOfMonth() == 12) {
                entries.add(booked(day.toString(), "-1240.50", "CARTE AGENCE DE VOYAGES L'HORIZON"));
            }
            for (int i = 0; i < perWeek; i++) {
                if (random.nextInt(7) == 0) {
                    String amount = "-" + (3 + random.nextInt(780 / perWeek)) + "." + (10 + random.nextInt(90));
                    entries.add(booked(day.toString(), amount, SHOPS.get(random.nextInt(SHOPS.size()))));
                }
            }
        }
        return entries;
    }
}
