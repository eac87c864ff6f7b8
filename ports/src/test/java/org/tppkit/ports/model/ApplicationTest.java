package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where customers may be sent back to. */
class ApplicationTest {
    private static final BankId BANK = BankId.of("arkea", "cmb");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tpp.example/callback",
                "HTTPS://tpp.example/callback?a=b",
                "http://localhost:8080/callback",
                "http://LOCALHOST/callback",
                "http://127.0.0.1:8080/",
                "http://[::1]:8080/"
            })
    void customersComeBackOverTlsOrOnThisMachine(String address) {
        URI redirect = URI.create(address);
        assertThat(Application.of(BANK, "client", redirect).redirectUri()).isEqualTo(redirect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tpp.example/canary",
                "http://localhost.canary.example/",
                "http://127.0.0.1.canary.example/",
                "https:///canary",
                "https://tpp.example/#canary",
                "/canary",
                "//tpp.example/canary",
                "mailto:canary@tpp.example",
                "ftp://tpp.example/canary"
            })
    void otherAddressesAreRefusedAndNotRepeated(String address) {
        assertThatThrownBy(() -> Application.of(BANK, "client", URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https")
                .hasMessageNotContaining("canary");
    }
}
