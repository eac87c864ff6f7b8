package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.PaymentState;
import org.tppkit.docs.snippets.FirstConsent;
import org.tppkit.docs.snippets.FirstPayment;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.DataSet;
import org.tppkit.testkit.simulator.server.SimulatorServer;

/** The tutorials work as they stand: every command, and the Java. */
class TutorialsTest {
    @TempDir
    private Path folder;

    @Test
    void theCommandsOfTheFirstConsentDoWhatThePageSays() throws Exception {
        Map<Integer, String> printed = run(ShellPage.read("docs/tutorials/first-consent.md"));

        assertThat(printed.values()).anyMatch(output -> output.contains("exit code 11"));
        assertThat(folder.resolve("work/statement.html"))
                .content()
                .contains("<svg")
                .doesNotContain("<script");
    }

    @Test
    void theCommandsOfTheFirstPaymentDoWhatThePageSays() throws Exception {
        Map<Integer, String> printed = run(ShellPage.read("docs/tutorials/first-payment.md"));

        assertThat(printed.values())
                .anyMatch(output -> output.contains("ACSC"))
                .anyMatch(output -> output.contains("exit code 13"));
    }

    @Test
    void theJavaOfTheFirstConsentReadsWhatTheBankHolds() throws Exception {
        List<String> report = withSettings((settings, bank) ->
                FirstConsent.read(settings, page -> bank.approveAll(page, DataSet.MANY_TRANSACTIONS)));

.*NEXT_LINK.*");
    }

    @Test
    void theJavaOfTheFirstPaymentPays() throws Exception {
        PaymentState state = withSettings((settings, bank) ->
                FirstPayment.pay(settings, page -> bank.approvePayment(page, DataSet.MANY_TRANSACTIONS)));

        // On a day that is no working day, or late, the bank takes the order and settles it later.
        assertThat(state.payment().status().orElseThrow())
                .isIn(PaymentStatus.PENDING, PaymentStatus.SETTLED);
    }

    // ------------------------------------------------------------------ the customer's part

    /** In place of the customer's browser stands a program that approves whatever page it is to show, as Anne. */
    private Map<Integer, String> run(ShellPage page) throws IOException, InterruptedException {
        ShellRun.needs("bash", "curl", "sed", "grep");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("xdg-open", "open")) {
            Path browser = Files.writeString(bin.resolve(name), """
                    #!/usr/bin/env bash
                    set -euo pipefail
                    . sim/simulator.env
                    answer=$(curl -sS --fail-with-body "$SIM_CONTROL/banks/$SIM_BANK/approvals" \\
                      -H "Authorization: Bearer $(cat sim/control.token)" -H 'Content-Type: application/json' \\
                      -d "{\\"url\\": \\"$1\\", \\"decision\\": \\"approve\\", \\"customer\\": \\"anne\\"}")
                    curl -sS --fail-with-body "$(sed 's/.*"callback" *: *"\\([^"]*\\)".*/\\1/' <<< "$answer")" > /dev/null
                    """);
            assertThat(browser.toFile().setExecutable(true)).isTrue();
        }
        return ShellRun.of(page, folder).variable("DISPLAY", ":0").run();
    }

    private <T> T withSettings(BiFunction<Map<String, String>, BankSimulator, T> journey) throws IOException {
        try (SimulatorServer server = SimulatorServer.in(folder.resolve("sim")).start()) {
            Properties written = new Properties();
            try (Reader in = Files.newBufferedReader(folder.resolve("sim/tppkit.properties"))) {
                written.load(in);
            }
            Map<String, String> settings = new TreeMap<>();
            written.stringPropertyNames().forEach(name -> settings.put(name, written.getProperty(name)));
            return journey.apply(settings, server.banks().get(0));
        }
    }
}
