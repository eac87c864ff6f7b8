package org.tppkit.app.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tppkit.app.client.LastWork;

/** A command that is run when the simulator is ready; the simulator stops when it ends. */
final class ReadyCommand {
    /** The folder, for the command. */
    static final String VARIABLE = "TPPKIT_SIMULATOR";

    private ReadyCommand() {}

    /** Runs it in the system's shell, with this process's streams, until it ends or this process does; its exit code. */
    @SuppressWarnings("try") // of the last work only the end is wanted
    static int run(String command, Path folder) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        ProcessBuilder shell =
                new ProcessBuilder(windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command)).inheritIO();
        shell.environment().put(VARIABLE, folder.toString());
        Process process = shell.start();
        try (LastWork stop = LastWork.of("simulator-command", () -> end(process))) {
            return process.waitFor();
        } finally {
            end(process);
        }
    }

    /** Without its banks it has nothing to do: neither the shell nor what the shell started. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
