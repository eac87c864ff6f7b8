package org.tppkit.app.statement.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.Entries;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

class BalanceHistoryTest {
    private static final List<Balance> HUNDRED_ON_THE_TENTH = List.of(Samples.booked("100.00", day(10)));

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 11, day);
    }

    private static Transaction booked(int day, String amount) {
        return Entries.booked(day(day).toString(), amount, "x");
    }

    private static AskedDays days(int from, int to) {
        return new AskedDays(Optional.of(day(from)), Optional.of(day(to)));
    }

    private static String points(Statement statement) {
        BalanceHistory.Result result = new BalanceHistory(statement).result();
        return result.line()
                .map(line -> String.join(
                        " ",
                        line.all().stream()
                                .map(point -> point.day().getDayOfMonth() + ":"
                                        + point.balance().amount())
                                .toList()))
                .orElseGet(() -> result.reason().orElseThrow().name());
    }

    @Test
    void theLineRunsBackFromTheBalanceAndForwardToWhatCameLater() {
        Statement statement = Samples.complete(
                HUNDRED_ON_THE_TENTH,
                List.of(booked(12, "-7.00"), booked(10, "-1.00"), booked(10, "5.00"), booked(8, "20.00")));

        assertThat(points(statement)).isEqualTo("7:76.00 8:96.00 10:100.00 12:93.00");
    }

    @Test
    void pendingAndOtherEntriesDoNotMoveIt() {
        Transaction other = Entries.entry(TransactionStatus.OTHER, "-50.00", "EUR", "info")
                .bookingDate(day(9))
                .build();
        Statement statement = Samples.complete(
                HUNDRED_ON_THE_TENTH, List.of(Entries.pending("2026-11-09", "-30.00", "x"), other, booked(8, "20.00")));

        assertThat(points(statement)).isEqualTo("7:80.00 8:100.00 10:100.00");
    }

    @Test
    void theLineCoversTheDaysAskedForAndRunsBackThroughLaterOnes() {
        Statement statement = Samples.of(
                days(2, 5),
                HUNDRED_ON_THE_TENTH,
                List.of(booked(9, "-10.00"), booked(5, "4.00"), booked(3, "-2.00")),
                PagingEnd.NO_NEXT_LINK);

        assertThat(points(statement)).isEqualTo("1:108.00 3:106.00 5:110.00");
    }

    @Test
    void daysAskedForInWhichNothingHappenedAreALevelLine() {
        Statement statement = Samples.of(days(2, 5), HUNDRED_ON_THE_TENTH, List.of(), PagingEnd.NO_CONTENT);

        assertThat(points(statement)).isEqualTo("1:100.00 5:100.00");
    }

    @Test
    void afterAnIncompleteFetchTheLineBeginsAtTheEndOfTheLastDayRead() {
        Statement statement = Samples.of(
                days(1, 30),
                HUNDRED_ON_THE_TENTH,
                List.of(booked(9, "-10.00"), booked(7, "4.00"), booked(7, "1.00")),
                PagingEnd.PAGE_LIMIT);

        assertThat(points(statement)).isEqualTo("7:110.00 9:100.00 10:100.00");
        assertThat(new BalanceHistory(statement).result().line())
                .hasValueSatisfying(line -> assertThat(line.cutShort()).isTrue());
    }

    @Test
    void nothingIsInventedWhereItCannotBeKnown() {
        List<Transaction> two = List.of(booked(9, "-10.00"), booked(8, "1.00"));
        Balance undated = Samples.booked(Money.of("1.00", "EUR"), Optional.empty());
        Balance realTime = Balance.builder()
                .name("x")
                .type(BalanceType.INSTANT)
                .amount(Money.of("1.00", "EUR"))
                .referenceDate(day(10))
                .build();
        assertThat(points(Samples.complete(List.of(undated, realTime), two))).isEqualTo("NO_BALANCE");
        assertThat(points(Samples.complete(
                        List.of(Samples.booked("1.00", day(10)), Samples.booked("2.00", day(10))), two)))
                .isEqualTo("BALANCES_DISAGREE");
        assertThat(points(
                        Samples.complete(List.of(Samples.booked(Money.of("1.00", "CHF"), Optional.of(day(10)))), two)))
                .isEqualTo("SEVERAL_CURRENCIES");
        assertThat(points(Samples.complete(
                        HUNDRED_ON_THE_TENTH,
                        List.of(Entries.entry(TransactionStatus.BOOKED, "1.00", "EUR")
                                .build()))))
                .isEqualTo("UNDATED_ENTRIES");
        assertThat(points(Samples.of(
                        days(20, 25), HUNDRED_ON_THE_TENTH, List.of(booked(21, "1.00")), PagingEnd.NO_NEXT_LINK)))
                .isEqualTo("BALANCE_TOO_OLD");
        List<Transaction> oldestFirst = List.of(booked(8, "1.00"), booked(9, "-10.00"));
        assertThat(points(Samples.of(AskedDays.all(), HUNDRED_ON_THE_TENTH, oldestFirst, PagingEnd.PAGE_LIMIT)))
                .isEqualTo("ORDER_UNKNOWN");
        assertThat(points(Samples.of(days(1, 5), HUNDRED_ON_THE_TENTH, two, PagingEnd.PAGE_LIMIT)))
                .isEqualTo("NOTHING_KNOWN");
        assertThat(points(Samples.complete(HUNDRED_ON_THE_TENTH, List.of()))).isEqualTo("NO_ENTRIES");
    }

    @Test
    void everyDaysBalanceIsTheOneBeforeAndWhatWasBookedInBetween() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Transaction> entries = new ArrayList<>();
            for (int day = 28; day > 0; day--) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    entries.add(booked(day, (random.nextBoolean() ? "-" : "") + random.nextInt(900) + ".05"));
                }
            }
            entries.add(booked(1, "1.00"));
            LocalDate anchor = day(1 + random.nextInt(28));
            Statement statement = Samples.complete(List.of(Samples.booked("100.00", anchor)), entries);

            BalanceLine line = new BalanceHistory(statement).result().line().orElseThrow();

            assertThat(line.on(anchor)).as("seed %d", seed).contains(Money.of("100.00", "EUR"));
            for (int day = 1; day <= line.last().day().getDayOfMonth(); day++) {
                LocalDate today = day(day);
                Money before = line.on(today.minusDays(1)).orElseThrow();
                Money change = entries.stream()
                        .filter(entry -> entry.bookingDate().equals(Optional.of(today)))
                        .map(Transaction::signedAmount)
                        .reduce(
                                Ledger.none(YearMonth.from(today), Currency.getInstance("EUR"))
                                        .in(),
                                Money::plus);
                assertThat(line.on(today)).as("seed %d, day %d", seed, day).contains(before.plus(change));
            }
        }
    }
}
