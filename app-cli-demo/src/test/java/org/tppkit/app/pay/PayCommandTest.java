package org.tppkit.app.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.app.pay.PaymentWorld.pay;
import static org.tppkit.app.pay.PaymentWorld.paymentIn;
import static org.tppkit.app.pay.PaymentWorld.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.app.cli.CliWorld;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.PaymentTriggers;
import org.tppkit.testkit.simulator.RequestMatcher;

class PayCommandTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path second;

    private PaymentWorld world;

    @BeforeEach
    void open() {
        world = PaymentWorld.in(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static void ended(CommandLineOutput run, int exitCode) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        assertThat(run.out() + run.err()).doesNotContain(PaymentWorld.IBAN);
    }

    /** Begins it for another command to complete. */
    private static String[] begin(String... more) {
        return pay(Stream.concat(Stream.of("--no-wait"), Stream.of(more)).toArray(String[]::new));
    }

    private String begun(String... more) {
        CommandLineOutput start = world.run(begin(more));
        ended(start, 0);
        return paymentIn(start);
    }

    // ------------------------------------------------------------------ whole journeys

    @ParameterizedTest
    @ValueSource(strings = {"1.4.1", "1.4.2"})
    void whoSitsAtATerminalConfirmsApprovesAndSeesHowItStands(String version) {
        CommandLineOutput run = world.typing(
                List.of(() -> "yes", world::approve),
                words(
                        "pay start --to-iban " + PaymentWorld.IBAN
                                + " --to-name Marchand --amount 12.34 --reference Facture-7 --api-version",
                        version));

        ended(run, 0);
        assertThat(run.err())
                .contains("12.34 EUR  to Marchand, DE** **** 3000", "\"Facture-7\"", version, "as soon as possible");
        assertThat(run.out()).contains("payment  y1.", "arkea:fortuneo, " + version, "status   AC");
        assertThat(world.payment().version().number()).isEqualTo(version);
        assertThat(world.payment().executed()).isEqualTo(1);
        assertThat(world.initiations()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.1", "1.4.2"})
    void anotherProcessCompletesItAndTheSameAddressTwiceDoesNoHarm(String version) {
        CommandLineOutput start = world.run(begin("--api-version", version));
        ended(start, 0);
        assertThat(start.out()).startsWith("https://");
        assertThat(start.err()).contains("tppkit pay complete");
        String callback = world.approve();

        CommandLineOutput complete = world.run("pay", "complete", callback);
        CommandLineOutput twice = world.run("pay", "complete", callback);

        ended(complete, 0);
        ended(twice, 0);
        assertThat(complete.out()).contains("status   AC");
        assertThat(paymentIn(twice)).isEqualTo(paymentIn(complete)).isEqualTo(paymentIn(start));
        assertThat(world.payment().executed()).isEqualTo(1);
        assertThat(world.requests("POST", "/o-confirmation")).isEqualTo(version.equals("1.4.2") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.1", "1.4.2"})
    void aPaymentThatTheCustomerRefusedIsAnExitCodeAndDoesNotBlockTheNext(String version) {
        ended(world.run(begin("--api-version", version)), 0);

        ended(world.run("pay", "complete", world.refuse()), 12);

        assertThat(world.run("pay", "list").out()).contains("12.34 EUR  unsuccessful");
        assertThat(world.payment().executed()).isZero();
        ended(world.run(begin("--api-version", version)), 0);
        assertThat(world.initiations()).isEqualTo(2);
    }

    @Test
    void severalTransfersOutOfAFileAreOnePayment() throws IOException {
        Path file = Files.writeString(
                folder.resolve("transfers.csv"),
                "\uFEFFIBAN,Name,Amount,Reference\n" + PaymentWorld.IBAN
                        + ",\"Marchand, Fils\",20.00,\"A \"\"B\"\"\"\n\n"
                        + "FR76 3000 6000 0112 3456 7890 189,Autre,0.01,C\n",
                StandardCharsets.UTF_8);

        CommandLineOutput refused = world.run("pay", "start", "--yes", "--no-wait", "--to-file", file.toString());
        Files.writeString(file, Files.readString(file).replace("\"A \"\"B\"\"\"", "A B"));
        CommandLineOutput run = world.run("pay", "start", "--yes", "--no-wait", "--to-file", file.toString());

        ended(refused, 2);
        assertThat(refused.err()).contains("line 2: the remittance text holds a character");
        ended(run, 0);
        assertThat(run.err()).contains("20.00 EUR  to Marchand, Fils", "20.01 EUR  in all, 2 transfers");
        world.run("pay", "complete", world.approve());
        assertThat(world.payment().transfers()).hasSize(2);
        assertThat(world.payment().executed()).isEqualTo(2);
    }

    @Test
    void aStandingOrderWaitsForItsDayAndIsCancelledWithTheCustomersApproval() {
        String first = world.nextWeek().toString();
        CommandLineOutput start = world.typing(
                List.of(world::approve),
                pay(
                        "--every",
                        "monthly",
                        "--date",
                        first,
                        "--until",
                        world.nextWeek().plusMonths(3).toString()));
        ended(start, 0);
        assertThat(start.out()).contains("status   PDNG (waits for its day or for checks)");
        assertThat(start.err()).contains("monthly from " + first, "tppkit pay wait y1.");

        String id = paymentIn(start);
        CommandLineOutput cancelled =
                world.typing(List.of(world::approve), "pay", "cancel", id, "--reason", "duplicate");
        ended(cancelled, 0);
        assertThat(cancelled.out()).contains("status   CANC (cancelled), reason DUPL (cancelled as a duplicate)");
        assertThat(world.payment().executed()).isZero();
        ended(world.run("pay", "cancel", id), 2);
    }

    @Test
    void aCancellationThatTheCustomerHasNotApprovedYetIsCompletedByAnotherProcess() {
        String id = begun("--date", world.nextWeek().toString());
        world.run("pay", "complete", world.approve());

        CommandLineOutput cancel = world.run("pay", "cancel", id, "--no-wait");
        ended(cancel, 0);
        assertThat(cancel.out()).startsWith("https://");
        assertThat(world.payment().status()).isEqualTo("PDNG");

        ended(world.run("pay", "complete", world.approve()), 0);
        assertThat(world.payment().status()).isEqualTo("CANC");
    }

    @Test
    void aListenerOnThisMachineCompletesItWhenTheBrowserComesBack() {
        try (PaymentWorld listening = new PaymentWorld(CliWorld.in(second))) {
            CliWorld local = listening.world();
            local.surroundings(local.surroundings().withBrowser(address -> {
                CliWorld.visit(local.noted(local.bank().approvePayment(address, PaymentWorld.CUSTOMER)), "en");
                return true;
            }));

            CommandLineOutput run = local.run(pay());

            ended(run, 0);
            assertThat(run.out()).contains("status   AC");
            assertThat(listening.payment().executed()).isEqualTo(1);
        }
    }

    // ------------------------------------------------------------------ nobody knows

    @Test
    void aCustomerWhoDoesNotComeBackMayHaveApproved() {
        try (PaymentWorld listening = new PaymentWorld(CliWorld.in(second))) {
            CliWorld local = listening.world();
            local.surroundings(local.surroundings().withBrowser(address -> {
                local.noted(local.bank().approvePayment(address, PaymentWorld.CUSTOMER));
                local.clock().advance(Duration.ofMinutes(31));
                return true;
            }));

            CommandLineOutput late = local.run(pay("--api-version", "1.4.1"));

            ended(late, 13);
            assertThat(late.err())
                    .contains("nobody came back", "before doing it anew, look: tppkit pay status y1.")
                    .doesNotContain("begin anew");
            assertThat(listening.payment().executed()).as("paid, all the same").isEqualTo(1);
        }
        CommandLineOutput nothing = world.run(pay());
        ended(nothing, 13);
        assertThat(nothing.err()).contains("nothing was pasted", "tppkit pay complete");
    }

    @Test
    void whatTheBankSaysIsToldAlsoWhereItCannotBeWrittenDown() throws IOException {
        String id = begun();
        Path kept;
        try (Stream<Path> files = Files.list(folder.resolve("pending").resolve("payments"))) {
            kept = files.findFirst().orElseThrow();
        }
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));

        CommandLineOutput status = world.run("pay", "status", id);

        ended(status, 0);
        assertThat(status.out()).contains("status   ");
        assertThat(status.err()).contains("warning: how the payment stands could not be written down", "chmod 600");
    }

    @Test
    void anInitiationWithoutAnAnswerIsSentOnceAndAgainOnlyWhenThatIsSaid() {
        world.bank()
                .faults()
                .next(
                        (method, path) -> method.equals("POST") && path.endsWith("/payment-requests"),
                        Fault.dropAfterHandling());

        CommandLineOutput lost = world.run(begin());
        ended(lost, 13);
        assertThat(lost.err().lines()).last().asString().startsWith("error: ").contains("--again");
        assertThat(world.initiations()).isEqualTo(1);
        assertThat(world.run("pay", "list").out()).contains("12.34 EUR  sending");

        CommandLineOutput refused = world.run(begin());
        ended(refused, 2);
        assertThat(refused.err()).contains("less than a minute ago", "add --again");
        assertThat(world.initiations()).isEqualTo(1);

        ended(world.run(begin("--again")), 0);
        assertThat(world.initiations()).isEqualTo(2);
        assertThat(world.bank().payments())
                .as("to the bank it is the same request")
                .extracting(payment -> payment.paymentInformationId())
                .hasSize(2)
                .containsOnly(world.bank().payments().get(0).paymentInformationId());
        ended(world.run("pay", "complete", world.approve()), 0);
        assertThat(world.bank().payments().stream()
                        .mapToInt(payment -> payment.executed())
                        .sum())
                .isEqualTo(1);
        assertThat(world.run("pay", "list").out().lines().filter(line -> line.contains("12.34 EUR")))
                .singleElement()
                .asString()
                .contains("accepted");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConfirmationWithoutAnAnswerIsResumedAndDoneOnce(boolean arrived) {
        String id = begun();
        String callback = world.approve();
        world.bank()
                .faults()
                .next(
                        RequestMatcher.pathEnding("/o-confirmation"),
                        arrived ? Fault.dropAfterHandling() : Fault.dropAfterRequestHeaders());

        CommandLineOutput lost = world.run("pay", "complete", callback);
        ended(lost, 13);
        assertThat(lost.err().lines()).singleElement().asString().contains("tppkit pay complete --resume " + id);
        assertThat(world.requests("POST", "/o-confirmation")).isEqualTo(1);

        ended(world.run("pay", "complete", "--resume", id), 0);
        assertThat(world.payment().confirmations()).isEqualTo(1);
        assertThat(world.requests("POST", "/o-confirmation")).isEqualTo(arrived ? 1 : 2);
        assertThat(world.initiations()).isEqualTo(1);
        assertThat(world.payment().executed()).isEqualTo(1);
    }

    @Test
    void aClearNoOfTheBankLeavesNothingBehind() {
        world.bank().faults().next(RequestMatcher.pathEnding("/payment-requests"), Fault.answer(403));

        ended(world.run(begin()), 12);

        assertThat(world.run("pay", "list").err()).startsWith("No payments are kept here");
        assertThat(world.run("pay", "list", "--json").out()).isEqualToIgnoringNewLines("{\"payments\":[]}");
        ended(world.run(begin()), 0);
    }

    // ------------------------------------------------------------------ twice

    @Test
    void theSameOrderTwiceIsTwoPaymentsOnlyWhenThatIsSaid() {
        begun();

        CommandLineOutput twice = world.run(begin());
        ended(twice, 2);
        assertThat(twice.err()).contains("is not decided", "--again");
        assertThat(world.initiations()).isEqualTo(1);

        ended(world.run("pay", "complete", world.approve()), 0);
        CommandLineOutput paid = world.run(begin());
        ended(paid, 2);
        assertThat(paid.err()).contains("was accepted", "--again to pay a second time");

        ended(world.run(begin("--again")), 0);
        assertThat(world.initiations()).isEqualTo(2);
    }

    private static String[] asked(String... more) {
        return words(
                "pay start --no-wait --to-iban " + PaymentWorld.IBAN
                        + " --amount 12.34 --reference Facture-7 --to-name Marchand",
                more);
    }

    @Test
    void whatAnotherProcessBeginsWhileThisOneAsksIsNotBegunTwice() {
        CommandLineOutput slow = world.typing(
                List.of(() -> {
                    begun();
                    return "yes";
                }),
                asked());

        ended(slow, 2);
        assertThat(slow.err()).contains("is not decided");
        assertThat(world.initiations()).isEqualTo(1);
    }

    @Test
    void anUnansweredPaymentThatAnotherProcessHasSentAgainIsNotSentAThirdTime() {
        world.bank().faults().next(RequestMatcher.pathEnding("/payment-requests"), Fault.dropAfterHandling());
        ended(world.run(begin()), 13);

        CommandLineOutput slow = world.typing(
                List.of(() -> {
                    begun("--again");
                    return "yes";
                }),
                asked("--again"));

        ended(slow, 2);
        assertThat(slow.err()).contains("another process has gone on with the same payment", "nothing was sent");
        assertThat(world.initiations()).isEqualTo(2);
        assertThat(world.run("pay", "list").out()).contains("12.34 EUR  open");
    }

    @Test
    void anotherReferenceOrHalfAnHourMakesItAnotherOrder() {
        begun();

        ended(
                world.run(words("pay start --yes --no-wait --to-iban " + PaymentWorld.IBAN
                        + " --amount 12.34 --reference Facture-8 --to-name Marchand")),
                0);
        world.clock().advance(Duration.ofMinutes(31));
        ended(world.run(begin()), 0);

        assertThat(world.initiations()).isEqualTo(3);
    }

    // ------------------------------------------------------------------ looking

    @Test
    void statusAndWaitSayHowItStandsInLinesAndInJson() {
        String id = begun("--date", world.nextWeek().toString());
        world.run("pay", "complete", world.approve());

        CommandLineOutput status = world.run("pay", "status", id, "--json");
        CommandLineOutput wait = world.run("pay", "wait", id, "--at-most", "PT0S");

        ended(status, 0);
        assertThat(status.out())
                .contains(
                        "{\"payment\":\"" + id + "\",\"bank\":\"arkea:fortuneo\"",
                        "\"status\":\"PDNG\"",
                        "\"decided\":false")
                .hasLineCount(1);
        ended(wait, 15);
        assertThat(wait.out()).contains("status   PDNG");
    }

    @Test
    void aDecidedPaymentIsNotWaitedFor() {
        begun();
        world.run("pay", "complete", world.approve());

        ended(world.run("pay", "wait", paymentIn(world.run("pay", "list")), "--at-most", "PT0S"), 0);
    }

    @Test
    void aPaymentThatTheBankRejectsSaysWhy() {
        CommandLineOutput run = world.typing(
                List.of(world::approve),
                words(
                        "pay start --yes --to-name Marchand --amount 1 --reference A --to-iban",
                        PaymentTriggers.CLOSED_CREDITOR));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(12);
        assertThat(run.out()).contains("RJCT (rejected)", "AC04 (account closed)");
    }

    @Test
    void programsGetTheIdAndTheBanksPage() {
        CommandLineOutput run = world.run(begin("--json"));

        ended(run, 0);
        assertThat(run.out())
                .hasLineCount(1)
                .matches(
                        "\\{\"payment\":\"y1\\.[^\"]+\",\"redirect\":\"https://[^\"]+\",\"expiresAt\":\"[^\"]+Z\"}\\R");
    }

    // ------------------------------------------------------------------ what does not go

    @Test
    void withoutATerminalAndWithoutYesNothingIsSent() {
        CommandLineOutput run = world.run(
                words("pay start --to-iban " + PaymentWorld.IBAN + " --to-name Marchand --amount 12.34 --reference A"));

        ended(run, 2);
        assertThat(run.err()).contains("add --yes");
        assertThat(world.bank().journal().entries()).isEmpty();
    }

    @Test
    void anythingButYesIsANo() {
        CommandLineOutput run = world.typing(
                List.of(() -> "yeah"),
                words("pay start --to-iban " + PaymentWorld.IBAN + " --to-name Marchand --amount 12.34 --reference A"));

        ended(run, 12);
        assertThat(run.err()).contains("nothing was sent");
        assertThat(world.initiations()).isZero();
        assertThat(world.run("pay", "list").err()).startsWith("No payments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--amount 12,34 --to-iban DE89370400440532013000 | behind a point",
                "--amount 1e3 --to-iban DE89370400440532013000 | digits and a point",
                "--amount 0.00 --to-iban DE89370400440532013000 | more than nothing",
                "--amount 0.001 --to-iban DE89370400440532013000 | two digits",
                "--amount 1 --to-iban DE89370400440532013001 | wrong check digits",
                "--amount 1 --to-iban DE89370400440532013000 --until 2030-01-01 | --every",
                "--amount 1 --to-iban DE89370400440532013000 --every monthly | --date",
                "--amount 1 --to-iban DE89370400440532013000 --instant --date 2030-01-01 | executed now",
                "--amount 1 --to-iban DE89370400440532013000 --to-file x.csv | stands alone",
                "--amount 1 | --to-iban",
                "--to-file missing.csv | stands alone"
            })
    void whatCannotBePaidIsSaidAndNotSent(String line) {
        String[] parts = line.split(" \\| ");

        CommandLineOutput run = world.run(words("pay start --yes --to-name Marchand --reference A " + parts[0]));

        ended(run, 2);
        assertThat(run.err()).contains(parts[1]).doesNotContain("DE8937", "Exception");
        assertThat(world.bank().journal().entries()).isEmpty();
    }

    @Test
    void anIdThatIsNoneOrOfAnotherBankOrUnknownToTheBankIsSaid() {
        String id = begun();
        String elsewhere = id.replaceFirst("y1\\.[^.]+", "y1.YXJrZWE6bWF4");
        String unknown = id.replaceFirst("[^.]+$", "bm9uZQ");

        ended(world.run("pay", "status", "y1.abc"), 2);
        CommandLineOutput foreign = world.run("pay", "status", elsewhere);
        CommandLineOutput none = world.run("pay", "status", unknown);

        ended(foreign, 2);
        assertThat(foreign.err()).contains("arkea:max");
        ended(none, 12);
        ended(world.run("pay", "complete", "--resume", unknown), 2);
    }

    @Test
    void aStrangersAddressAndOneThatComesTooLateAreRefused() {
        begun();
        String callback = world.approve();

        CommandLineOutput stranger = world.run("pay", "complete", callback.replaceFirst("state=[^&]+", "state=abc"));
        world.clock().advance(Duration.ofHours(2));
        CommandLineOutput late = world.run("pay", "complete", callback);

        ended(stranger, 11);
        ended(late, 11);
        assertThat(world.payment().confirmations()).isZero();
        ended(world.run("pay", "complete", "not an address"), 11);
        ended(world.run("pay", "complete"), 2);
    }

    // ------------------------------------------------------------------ what is kept

    @Test
    void whatIsKeptIsForItsOwnerOnlyAndHoldsNoAccountNumberAndNoName() throws IOException {
        begun("--from-iban", "FR7630006000011234567890189");

        try (Stream<Path> files = Files.walk(folder.resolve("pending"))) {
            List<Path> kept = files.filter(Files::isRegularFile).toList();
            assertThat(kept).hasSize(1);
            for (Path file : kept) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file))
                        .contains("pending=")
                        .doesNotContain(PaymentWorld.IBAN, "FR76", "Marchand", "Facture");
            }
        }
    }

    @Test
    void withoutACommandTheGroupSaysWhatItHas() {
        CommandLineOutput none = world.run("pay");
        CommandLineOutput help = world.run("pay", "--help");

        ended(none, 2);
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("start", "complete", "status", "wait", "cancel", "list", "Example: tppkit pay");
    }
}
