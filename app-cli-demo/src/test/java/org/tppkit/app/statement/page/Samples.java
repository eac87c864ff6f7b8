package org.tppkit.app.statement.page;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.Entries;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

/** Statements of all kinds, for tests and for looking at. */
final class Samples {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ZonedDateTime NOW = TODAY.atTime(21, 54).atZone(ZoneId.of("Europe/Paris"));

    /** Each kind under its name. */
    private static final Map<String, Statement> ALL = make();

    private Samples() {}

    static Statement of(AskedDays days, List<Balance> balances, List<Transaction> entries, PagingEnd end) {
        return new Statement(Entries.heading(days), NOW, balances, entries, Entries.outcome(entries, end));
    }

    static Statement complete(List<Balance> balances, List<Transaction> entries) {
        return of(AskedDays.all(), balances, entries, PagingEnd.NO_NEXT_LINK);
    }

    static Balance booked(String amount, LocalDate day) {
        return booked(Money.of(amount, "EUR"), Optional.of(day));
    }

    static Balance booked(Money amount, Optional<LocalDate> day) {
        return Balance.builder()
                .name("Solde")
                .type(BalanceType.ACCOUNTING)
                .amount(amount)
                .referenceDate(day)
                .build();
    }

    static String html(Statement statement, Language language) throws IOException {
        StringWriter page = new StringWriter();
        new PageWriter(page, language.words(), statement).write();
        return page.toString();
    }

    /** Each kind under its name. */
    static Map<String, Statement> all() {
        return ALL;
    }

    private static Map<String, Statement> make() {
        Map<String, Statement> all = new LinkedHashMap<>();
        List<Balance> usual = List.of(booked("1868.06", TODAY.minusDays(1)));
        List<Transaction> pending = List.of(
                Entries.pending("2026-11-22", "-42.10", "CARTE BOULANGERIE LE FOURNIL 🥐"),
                Entries.pending("2026-11-21", "-17.99", "CARTE LIBRAIRIE LE GRENIER"));
        List<Transaction> salary = new ArrayList<>(pending);
        salary.addAll(Entries.salaryAccount(LocalDate.of(2024, 11, 23), TODAY.minusDays(1), 4, 7));
        all.put("salary", complete(usual, salary));
        all.put("empty", complete(usual, List.of()));
        all.put("one", complete(usual, List.of(Entries.booked("2026-11-10", "-12.30", "CARTE MARCHÉ DES LICES"))));
        all.put(
                "overdrawn",
                of(
                        new AskedDays(Optional.of(TODAY.minusDays(60)), Optional.empty()),
                        List.of(booked("-412.37", TODAY.minusDays(1))),
                        Entries.salaryAccount(TODAY.minusDays(60), TODAY.minusDays(1), 6, 9),
                        PagingEnd.NO_NEXT_LINK));
        all.put(
                "many",
                complete(
                        List.of(booked("3210.00", TODAY)),
                        Entries.salaryAccount(LocalDate.of(2017, 1, 1), TODAY.minusDays(1), 9, 11)));
        all.put(
                "incomplete",
                of(
                        new AskedDays(Optional.of(LocalDate.of(2026, 1, 1)), Optional.empty()),
                        usual,
                        Entries.salaryAccount(LocalDate.of(2026, 8, 14), TODAY.minusDays(1), 5, 13),
                        PagingEnd.PAGE_READ_BEFORE));
        List<Transaction> mixed = new ArrayList<>(Entries.salaryAccount(LocalDate.of(2026, 9, 1), TODAY, 3, 17));
        mixed.add(Entries.entry(TransactionStatus.BOOKED, "-99.00", "CHF", "CARTE GENÈVE")
                .bookingDate(LocalDate.of(2026, 8, 30))
                .build());
        mixed.add(Entries.entry(TransactionStatus.OTHER, "-5.00", "EUR", "POUR INFORMATION")
                .bookingDate(LocalDate.of(2026, 8, 29))
                .build());
        all.put("currencies", complete(usual, mixed));
        all.put("pending", complete(List.of(), pending));
        all.put(
                "october",
                of(
                        new AskedDays(Optional.of(LocalDate.of(2026, 10, 1)), Optional.of(LocalDate.of(2026, 10, 31))),
                        usual,
                        Entries.salaryAccount(LocalDate.of(2026, 10, 1), TODAY.minusDays(1), 5, 19),
                        PagingEnd.NEXT_LINK_IS_SELF));
        return all;
    }

    /** Writes all of them in both languages into a folder. */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, Statement> sample : all().entrySet()) {
            for (Language language : Language.values()) {
                Path file =
                        folder.resolve(sample.getKey() + "-" + language.words().code() + ".html");
                try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                    out.write(html(sample.getValue(), language));
                }
            }
        }
    }
}
