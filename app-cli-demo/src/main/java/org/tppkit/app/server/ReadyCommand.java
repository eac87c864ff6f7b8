package org.tppkit.app.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A command that is run when the simulator is ready; the simulator stops when it ends. */
final class ReadyCommand {
    /** The folder, for the command. */
    static final String VARIABLE = "TPPKIT_SIMULATOR";

    private ReadyCommand() {}

    /** Runs it in the system's shell, with this process's streams; gives its exit code. */
    static int run(String command, Path folder) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        ProcessBuilder shell =
                new ProcessBuilder(windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command)).inheritIO();
        shell.environment().put(VARIABLE, folder.toString());
        Process process = shell.start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }
}
