package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.4.2", "v1", "1.3.12-RC1", "12345678901234567890"})
    void versionsAreKeptAsWritten(String text) {
        assertThat(ApiVersion.of(text)).isEqualTo(new ApiVersion(text)).hasToString(text);
        assertThat(ApiVersion.of(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1.4.2 ", "1/4", "1_4", "1.4.\u0662", "123456789012345678901", "1\r\n2"})
    void otherWritingIsRefused(String text) {
        refusal(text, () -> ApiVersion.of(text)).startsWith("API version has");
    }

    @Test
    void theBadPositionIsNamed() {
        refusal("1.4_2", () -> ApiVersion.of("1.4_2")).contains("position 4");
        assertThatNullPointerException().isThrownBy(() -> new ApiVersion(null));
    }
}
