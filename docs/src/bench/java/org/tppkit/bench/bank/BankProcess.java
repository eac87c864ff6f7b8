package org.tppkit.bench.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A {@link BankServer} in a process of its own, on the second processor where there is one. Closing ends it. */
public final class BankProcess implements AutoCloseable {
    private static final int PROCESSOR = 1;

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final int port;

    private BankProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
        this.port = Integer.parseInt(answers.readLine());
    }

    /**
     * Starts one.
     *
     * @param keys the folder of the run's keys
     * @param delay how long the bank takes for each answer
     */
    public static BankProcess start(Path keys, Duration delay) throws IOException {
        return new BankProcess(JavaProcess.of(BankServer.class)
                .arguments(keys.toString(), Long.toString(delay.toMillis()))
                .pinnedTo(PROCESSOR)
                .start());
    }

    /** A bank that answers at once. */
    public static BankProcess start(Path keys) throws IOException {
        return start(keys, Duration.ZERO);
    }

    /** Where it listens. */
    public URI origin() {
        return URI.create("https://localhost:" + port);
    }

    /** How many connections it took so far, each with a handshake. */
    public int connections() {
        return ask("connections");
    }

    /** How often it was asked for a token. */
    public int tokenCalls() {
        return ask("tokens");
    }

    private int ask(String question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            return Integer.parseInt(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
