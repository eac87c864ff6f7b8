package org.tppkit.app.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process's errors' stream, of which the JDK does not say where it leads. */
public final class ErrorStream {
    private static final Path LINUX = Path.of("/proc/self/fd/2");

    private ErrorStream() {}

    /** Whether it is a terminal. Linux tells; elsewhere the answer is no, and progress is not shown. */
    public static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(LINUX).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
