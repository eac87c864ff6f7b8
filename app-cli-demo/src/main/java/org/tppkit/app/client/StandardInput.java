package org.tppkit.app.client;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The process's input, opened with the first line that is asked for. One for each process, for it reads ahead. */
final class StandardInput implements LineInput {
    private @Nullable BufferedReader reader;

    /** Whether a person sits there. From JDK 22 on there is a console also without one, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // what it warns of is what is asked for next
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public Optional<String> next() {
        if (reader == null) {
            reader = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        }
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
