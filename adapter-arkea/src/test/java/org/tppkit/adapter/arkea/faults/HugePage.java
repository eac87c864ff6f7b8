package org.tppkit.adapter.arkea.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.tppkit.core.Transactions;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** Pages of very many entries, each of 458 bytes. */
final class HugePage {
    private static final int ENTRY_BYTES = 458;

    private HugePage() {}

    static ScriptedAnswer of(int entries) {
        String entry = FaultWorld.entry("12.30");
        String padding = "x".repeat(ENTRY_BYTES - 1 - entry.length());
        return ScriptedAnswer.repeating(
                200, "{\"transactions\":[", entry.replace("MARKER", "MARKER" + padding), entries, "],\"_links\":{}}");
    }

    /** Reads a page of that many entries in a JVM with those options, bank and client together; gives how many came. */
    static int readInAnotherJvm(int entries, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HugePage.class.getName(),
                Integer.toString(entries)));
        File output = File.createTempFile("huge-page", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            String text = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(text).isZero();
            System.out.print(text);
            return Integer.parseInt(text.replaceFirst("(?s).*entries: (\\d+).*", "$1"));
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output.toPath());
        }
    }

    /** In the other JVM. */
    public static void main(String... arguments) {
        int entries = Integer.parseInt(arguments[0]);
        try (FaultWorld world = FaultWorld.start(settings -> settings.largestAnswer(1L << 40)
                .callTimeout(Duration.ofMinutes(9))
                .refreshLease(Duration.ofMinutes(10)))) {
            world.transactions().answer(of(entries));
            Transactions page = world.accounts(world.bank, FaultWorld.CUSTOMER).transactions(FaultWorld.A1);
            AtomicInteger told = new AtomicInteger();
            long start = System.nanoTime();
            page.readEach(entry -> told.incrementAndGet());
            FaultWorld.report("J5 " + entries + " entries", Duration.ZERO, System.nanoTime() - start);
            System.out.println("entries: " + told.get());
        }
    }
}
