package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program on the tests' class path, in a process of its own: what it prints is read while it runs. */
public final class Program implements AutoCloseable {
    /** No program of the tests takes that long. */
    public static final Duration GUARD = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader out;
    private final Path err;

    private Program(Process process, Path err) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param folder where its errors' stream is kept
     * @param main the class that has its main method
     */
    public static Program start(Path folder, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Path err = Files.createTempFile(folder, "err", "");
        return new Program(
                new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
    }

    /** The process. */
    public Process process() {
        return process;
    }

    /** Tells it to end, by SIGTERM where there is one. What it still prints can be read: Process.destroy would close that. */
    public void endGently() {
        assertThat(process.toHandle().destroy()).as("it was told").isTrue();
    }

    /** Waits for a line of the output, and reads over those before it. */
    public void awaitLine(String wanted) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); !wanted.equals(line); line = out.readLine()) {
            assertThat(line)
                    .as("the output ended after %s, without %s: %s", lines, wanted, Files.readString(err))
                    .isNotNull();
            lines.add(line);
        }
    }

    /** Waits for its end: how it ended, and what it printed that was not read before. */
    public CommandLineOutput ended() throws IOException, InterruptedException {
        assertThat(process.waitFor(GUARD.toSeconds(), TimeUnit.SECONDS))
                .as("it ends by itself")
                .isTrue();
        return new CommandLineOutput(
                process.exitValue(), out.lines().collect(Collectors.joining("\n")), Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
