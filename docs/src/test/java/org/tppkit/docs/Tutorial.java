package org.tppkit.docs;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.server.SimulatorServer;

/** Runs a tutorial as a reader would: its commands in a shell, its Java with the settings that the simulator wrote. */
final class Tutorial {
    private static final String BROWSER = """
            #!/usr/bin/env bash
            set -euo pipefail
            . sim/simulator.env
            answer=$(curl -sS --fail-with-body "$SIM_CONTROL/banks/$SIM_BANK/approvals" \\
              -H "Authorization: Bearer $(cat sim/control.token)" -H 'Content-Type: application/json' \\
              -d "{\\"url\\": \\"$1\\", \\"decision\\": \\"approve\\", \\"customer\\": \\"anne\\"}")
            curl -sS --fail-with-body "$(sed 's/.*"callback" *: *"\\([^"]*\\)".*/\\1/' <<< "$answer")" > /dev/null
            """;

    private final Path folder;

    /** @param folder empty */
    Tutorial(Path folder) {
        this.folder = folder;
    }

    /** In place of the customer's browser stands a program that approves whatever page it is to show, as Anne. */
    Map<Integer, String> run(ShellPage page) throws IOException, InterruptedException {
        ShellRun.needs("bash", "curl", "sed", "grep");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("xdg-open", "open")) {
            Path browser = Files.writeString(bin.resolve(name), BROWSER);
            if (!browser.toFile().setExecutable(true)) {
                throw new IOException(browser + " cannot be made a program");
            }
        }
        return ShellRun.of(page, folder).variable("DISPLAY", ":0").run();
    }

    /** The file in the folder where the shell worked. */
    Path file(String name) {
        return folder.resolve("work").resolve(name);
    }

    /** Starts a simulator, reads the settings that it writes, and walks. */
    <T> T withSettings(BiFunction<Map<String, String>, BankSimulator, T> journey) throws IOException {
        try (SimulatorServer server = SimulatorServer.in(folder.resolve("sim")).start()) {
            Properties written = new Properties();
            try (Reader in = Files.newBufferedReader(folder.resolve("sim").resolve("tppkit.properties"))) {
                written.load(in);
            }
            Map<String, String> settings = new TreeMap<>();
            written.stringPropertyNames().forEach(name -> settings.put(name, written.getProperty(name)));
            return journey.apply(settings, server.banks().get(0));
        }
    }
}
