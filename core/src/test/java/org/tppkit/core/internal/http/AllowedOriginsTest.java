package org.tppkit.core.internal.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.spi.http.BankRequest;

class AllowedOriginsTest {
    private final AllowedOrigins origins = new AllowedOrigins(BankEndpoints.builder()
            .api(URI.create("https://api.bank.example"))
            .authorization(URI.create("https://login.bank.example"))
            .addOtherOrigins(URI.create("https://token.bank.example:8443"))
            .build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bank.example/accounts?x=1",
                "https://API.Bank.example:443/accounts",
                "HTTPS://api.bank.example/",
                "https://token.bank.example:8443/oauth"
            })
    void theBanksOwnAddressesPass(String address) {
        assertThatCode(() -> origins.check(request(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/accounts",
                "https://api.bank.example.evil.example/",
                "https://api.bank.example:8443/",
                "https://token.bank.example/",
                "https://login.bank.example/",
                "https://bank.example/",
                "https://[::1]/"
            })
    void anyOtherAddressIsRefusedWithoutBeingRepeated(String address) {
        assertThatThrownBy(() -> origins.check(request(address)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("none of the bank's own")
                .hasMessageNotContaining("example");
    }

    private static BankRequest request(String address) {
        return BankRequest.get(URI.create(address)).build();
    }
}
