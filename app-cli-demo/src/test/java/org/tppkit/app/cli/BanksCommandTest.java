package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tppkit.app.client.Surroundings;

class BanksCommandTest {
    private static final Surroundings NOBODY = Surroundings.of(Map.of(), Path.of("target", "no-such-user"), "Linux");

    @Test
    void theTableHasARowForEachBankAndNeedsNoConfiguration() {
        CommandLineOutput run = CommandLineOutput.in(NOBODY, "banks");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().filter(line -> line.startsWith("  arkea:")))
                .hasSize(9);
        assertThat(run.out())
                .contains("Crédit Mutuel de Bretagne", "1.4.1, 1.4.2", "all banks, version 1.4.2: ")
                .contains("payment confirmation");
    }

    @Test
    void jsonSaysTheSameForScripts() throws IOException {
        CommandLineOutput run = CommandLineOutput.in(NOBODY, "banks", "--json");

        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out()).matches("\\p{ASCII}*");
        JsonNode banks = new ObjectMapper().readTree(run.out()).get("banks");
        assertThat(banks).hasSize(9).allSatisfy(bank -> {
            assertThat(bank.get("id").asText()).startsWith("arkea:");
            assertThat(bank.at("/environments/PRODUCTION/api").asText()).startsWith("https://");
            assertThat(bank.get("versions")).hasSize(2);
            assertThat(bank.get("versions").findValuesAsText("recommended")).containsOnlyOnce("true");
            assertThat(bank.at("/versions/0/capabilities")).isNotEmpty();
            assertThat(bank.get("scaValidity").asText()).isEqualTo("P180D");
        });
    }
}
