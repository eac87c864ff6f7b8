package org.tppkit.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeFolderTest {
    private static final Path USER = Path.of("home", "ada").toAbsolutePath();

    private static Path home(String system, Map<String, String> variables) {
        return HomeFolder.in(Surroundings.of(variables, USER, system)).path();
    }

    @Test
    void eachSystemHasItsPlaceForSettings() {
        Path roaming = USER.resolve("Roaming");
        Path xdg = USER.resolve("settings");

        assertThat(home("Linux", Map.of())).isEqualTo(USER.resolve(".config").resolve("tppkit"));
        assertThat(home("Linux", Map.of("XDG_CONFIG_HOME", xdg.toString()))).isEqualTo(xdg.resolve("tppkit"));
        assertThat(home("Linux", Map.of("XDG_CONFIG_HOME", "relative")))
                .as("a relative one does not count")
                .isEqualTo(USER.resolve(".config").resolve("tppkit"));
        assertThat(home("Mac OS X", Map.of()))
                .isEqualTo(
                        USER.resolve("Library").resolve("Application Support").resolve("tppkit"));
        assertThat(home("Windows 11", Map.of("APPDATA", roaming.toString()))).isEqualTo(roaming.resolve("tppkit"));
        assertThat(home("Windows 11", Map.of()))
                .isEqualTo(USER.resolve("AppData").resolve("Roaming").resolve("tppkit"));
        assertThat(home("Windows 11", Map.of("TPPKIT_HOME", xdg.toString()))).isEqualTo(xdg);
    }

    @Test
    void aBrowserIsOpenedByWhatTheSystemHasForIt() {
        assertThat(new SystemBrowser(OperatingSystem.WINDOWS, Map.of()).command())
                .startsWith("rundll32");
        assertThat(new SystemBrowser(OperatingSystem.MAC, Map.of()).command()).containsExactly("open");
        assertThat(new SystemBrowser(OperatingSystem.OTHER, Map.of("DISPLAY", ":0")).command())
                .containsExactly("xdg-open");
        SystemBrowser headless = new SystemBrowser(OperatingSystem.OTHER, Map.of());
        assertThat(headless.open(URI.create("https://bank.example"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/callback, true",
        "http://LOCALHOST/callback, true",
        "http://127.0.0.1:1/, true",
        "http://127.9.9.9/, true",
        "http://[::1]:80/, true",
        "http://127.0.0.1.example/, false",
        "http://localhost.example/, false",
        "https://tpp.example/, false",
        "tpp:/callback, false"
    })
    void loopbackIsToldByHowAnAddressIsWritten(String address, boolean loopback) {
        assertThat(Loopback.holds(URI.create(address))).isEqualTo(loopback);
    }
}
