package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.app.demo.BankStarter;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.SimulatedPayment;

class DemoCommandTest {
    private static final String ESCAPE = "\u001B";

    private final List<BankSimulator> started = new CopyOnWriteArrayList<>();
    private final BankStarter watched = description -> {
        BankSimulator bank = description.start();
        started.add(bank);
        return bank;
    };

    private CommandLineOutput run(String... args) {
        return CommandLineOutput.of(watched, false, args);
    }

    @Test
    void withoutWordsTheDemoShowsFortuneoInTheRecommendedVersion() {
        CommandLineOutput run = run();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Fortuneo (arkea:fortuneo), STET 1.4.2", "[1/9] consent ", "[9/9] revoke ", "271 in 6 pages")
                .containsPattern("refreshes +1\\R")
                .contains("3 of 3 journeys went well")
                .doesNotContain(ESCAPE, "FAILED");
    }

    @Test
    void neitherAccountNumbersNorNamesOfPeopleAreShown() {
        CommandLineOutput run = run("demo");

        SimulatedCustomer customer = started.get(0).customer(DataSet.MANY_TRANSACTIONS);
        assertThat(customer.accounts()).isNotEmpty();
        assertThat(customer.beneficiaries()).isNotEmpty();
        customer.accounts().forEach(account -> assertThat(run.out()).doesNotContain(account.identification()));
        customer.beneficiaries()
                .forEach(beneficiary -> assertThat(run.out()).doesNotContain(beneficiary.iban(), beneficiary.name()));
    }

    @Test
    void bankAndVersionCanBeChosen() {
        CommandLineOutput run = run("demo", "--bank", "cmb", "--api-version", "1.4.1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Crédit Mutuel de Bretagne (arkea:cmb), STET 1.4.1");
        assertThat(run.out()).contains("3 of 3 journeys went well");
    }

