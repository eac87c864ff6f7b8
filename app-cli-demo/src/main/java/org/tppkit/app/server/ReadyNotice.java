package org.tppkit.app.server;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.tppkit.app.terminal.Style;
import org.tppkit.app.terminal.Table;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.SimulatedCustomer;
import org.tppkit.testkit.simulator.server.SimulatorServer;

/** What is told when the simulator is ready: where it listens, and what to do next. */
final class ReadyNotice {
    private final Terminal terminal;
    private final Path folder;

    /** @param folder as the user wrote it */
    ReadyNotice(Terminal terminal, Path folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    void tell(SimulatorServer server) {
        Table table = Table.of("bank", "interface", "pages for customers");
        for (BankSimulator bank : server.banks()) {
            table.row(
                    bank.bank().id(),
                    bank.apiUri().toString(),
                    bank.authorizationUri().toString());
        }
        terminal.table(table);
        BankSimulator first = server.banks().get(0);
        terminal.line();
        terminal.line("Customers who can approve: "
                + first.customers().stream().map(SimulatedCustomer::id).collect(Collectors.joining(", ")));
        terminal.line("Control and journal, for a browser: " + server.adminUri());
        terminal.line("For programs: " + folder.resolve("addresses.json") + ", " + folder.resolve("tppkit.properties"));
        terminal.line();
        terminal.line(terminal.styled(Style.HEADING, "Try in another window:"));
        String config =
                " --config " + shellWord(folder.resolve("tppkit.properties").toString());
        String bank = " --bank " + first.bank().id();
        terminal.line("  tppkit doctor --online" + config);
        terminal.line("  tppkit consent start" + bank + config);
        terminal.line("  tppkit accounts" + bank + config);
        terminal.line();
        terminal.line("Ready. Ctrl-C stops it.");
    }

    private static String shellWord(String text) {
        return text.matches("[A-Za-z0-9_./:\\\\-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
