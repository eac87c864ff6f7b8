package org.tppkit.app.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.app.cli.Main;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.SimulatedAccount;
import org.tppkit.testkit.simulator.SimulatedBalance;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.SimulatedTransaction;

/** The program itself, in a JVM of 48 MB, against a bank with a million entries. */
@Tag("slow")
class MillionTransactionsTest {
    private static final int ENTRIES = 1_000_000;
    private static final int ENTRIES_A_DAY = 12_500;

    @TempDir
    private Path folder;

    /** Entries that are made when they are asked for. */
    private static final class Endless extends AbstractList<SimulatedTransaction> {
        private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Paris"));

        @Override
        public SimulatedTransaction get(int index) {
            LocalDate day = today.minusDays(1 + index / ENTRIES_A_DAY);
            return new SimulatedTransaction(
                    BigDecimal.valueOf(1 + index % 9_999, 2),
                    "DBIT",
                    "BOOK",
                    Optional.of(day),
                    Optional.of(day),
                    day,
                    List.of("CARTE MARCHÉ DES LICES " + index));
        }

        @Override
        public int size() {
            return ENTRIES;
        }
    }

    private static DataSet data() {
        SimulatedAccount account = new SimulatedAccount(
                "FO00000001",
                "CPAN",
                "************1234",
                "EUR",
                "Compte",
                "PRIV",
                "CACC",
                "Account Holder",
                Optional.empty(),
                List.of(new SimulatedBalance("CLBD", BigDecimal.TEN, LocalDate.EPOCH)),
                new Endless());
        return DataSet.of(List.of(new SimulatedCustomer("rich", "R. ICH", List.of(account), List.of())));
    }

    @Test
    void areWrittenInAJvmOf48MegaBytes() throws Exception {
        try (ReadBench bench = ReadBench.start(folder, bank -> bank.data(data()).pageSize(10_000))) {
            bench.consent("rich");
            Path result = folder.resolve("result");

            String told = inAnotherJvm(bench, "transactions", "--format", "json", "--output", result.toString());

            assertThat(told).contains("100 pages", ENTRIES + " entries (0 pending)", "complete");
            try (Stream<String> lines = Files.lines(result)) {
                assertThat(lines.filter(line -> line.contains("LICES "))).hasSize(ENTRIES);
            }
        }
    }

    private String inAnotherJvm(ReadBench bench, String... command) throws IOException, InterruptedException {
        File told = folder.resolve("told").toFile();
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx48m",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName()),
                                Stream.concat(
                                        Stream.of(command),
                                        Stream.of(
                                                "--config",
                                                bench.configuration().toString(),
                                                "--home",
                                                bench.home("rich").toString())))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(told)
                .start();
        try {
            assertThat(process.waitFor(9, TimeUnit.MINUTES)).isTrue();
            String text = Files.readString(told.toPath());
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroyForcibly();
        }
    }
}
