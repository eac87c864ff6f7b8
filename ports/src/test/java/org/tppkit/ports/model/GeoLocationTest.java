package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoLocationTest {

    @ParameterizedTest
    @ValueSource(strings = {"52.506931,13.144558", "-90,180", "90.0,-180.0", "0,0", "48.3900,-4.4861234567"})
    void theHeaderHasTheDigitsAsGiven(String text) {
        assertThat(GeoLocation.of(text).header()).isEqualTo("GEO:" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "52.506931",
                "52.506931, 13.144558",
                "52.5,13.1,2",
                "GEO:52.5,13.1",
                "52,5,13,1",
                "+52.5,13.1",
                "1E1,1",
                "52.12345678901,13.1",
                "\u0665,1"
            })
    void otherWritingIsRefused(String text) {
        refusal(text, () -> GeoLocation.of(text));
    }

    @Test
    void degreesOutOfRangeAreRefused() {
        refusal("90.0000001", () -> GeoLocation.of("90.0000001,0")).contains("latitude is not within -90 and 90");
        refusal("-180.0000001", () -> GeoLocation.of("0,-180.0000001")).contains("longitude is not within -180");
        refusal("", () -> new GeoLocation(new BigDecimal("1E+99999999"), BigDecimal.ZERO))
                .contains("digits");
        refusal("", () -> new GeoLocation(BigDecimal.ZERO, new BigDecimal("1E-99999999")))
                .contains("digits");
        assertThatNullPointerException().isThrownBy(() -> new GeoLocation(null, BigDecimal.ZERO));
    }

    @Test
    void thePositionIsNotShown() {
        assertThat(GeoLocation.of("52.506931,13.144558")).hasToString("GeoLocation[hidden]");
    }
}
