package org.tppkit.app.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tppkit.app.terminal.Table;
import org.tppkit.core.Payments;

/**
 * Payments of every kind, each approved or refused by the customer at the bank. Each step checks what it got against what the
 * bank knows: the payment's state, its amounts, and how often money left the account.
 */
final class PaymentJourney implements Journey {
    private static final String SINGLE = "single";
    private static final String INSTANT = "instant";
    private static final String SEVERAL = "several";
    private static final String DATED = "dated";
    private static final String CANCEL = "cancel";
    private static final String STANDING = "standing";
    private static final String REFUSED = "refused";
    private static final String REVOKE = "revoke";

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Consumer<Table> tables;

    /** @param tables shows what became of the payments */
    PaymentJourney(Consumer<Table> tables) {
        this.tables = tables;
    }

    @Override
    public String role() {
        return "PISP";
    }

    @Override
    public String purpose() {
        return "Payments";
    }

    @Override
    public List<Phase> phases() {
        return List.of(
                Phase.of("now", SINGLE, INSTANT, SEVERAL),
                Phase.of("dated", DATED, CANCEL),
                Phase.of(STANDING, STANDING),
                Phase.of(REFUSED, REFUSED),
                Phase.of(REVOKE, REVOKE));
    }

    @Override
    public void walk(Visit visit, Steps steps) {
        waitForWorkingDay(visit);
        Payments payments = visit.bank().payments(visit.psu());
        PaymentDesk desk = new PaymentDesk(visit, payments);
        PaymentOrders orders = new PaymentOrders(payments, today(visit));
        Table table = Table.of("payment", ">amount", "status", ">executed as the bank counts");

        take(steps, SINGLE, table, "single", () -> desk.settled(orders.single()));
        take(steps, INSTANT, table, "instant", () -> desk.settled(orders.instant()));
        take(steps, SEVERAL, table, "three beneficiaries", () -> desk.settled(orders.several()));
        PlacedPayment dated = take(steps, DATED, table, "in a week", () -> desk.scheduled(orders.dated()));
        take(steps, CANCEL, table, "the same, cancelled", () -> desk.cancelled(dated));
        take(steps, STANDING, table, "every month", () -> desk.scheduled(orders.standing()));
        take(steps, REFUSED, table, "refused by the customer", () -> desk.refused(orders.single()));
        steps.take(REVOKE, () -> revokeToken(visit, payments), ended -> "the application's own token is revoked");
        tables.accept(table);
    }

    /** At weekends a transfer that is no instant one would wait for Monday: so does the demo, by its own clock. */
    private static void waitForWorkingDay(Visit visit) {
        ZoneId zone = visit.bank().descriptor().zone();
        ZonedDateTime now = visit.clock().instant().atZone(zone);
        if (now.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            LocalDate monday = now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            visit.pass(Duration.between(now, monday.atTime(MORNING).atZone(zone)));
        }
    }

    private static boolean revokeToken(Visit visit, Payments payments) {
        int mark = BankView.mark(visit.simulator());
        payments.revokeToken();
        Check.count("revocations", 1, BankView.since(mark, visit.simulator()).revocations());
        return true;
    }

    private static PlacedPayment take(
            Steps steps, String step, Table table, String kind, Supplier<PlacedPayment> work) {
        PlacedPayment placed = steps.take(step, work, done -> kind + ": " + done.statusAndReason());
        table.row(
                kind,
                placed.total().toString(),
                placed.statusAndReason(),
                Integer.toString(placed.atTheBank().executed()));
        return placed;
    }

    private static LocalDate today(Visit visit) {
        return LocalDate.ofInstant(
                visit.clock().instant(), visit.bank().descriptor().zone());
    }
}