    @Test
    void allBanksInAllVersionsAreSummedUpInOneTable() {
        CommandLineOutput run = run("--all");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> line.endsWith("  OK")))
                .hasSize(18)
                .allSatisfy(line ->
                        assertThat(line.split(" +")).filteredOn("OK"::equals).hasSize(4));
        assertThat(run.out()).contains("54 of 54 journeys went well").doesNotContain("FAILED");
        assertThat(started).hasSize(9);
    }

    @Test
    void fundsConfirmationAndPaymentsFollowTheAccounts() {
        CommandLineOutput run = run();

        assertThat(run.out())
                .containsSubsequence(
                        "Account information (AISP)",
                        "[9/9] revoke ",
                        "Funds confirmation (CBPII)",
                        "[3/5] funds yes ",
                        "[4/5] funds no ",
                        "[5/5] revoke ",
                        "Payments (PISP)",
                        "[1/8] single ",
                        "[7/8] refused ",
                        "[8/8] revoke ")
                .containsPattern("single +12\\.30 EUR +ACSC +1\\R")
                .containsPattern("instant +7\\.05 EUR +ACSC +1\\R")
                .containsPattern("three beneficiaries +52\\.00 EUR +ACSC +3\\R")
                .containsPattern("in a week +45\\.00 EUR +PDNG +0\\R")
                .containsPattern("the same, cancelled +45\\.00 EUR +CANC DS02 +0\\R")
                .containsPattern("every month +60\\.00 EUR +PDNG +0\\R")
                .containsPattern("refused by the customer +12\\.30 EUR +RJCT CUST +0\\R");
        assertThat(started.get(0).payments())
                .extracting(SimulatedPayment::executed)
                .containsExactlyInAnyOrder(1, 1, 3, 0, 0, 0);
    }

    @Test
    void paymentsThatTheBankDoesNotAnswerMakeTheDemoFail() {
        CommandLineOutput run = CommandLineOutput.of(
                bank -> withFault(bank, "/payment-requests", Fault.answer(503)), false, "--bank", "abei");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("[5/5] revoke        ok", "[1/8] single        FAILED")
                .doesNotContain("[2/8]", "went well");
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("error: abei 1.4.2: PISP: PaymentOutcomeUnknownException");
    }

    @Test
    void fundsThatTheBankCannotConfirmMakeTheDemoFailButPaymentsGoOn() {
        CommandLineOutput run =
                CommandLineOutput.of(bank -> withFault(bank, "/funds-confirmations", Fault.answer(500)), false);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("[3/5] funds yes     FAILED", "[7/8] refused       ok");
        assertThat(run.err().lines()).singleElement().asString().startsWith("error: fortuneo 1.4.2: CBPII: ");
    }

    @Test
    void everyRequestOfTheDemoIsSignedAndTheBankSaysSo() {
        run("--bank", "bpe");

        assertThat(started.get(0).journal().matching(entry -> entry.path().startsWith("/psd2/")))
                .hasSizeGreaterThan(10)
                .allSatisfy(entry -> assertThat(entry.verdict())
                        .hasValueSatisfying(
                                verdict -> assertThat(verdict.accepted()).isTrue()));
    }

    @Test
    void aBankThatRefusesOneReadEndsTheDemoWithOneLine() {
        CommandLineOutput run =
                CommandLineOutput.of(bank -> withFault(bank, "/balances", Fault.answer(403)), false, "--bank", "cmso");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("[4/9] balances      FAILED").doesNotContain("[5/9]", "went well");
        assertThat(run.err().lines()).singleElement().asString().startsWith("error: cmso 1.4.2: ");
    }

    @Test
    void anAnswerThatTheBankKnowsToBeWrongIsNoticed() {
        CommandLineOutput run = CommandLineOutput.of(
                bank -> withFault(
                        bank,
                        "/end-user-identity",
                        Fault.answer(200)
                                .header("Content-Type", "application/json")
                                .body("{\"connectedPsu\":\"Somebody Else\",\"_links\":{}}")),
                false);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("names differ from what the bank holds").doesNotContain("Somebody");
    }

    @Test
    void aHistoryThatCannotBeReadToItsEndIsNoticed() {
        CommandLineOutput run = CommandLineOutput.of(
                description -> description.enable(Quirk.NEXT_LOOPS).start(), false);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("[5/9] transactions  FAILED");
        assertThat(run.err()).contains("the transactions are not complete");
    }

    @Test
    void aFailedBankDoesNotHideTheOthersAndIsNamedInTheSummary() {
        CommandLineOutput run = CommandLineOutput.of(
                description -> {
                    BankSimulator bank = description.start();
                    if (bank.bank().id().equals("max")) {
                        bank.faults().always(RequestMatcher.pathEnding("/accounts"), Fault.answer(404));
                    }
                    return bank;
                },
                false,
                "--all",
                "--api-version",
                "1.4.1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.endsWith("  OK"))).hasSize(8);
        assertThat(run.out().lines().filter(line -> line.endsWith("  FAILED")))
                .singleElement()
                .asString()
                .contains("max", "1.4.1", "failed");
        assertThat(run.err().lines()).singleElement().asString().startsWith("error: max 1.4.1: ");
    }

    @Test
    void theDemoDoesNotRestOnTheBanksOddities() {
        CommandLineOutput run = CommandLineOutput.of(
                description -> description.disable(Quirk.values()).start(), false);

        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bank nobody",
                "demo --bank nobody",
                "--api-version 1.3",
                "--bank cmb --all",
                "--unknown",
                "serve"
            })
    void whatIsNotUnderstoodIsAUsageError(String args) {
        CommandLineOutput run = run(args.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("For help: tppkit");
        assertThat(started).isEmpty();
    }

    @Test
    void helpTellsOptionsAndAnExample() {
        CommandLineOutput run = run("demo", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--bank", "--all", "--api-version", "--no-color", "Example: tppkit demo");
    }

    @Test
    void coloursAreUsedOnATerminalAndCanBeSwitchedOff() {
        CommandLineOutput coloured = CommandLineOutput.of(watched, true, "demo");
        CommandLineOutput plain = CommandLineOutput.of(watched, true, "demo", "--no-color");

        assertThat(coloured.out()).contains(ESCAPE);
        assertThat(plain.out()).contains("went well").doesNotContain(ESCAPE);
    }

    @Test
    void whatGoesWrongBeforeTheFirstStepIsOneLineToo() {
        CommandLineOutput run = CommandLineOutput.of(
                description -> {
                    throw new IllegalStateException("no port is free");
                },
                false);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("no port is free");
    }

    private static BankSimulator withFault(BankSimulatorBuilder description, String path, Fault fault) {
        BankSimulator bank = description.start();
        bank.faults().always(RequestMatcher.pathEnding(path), fault);
        return bank;
    }
}
