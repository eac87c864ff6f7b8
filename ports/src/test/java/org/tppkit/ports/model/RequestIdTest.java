package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void theCanonicalFormIsReadAgain() {
        Seeds.times(2_000, random -> {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            RequestId id = new RequestId(uuid);
            assertThat(id).hasToString(uuid.toString());
            assertThat(RequestId.of(id.toString())).isEqualTo(id);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "123E4567-E89B-12D3-A456-426614174000",
                "123e4567-e89b-12d3-a456-42661417400",
                "123e4567-e89b-12d3-a456-4266141740000",
                "123e4567e89b12d3a456426614174000",
                "123e4567-e89b-12d3-a456_426614174000",
                "123e4567-e89b-12d3-a456-42661417400g",
                "{23e4567-e89b-12d3-a456-42661417400}",
                "123e4567-e89b-12d3-a456-42661417400\u0661"
            })
    void otherWritingIsRefused(String text) {
        refusal(text, () -> RequestId.of(text)).contains("canonical form");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> new RequestId(null));
    }
}
