package org.tppkit.ports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tppkit.ports.model.Refusals.refusal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PsuContextTest {

    private static final String IP = "203.0.113.7";

    private static final List<BiFunction<PsuContext.Builder, String, PsuContext.Builder>> TEXTS = List.of(
            PsuContext.Builder::httpMethod,
            PsuContext.Builder::userAgent,
            PsuContext.Builder::referer,
            PsuContext.Builder::accept,
            PsuContext.Builder::acceptCharset,
            PsuContext.Builder::acceptEncoding,
            PsuContext.Builder::acceptLanguage,
            PsuContext.Builder::psuId,
            PsuContext.Builder::deviceId);

    @Test
    void aPresentCustomerHasAnAddress() {
        PsuContext psu = PsuContext.present("2001:DB8::0:1");
        assertThat(psu.isPresent()).isTrue();
        assertThat(psu.ipAddress()).as("as given").contains("2001:DB8::0:1");
        assertThat(psu.port()).isEmpty();
        assertThat(psu.userAgent()).isEmpty();
        assertThat(psu).isEqualTo(PsuContext.builder("2001:DB8::0:1").build());
    }

    @Test
    void anAbsentCustomerHasNothing() {
        PsuContext psu = PsuContext.absent();
        assertThat(psu.isPresent()).isFalse();
        assertThat(psu.ipAddress()).isEmpty();
        assertThat(psu).isEqualTo(PsuContext.absent()).isNotEqualTo(PsuContext.present(IP));
    }

    @Test
    void everythingIsKeptAsGiven() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        PsuContext psu = PsuContext.builder(IP)
                .port(51_234)
                .httpMethod("GET")
                .date(now)
                .geoLocation(GeoLocation.of("52.506931,13.144558"))
                .userAgent("Caf\u00E9/1.0")
                .referer("https://tpp.example/")
                .accept("text/html")
                .acceptCharset("utf-8")
                .acceptEncoding("gzip")
                .acceptLanguage("fr-FR")
                .deviceId("device-1")
                .build();
        assertThat(psu.port()).hasValue(51_234);
        assertThat(psu.httpMethod()).contains("GET");
        assertThat(psu.date()).contains(now);
        assertThat(psu.geoLocation().map(GeoLocation::header)).contains("GEO:52.506931,13.144558");
        assertThat(psu.userAgent()).contains("Caf\u00E9/1.0");
        assertThat(psu.referer()).contains("https://tpp.example/");
        assertThat(psu.accept()).contains("text/html");
        assertThat(psu.acceptCharset()).contains("utf-8");
        assertThat(psu.acceptEncoding()).contains("gzip");
        assertThat(psu.acceptLanguage()).contains("fr-FR");
        assertThat(psu.deviceId()).contains("device-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "customer.example", "203.0.113.7:443", "[2001:db8::1]", "fe80::1%eth0", "203.0.113.007"})
    void aBadAddressIsRefused(String ip) {
        refusal(ip, () -> PsuContext.present(ip)).isEqualTo("ipAddress is not an IPv4 or IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_536, Integer.MAX_VALUE})
    void aBadPortIsRefused(int port) {
        PsuContext.Builder builder = PsuContext.builder(IP).port(port);
        refusal("", builder::build).isEqualTo("port is not within 1 and 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void thePortsAtTheEdgeAreTaken(int port) {
        assertThat(PsuContext.builder(IP).port(port).build().port()).hasValue(port);
    }

    @Test
    void everyTextIsBounded() {
        assertThat(TEXTS).allSatisfy(text -> {
            PsuContext longest =
                    text.apply(PsuContext.builder(IP), "x".repeat(1024)).build();
            assertThat(longest.isPresent()).isTrue();
            PsuContext.Builder tooLong = text.apply(PsuContext.builder(IP), "x".repeat(1025));
            refusal("xxxxxx", tooLong::build).contains("longer than 1024");
        });
    }

    @Test
    void anAbsentCustomerCannotBeGivenAttributes() {
        assertThat(TEXTS)
                .allSatisfy(text -> refusal("secret", text.apply(withoutAddress(), "secret")::build)
                        .contains("not there"));
        refusal("", withoutAddress().port(1)::build).contains("not there");
        refusal("", withoutAddress().date(Instant.EPOCH)::build).contains("not there");
        refusal("", withoutAddress().geoLocation(GeoLocation.of("0,0"))::build).contains("not there");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> PsuContext.present(null));
    }

    @Test
    void theTextShowsPresenceOnly() {
        assertThat(PsuContext.builder(IP).userAgent("secret").build()).hasToString("PsuContext[present]");
        assertThat(PsuContext.absent()).hasToString("PsuContext[absent]");
    }

    private static PsuContext.Builder withoutAddress() {
        return PsuContext.builder(IP).ipAddress(Optional.empty());
    }
}
