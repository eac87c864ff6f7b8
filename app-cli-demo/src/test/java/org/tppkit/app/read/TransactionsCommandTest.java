package org.tppkit.app.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.app.cli.Cli;
import org.tppkit.app.cli.CommandLineOutput;
import org.tppkit.app.statement.CsvRows;
import org.tppkit.app.statement.page.ReadPage;
import org.tppkit.app.terminal.StrictOutput;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/** {@code transactions} in all formats: what is written is read again and compared with what the bank holds. */
class TransactionsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANNE = DataSet.MANY_TRANSACTIONS;
    private static final String EMMA = DataSet.NO_TRANSACTIONS;
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));
    private static final LocalDate FROM = TODAY.minusDays(60);
    private static final LocalDate TO = TODAY.minusDays(20);
    private static final List<String> WINDOW =
            List.of("transactions", "--from", FROM.toString(), "--to", TO.toString(), "--format");

    @TempDir
    private static Path folder;

    private static ReadBench bench;

    @BeforeAll
    static void start() throws IOException {
        bench = ReadBench.start(folder, UnaryOperator.identity());
        bench.consent(ANNE);
        bench.consent(EMMA);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void allIsWellAgain() {
        bench.bank().faults().clear();
        bench.bank().quirks().disable(Quirk.NEXT_LOOPS);
    }

    private static SimulatedAccount anne() {
        return bench.bank().customer(ANNE).accounts().get(0);
    }

    /** What the bank gives of that window; pending entries are all younger. */
    private static List<SimulatedTransaction> held() {
        return anne().transactions().stream()
                .filter(entry -> entry.bookingDate()
                        .filter(day -> !day.isBefore(FROM) && !day.isAfter(TO))
                        .isPresent())
                .toList();
    }

    /** Day, status, signed amount and text of what the bank holds. */
    private static List<String> expected() {
        return held().stream()
                .map(entry -> String.join(
                        "|",
                        entry.bookingDate().map(LocalDate::toString).orElse(""),
                        entry.status(),
                        signed(entry).toPlainString(),
                        String.join(" / ", entry.remittance())))
                .toList();
    }

    private static BigDecimal signed(SimulatedTransaction entry) {
        return entry.direction().equals("DBIT") ? entry.amount().negate() : entry.amount();
    }

    private static CommandLineOutput well(CommandLineOutput run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains(
                        held().size() + " entries (0 pending)",
                        "asked: " + FROM + " to " + TO,
                        "given: " + FROM + " to " + TO,
                        "the last page was read; complete");
        return run;
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsToldBeforeTheBankIsAsked() {
        int before = bench.bank().journal().entries().size();

        CommandLineOutput run = bench.run(ANNE, WINDOW, "csv", "--output", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is a folder");
        assertThat(bench.bank().journal().entries()).hasSize(before);
    }

    @Test
    void csvHoldsEveryEntryOfTheBank() {
        CommandLineOutput run = well(bench.run(ANNE, WINDOW, "csv", "--separator", "semicolon"));

        List<List<String>> rows = CsvRows.of(run.out(), ';');
        assertThat(rows.get(0)).startsWith("booking_date").contains("amount", "text");
        assertThat(rows.subList(1, rows.size()).stream()
                        .map(row -> String.join("|", row.get(0), row.get(4), row.get(5), row.get(7)))
                        .toList())
                .containsExactlyElementsOf(expected());
    }

    @Test
    void jsonHoldsEveryEntryOfTheBank() throws IOException {
        JsonNode read = JSON.readTree(well(bench.run(ANNE, WINDOW, "json")).out());

        List<String> entries = new ArrayList<>();
        for (JsonNode entry : read.get("transactions")) {
            List<String> text = new ArrayList<>();
            entry.path("text").forEach(line -> text.add(line.asText()));
            entries.add(String.join(
                    "|",
                    entry.path("bookingDate").asText(),
                    entry.get("status").asText(),
                    entry.get("amount").textValue(),
                    String.join(" / ", text)));
        }
        assertThat(entries).containsExactlyElementsOf(expected());
        assertThat(read.get("account").asText()).isEqualTo(anne().resourceId());
        assertThat(read.get("entries").asInt()).isEqualTo(entries.size());
        assertThat(read.get("to").asText()).isEqualTo(TO.toString());
        assertThat(read.get("complete").asBoolean()).isTrue();
    }

    @Test
    void theTableShowsEveryEntryOfTheBank() {
        CommandLineOutput run = well(bench.run(ANNE, WINDOW, "table"));

        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).startsWith("booked      value       status").contains("amount  text");
        assertThat(lines).hasSize(held().size() + 2);
        for (int i = 0; i < held().size(); i++) {
            assertThat(lines.get(i + 2))
                    .startsWith(
                            held().get(i).bookingDate().map(LocalDate::toString).orElse(" "))
                    .contains(signed(held().get(i)) + " EUR  "
                            + held().get(i).remittance().get(0));
        }
    }

    @Test
    void thePageHoldsEveryEntryOfTheBankAndItsSums() {
        CommandLineOutput run = bench.run(ANNE, WINDOW, "html", "--lang", "fr");

        assertThat(run.exitCode()).as(run.err()).isZero();
        ReadPage page = ReadPage.of(run.out());
        List<SimulatedTransaction> booked =
                held().stream().filter(entry -> entry.status().equals("BOOK")).toList();
        assertThat(page.amounts("booked"))
                .containsExactlyElementsOf(booked.stream()
                        .map(entry -> signed(entry).toPlainString())
                        .toList());
        assertThat(page.amounts("pending")).hasSize(4);
        assertThat(page.amounts("booked").size()
                        + page.amounts("other").size()
                        + page.amounts("pending").size())
                .isEqualTo(held().size() + 4);
        assertThat(page.all("//div[@class='figure in']//data/@value"))
                .containsExactly(sum(booked, 1).toPlainString());
        assertThat(page.all("//div[@class='figure out']//data/@value"))
                .containsExactly(sum(booked, -1).toPlainString());
        assertThat(page.all("//div[@class='figure balance']//data/@value"))
                .containsExactly(balanceOn(TO).toPlainString());
        assertThat(page.all("//tbody[@class='booked']/tr/td[4]/data/@value"))
                .contains(balanceOn(TO).toPlainString());
        assertThat(page.text()).contains("Fortuneo", anne().name(), "Relevé de compte");
        assertThat(run.out()).doesNotContain(anne().identification());
        assertThat(page.all("//*[local-name()='svg']")).hasSize(2);
    }

    private static BigDecimal sum(List<SimulatedTransaction> entries, int sign) {
        return entries.stream()
                .map(TransactionsCommandTest::signed)
                .filter(amount -> amount.signum() == sign)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** By the bank's own books: its balance of yesterday less what was booked since. */
    private static BigDecimal balanceOn(LocalDate day) {
        return anne().transactions().stream()
                .filter(entry -> entry.status().equals("BOOK"))
                .filter(entry -> entry.bookingDate().orElseThrow().isAfter(day))
                .map(TransactionsCommandTest::signed)
                .reduce(anne().balances().get(0).amount(), BigDecimal::subtract);
    }

    @Test
    void anAccountWithoutEntriesIsWrittenInEachFormat() throws IOException {
        assertThat(bench.run(EMMA, "transactions").out().lines()).hasSize(2);
        assertThat(bench.run(EMMA, "transactions", "--format", "csv").out().lines())
                .hasSize(1);
        assertThat(JSON.readTree(bench.run(EMMA, "transactions", "--format", "json")
                                .out())
                        .get("transactions"))
                .isEmpty();
        CommandLineOutput page = bench.run(EMMA, "transactions", "--format", "html", "--lang", "en");
        assertThat(page.exitCode()).isZero();
        assertThat(ReadPage.of(page.out()).text()).contains("There are no entries in this period.");
    }

    @Test
    void aBankThatLeadsInCirclesMakesEverythingIncomplete() throws IOException {
        bench.bank().quirks().enable(Quirk.NEXT_LOOPS);

        CommandLineOutput json = bench.run(ANNE, "transactions", "--format", "json");
        CommandLineOutput page = bench.run(ANNE, "transactions", "--format", "html", "--lang", "en");

        assertThat(json.exitCode()).isEqualTo(15);
        assertThat(json.err()).contains("the bank leads back to a page read before; NOT COMPLETE");
        JsonNode read = JSON.readTree(json.out());
        assertThat(read.get("complete").asBoolean()).isFalse();
        assertThat(read.get("transactions")).hasSize(100);
        assertThat(page.exitCode()).isEqualTo(15);
        assertThat(ReadPage.of(page.out()).text())
                .contains("This statement is not complete.", "earlier entries were not read");
    }

    @Test
    void anErrorOnTheWayLeavesAWholeFileThatSaysSo() throws IOException {
        AtomicInteger seen = new AtomicInteger();
        bench.bank()
                .faults()
                .always(
                        (method, path) -> path.endsWith("/transactions") && seen.incrementAndGet() > 2,
                        Fault.answer(503));
        Path file = folder.resolve("partial.json");

        CommandLineOutput run = bench.run(ANNE, "transactions", "--format", "json", "--output", file.toString());

        assertThat(run.exitCode()).isEqualTo(14);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("an error broke it off; NOT COMPLETE", "error: ");
        JsonNode read = JSON.readTree(Files.readString(file));
        assertThat(read.get("end").asText()).isEqualTo("ERROR");
        assertThat(read.get("transactions")).hasSize(100);
    }

    @Test
    void anErrorAtOnceLeavesNoFileAndWhatWasThereStays() throws IOException {
        bench.bank().faults().always(RequestMatcher.pathEnding("/transactions"), Fault.answer(503));
        Path there = Files.writeString(folder.resolve("there.csv"), "old");

        bench.run(ANNE, "transactions", "--format", "csv", "--output", there.toString());
        CommandLineOutput run = bench.run(
                ANNE,
                "transactions",
                "--format",
                "csv",
                "--output",
                folder.resolve("none.csv").toString());

        assertThat(run.exitCode()).isEqualTo(14);
        assertThat(there).hasContent("old");
        assertThat(names()).doesNotContain("none.csv").noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void aFileIsItsOwnersAloneAndTakesTheOthersPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), "old");

        CommandLineOutput run = well(bench.run(ANNE, WINDOW, "csv", "--output", file.toString()));

        assertThat(run.out()).isEmpty();
        assertThat(CsvRows.of(Files.readString(file), ',')).hasSize(held().size() + 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).noneMatch(name -> name.endsWith(".part"));
    }

    private static List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toList());
        }
    }

    @Test
    void whoeverReadsTheOutputMayGoAndTheBankIsAskedNoMore() {
        int mark = bench.bank().journal().entries().size();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Terminal terminal = new Terminal(
                new PrintStream(new StrictOutput(gone), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false);

        int exitCode = new Cli(terminal, BankSimulatorBuilder::start, bench.surroundings(ANNE)).run("transactions");

        assertThat(exitCode).isEqualTo(141);
        assertThat(bench.bank().journal().entries().stream()
                        .skip(mark)
                        .filter(exchange -> exchange.path().endsWith("/transactions")))
                .hasSize(1);
    }

    @Test
    void aConsentThatTheCustomerWithdrewAsksForANewOne() {
        bench.consent(DataSet.OVERDRAWN);
        bench.bank().withdrawConsent(DataSet.OVERDRAWN);

        CommandLineOutput run = bench.run(DataSet.OVERDRAWN, "transactions");

        assertThat(run.exitCode()).isEqualTo(11);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("run: tppkit consent");
    }
}
