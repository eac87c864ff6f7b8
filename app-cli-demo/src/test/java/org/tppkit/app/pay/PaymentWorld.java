package org.tppkit.app.pay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.app.client.Surroundings;
import org.tppkit.testkit.fake.ManualClock;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SimulatedBank;
import org.tppkit.testkit.simulator.SimulatedPayment;

/** A simulated bank, a user's folder that is configured for it, and the command line between them. */
final class PaymentWorld implements AutoCloseable {
    static final String IBAN = "DE89370400440532013000";
    static final String CUSTOMER = DataSet.MANY_TRANSACTIONS;

    private static final URI REDIRECT = URI.create("https://tpp.example/callback");
    private static final URI KEY_ID = URI.create("https://tpp.example/qsealc.pem");
    private static final Pattern PAGE = Pattern.compile("https://[^\\s\"]+");
    private static final Pattern PAYMENT = Pattern.compile("y1\\.[A-Za-z0-9_.-]+");

    private final Path folder;
    private final BankSimulator bank;
    private final ManualClock clock = ManualClock.at(Instant.now());
    private URI page = URI.create("about:blank");

    PaymentWorld(Path folder) {
        this.folder = folder;
        TestPki pki = TestPki.shared();
        Instant now = clock.instant();
        TppCertificates tpp = pki.reissue(
                pki.tpp(), TppProfile.standard().valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(200))));
        this.bank = BankSimulator.builder()
                .bank(SimulatedBank.CMB)
                .pki(pki)
                .clock(clock)
                .application(RegisteredApplication.of("my-key", REDIRECT, tpp, KEY_ID))
                .start();
        configure(tpp);
    }

    private void configure(TppCertificates tpp) {
        write("ca.pem", KeyAndChain.pem(bank.caCertificate()));
        write("qwac.pem", tpp.qwac().chainPem());
        write("qwac.key", tpp.qwac().keyPem());
        write("qsealc.pem", tpp.qsealc().chainPem());
        write("qsealc.key", tpp.qsealc().keyPem());
        write(
                "tppkit.properties",
                String.join(
                        "\n",
                        List.of(
                                "environment=SANDBOX",
                                "identity.keyIdUrl=" + KEY_ID,
                                "identity.qwac.certificate=qwac.pem",
                                "identity.qwac.key=qwac.key",
                                "identity.qsealc.certificate=qsealc.pem",
                                "identity.qsealc.key=qsealc.key",
                                "initiatingParty.name=Demo Third Party",
                                "trust.pem=ca.pem",
                                "bank.arkea.cmb.clientId=my-key",
                                "bank.arkea.cmb.redirectUri=" + REDIRECT,
                                "bank.arkea.cmb.api=" + bank.apiUri(),
                                "bank.arkea.cmb.authorization=" + bank.authorizationUri())));
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BankSimulator bank() {
        return bank;
    }

    ManualClock clock() {
        return clock;
    }

    Path folder() {
        return folder;
    }

    /** A day in a week, as the bank counts days. */
    LocalDate nextWeek() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris")).plusDays(7);
    }

    // ------------------------------------------------------------------ commands

    /** A command where nobody sits at a terminal. */
    CommandLineOutput run(String... args) {
        CommandLineOutput run = CommandLineOutput.in(surroundings(), args);
        Matcher printed = PAGE.matcher(run.out());
        if (printed.find()) {
            page = URI.create(printed.group());
        }
        return run;
    }

    /** A command of somebody who types these lines. Each is made when it is asked for. */
    CommandLineOutput typing(List<Supplier<String>> lines, String... args) {
        Deque<Supplier<String>> left = new ArrayDeque<>(lines);
        return CommandLineOutput.in(
                surroundings().withInput(() -> Optional.ofNullable(left.poll()).map(Supplier::get)), args);
    }

    Surroundings surroundings() {
        return Surroundings.of(Map.of("TPPKIT_HOME", folder.toString()), folder, "Linux")
                .withClock(clock)
                .withBrowser(address -> {
                    page = address;
                    return true;
                });
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
        return bank.approvePayment(page, CUSTOMER).toString();
    }

    String refuse() {
        return bank.refusePayment(page).toString();
    }

    // ------------------------------------------------------------------ the bank

    /** The only payment that the bank has. */
    SimulatedPayment payment() {
        List<SimulatedPayment> payments = bank.payments();
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
        return bank.journal()
                .matching(entry -> entry.method().equals(method) && entry.path().endsWith(pathEnd))
                .size();
    }

    @Override
    public void close() {
        bank.close();
    }
}
