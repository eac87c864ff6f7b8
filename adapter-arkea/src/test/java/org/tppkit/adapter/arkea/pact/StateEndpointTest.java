package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator's endpoint for changes of state knows exactly the states of the committed pacts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateEndpointTest {
    private final SimulatorStates states = new SimulatorStates(Stet.V1_4_2);

    @AfterAll
    void close() {
        states.close();
    }

    @Test
    void theStatesOfThePactsAndNoOthersAreKnown() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        for (Stet stet : Stet.values()) {
            interactions(stet).forEach(interaction -> {
                assertThat(interaction.path("providerStates")).isNotEmpty();
                interaction
                        .path("providerStates")
                        .forEach(state -> named.add(state.path("name").asText()));
            });
        }
        assertThat(new TreeSet<>(states.bank().states().names())).isEqualTo(named);
    }

    @ParameterizedTest
    @EnumSource
    void aStateThatIsNotKnownIsRefusedWithItsName(Stet stet) {
        assertThat(states.send(Map.of("action", "setup", "state", "the bank is on holiday " + stet)))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body())
                            .contains("the bank is on holiday " + stet, "is not known", "pact-states.md");
                });
    }

    private static JsonNode interactions(Stet stet) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("pacts", stet.pactFile()).toFile())
                .path("interactions");
    }
}
