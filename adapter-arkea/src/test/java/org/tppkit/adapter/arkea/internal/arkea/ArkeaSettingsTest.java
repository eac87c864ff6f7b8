package org.tppkit.adapter.arkea.internal.arkea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.adapter.arkea.internal.stet.CancelStatus;
import org.tppkit.ports.spi.signing.SignatureAlgorithm;
import org.tppkit.ports.spi.signing.SignatureProfile;

class ArkeaSettingsTest {

    @Test
    void withoutSettingsTheDefaultsHold() {
        ArkeaSettings settings = ArkeaSettings.read(Map.of());
        assertThat(settings.refreshWithClientId()).isFalse();
        assertThat(settings.signature())
                .isEqualTo(SignatureProfile.builder()
                        .addHeaders("(request-target)", "x-request-id", "digest")
                        .addHeadersIfPresent("psu-ip-address")
                        .algorithm(SignatureAlgorithm.RSA_SHA256)
                        .keyId(SignatureProfile.KeyId.CERTIFICATE_URL)
                        .digest(SignatureProfile.Digest.ALWAYS)
                        .build());
        assertThat(settings.cancelStatus()).as("what the version has").isEmpty();
        assertThat(ArkeaSettings.read(ArkeaSettings.DEFAULTS)).isEqualTo(settings);
    }

    @Test
    void everySettingCanBeChanged() {
        ArkeaSettings settings = ArkeaSettings.read(Map.of(
                "refresh.clientId", "true",
                "signature.headers", " Digest  X-Request-ID ",
                "signature.headersIfPresent", "",
                "signature.keyId", "SERIAL_NUMBER_AND_ISSUER",
                "signature.digest", "WITH_BODY",
                "payment.cancelStatus", "RJCT"));
        assertThat(settings.refreshWithClientId()).isTrue();
        assertThat(settings.cancelStatus()).contains(CancelStatus.RJCT);
        assertThat(settings.signature())
                .isEqualTo(SignatureProfile.builder()
                        .addHeaders("digest", "x-request-id")
                        .keyId(SignatureProfile.KeyId.SERIAL_NUMBER_AND_ISSUER)
                        .digest(SignatureProfile.Digest.WITH_BODY)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "refresh.clientId, yes",
        "refresh.clientId, TRUE",
        "signature.keyId, certificate_url",
        "signature.digest, NEVER",
        "payment.cancelStatus, canc",
        "payment.cancelStatus, ''"
    })
    void aSettingThatCannotBeReadIsNamed(String name, String value) {
        assertThatThrownBy(() -> ArkeaSettings.read(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setting " + name)
                .hasMessageContaining(ArkeaSettings.DEFAULTS.get(name));
    }

    @Test
    void aSettingThatIsNotKnownIsASlip() {
        assertThatThrownBy(() -> ArkeaSettings.read(Map.of("refresh.clientid", "true")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refresh.clientid is not known")
                .hasMessageContaining("refresh.clientId");
    }
}
