package org.tppkit.app.pay;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tppkit.app.cli.CliWorld;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.app.client.Surroundings;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedPayment;

/** A simulated bank, a user's folder that is configured for it, and the command line between them. */
final class PaymentWorld implements AutoCloseable {
    static final String IBAN = "DE89370400440532013000";
    static final String CUSTOMER = DataSet.MANY_TRANSACTIONS;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final Pattern PAGE = Pattern.compile("https://[^\\s\"]+");
    private static final Pattern PAYMENT = Pattern.compile("y1\\.[A-Za-z0-9_.-]+");

    private final CliWorld world;
    private URI page = URI.create("about:blank");

    /** One whose customers come back to another machine. */
    static PaymentWorld in(Path folder) {
        return new PaymentWorld(new CliWorld(folder, REDIRECT));
    }

    /** Banks carry usual transfers out on working days: it is the next Wednesday noon. */
    PaymentWorld(CliWorld world) {
        this.world = world;
        world.clock()
                .setTo(ZonedDateTime.ofInstant(world.clock().instant(), PARIS)
                        .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                        .with(LocalTime.NOON)
                        .toInstant());
        world.surroundings(world.surroundings().withBrowser(address -> {
            page = address;
            return true;
        }));
    }

    CliWorld world() {
        return world;
    }

    BankSimulator bank() {
        return world.bank();
    }

    ManualClock clock() {
        return world.clock();
    }

    /** A day in a week, as the bank counts days. */
    LocalDate nextWeek() {
        return LocalDate.ofInstant(clock().instant(), PARIS).plusDays(7);
    }

    // ------------------------------------------------------------------ commands

    /** A command where nobody sits at a terminal. */
    CommandLineOutput run(String... args) {
        CommandLineOutput run = world.run(args);
        Matcher printed = PAGE.matcher(run.out());
        if (printed.find()) {
            page = URI.create(printed.group());
        }
        return run;
    }

    /** A command of somebody who types these lines. Each is made when it is asked for. */
    CommandLineOutput typing(List<Supplier<String>> lines, String... args) {
        Deque<Supplier<String>> left = new ArrayDeque<>(lines);
        Surroundings before = world.surroundings();
        world.surroundings(
                before.withInput(() -> Optional.ofNullable(left.poll()).map(Supplier::get)));
        try {
            return world.run(args);
        } finally {
            world.surroundings(before);
        }
    }

    /** The words of a payment of 12.34 euro, and some more. */
    static String[] pay(String... more) {
        return words(
                "pay start --yes --to-iban " + IBAN + " --amount 12.34 --reference Facture-7 --to-name Marchand", more);
    }

    static String[] words(String line, String... more) {
        return Stream.concat(Arrays.stream(line.split(" ")), Arrays.stream(more))
                .toArray(String[]::new);
    }

    /** The payment's id in what was printed. */
    static String paymentIn(CommandLineOutput run) {
        Matcher found = PAYMENT.matcher(run.out() + run.err());
        if (!found.find()) {
            throw new AssertionError("no payment is named: " + run.out() + run.err());
        }
        return found.group();
    }

    // ------------------------------------------------------------------ the customer

    /** The customer approves the page that was opened last; where the browser came back to. */
    String approve() {
        return world.noted(bank().approvePayment(page, CUSTOMER)).toString();
    }

    String refuse() {
        return bank().refusePayment(page).toString();
    }

    // ------------------------------------------------------------------ the bank

    /** The only payment that the bank has. */
    SimulatedPayment payment() {
        List<SimulatedPayment> payments = bank().payments();
        if (payments.size() != 1) {
            throw new AssertionError("payments at the bank: " + payments);
        }
        return payments.get(0);
    }

    /** How many requests began a payment, whatever became of them. */
    int initiations() {
        return requests("POST", "/payment-requests");
    }

    int requests(String method, String pathEnd) {
        return bank().journal()
                .matching(entry -> entry.method().equals(method) && entry.path().endsWith(pathEnd))
                .size();
    }

    @Override
    public void close() {
        world.close();
    }
}
