package org.tppkit.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.ArkeaBanks.FORTUNEO;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.BankRules;
import org.tppkit.core.TppClient;
import org.tppkit.ports.model.consent.ConsentRequest;
import org.tppkit.testkit.simulator.DataSet;

/** README's lines run: the client is built for the real bank, without a call; the reading is done at a simulated one. */
class FirstLinesTest {
    @TempDir
    private Path folder;

    @Test
    void theClientIsBuiltAndSendsItsCustomersToTheBank() throws IOException {
        Path keyFile = KeyFiles.pkcs12(folder.resolve("tpp.p12"), SimulatedWorld.CERTIFICATES);

        try (TppClient tpp = FirstLines.client(keyFile, KeyFiles.password())) {
            URI redirect = tpp.bank(FORTUNEO)
                    .consents()
                    .begin(ConsentRequest.accountInformation("user-42"), SimulatedWorld.CUSTOMER)
                    .redirect();

            assertThat(redirect.getHost()).isEqualTo("sca-openbanking.fortuneo.com");
            assertThat(redirect.getQuery()).contains("client_id=my-api-key");
        }
    }

    @Test
    void theBalancesOfTheCustomerArePrinted() {
        try (SimulatedWorld world = new SimulatedWorld(BankRules.standard())) {
            String printed = printedBy(() -> FirstLines.read(
                    world.tpp,
                    page -> world.simulator
                            .approveAll(page, DataSet.MANY_TRANSACTIONS)
                            .toString()));

            assertThat(printed.lines())
                    .isNotEmpty()
                    .allMatch(line -> line.matches(".+ -?[\\d.]+ EUR"), "name and amount");
            assertThat(world.requestsTo("/balances")).isPositive();
        }
    }

    private static String printedBy(Runnable lines) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            lines.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
