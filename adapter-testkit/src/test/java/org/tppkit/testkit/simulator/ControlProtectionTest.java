package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.testkit.simulator.control.ControlServer;

class ControlProtectionTest extends ControlFixture {

    private static HttpResponse<String> open() {
        return CONTROL.send(CONTROL.request("GET", "/admin?token=" + CONTROL.server.token(), ""));
    }

    private static String cookie() {
        return open().headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String own() {
        return CONTROL.server.uri().toString();
    }

    private static HttpRequest.Builder form(String cookie, String path) {
        return CONTROL.request("POST", path, "x=1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie);
    }

    /** The status of a request whose Host the JDK's client would not send. */
    private static String statusWithHost(String host) throws IOException {
        try (Socket socket =
                new Socket(CONTROL.server.uri().getHost(), CONTROL.server.uri().getPort())) {
            String request = "GET /banks HTTP/1.1\r\n" + host + "Connection: close\r\nAuthorization: Bearer "
                    + CONTROL.server.token() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1];
        }
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() {
        assertThat(CONTROL.server.uri().getHost()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic eDp5", "bearer  x"})
    void withoutTheTokenNothingIsTold(String header) {
        HttpRequest.Builder request = CONTROL.request("GET", "/banks", "");
        HttpResponse<String> answer =
                CONTROL.send(header.isEmpty() ? request : request.header("Authorization", header));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("control token").doesNotContain("fortuneo");
    }

    /** The JDK's server knows this bound as a system property only; waiting for it would take a minute. */
    @Test
    void aRequestThatIsNeverSentToItsEndDoesNotKeepAThreadForEver() {
        assertThat(Integer.getInteger("sun.net.httpserver.maxReqTime")).isBetween(1, 120);
    }

    @Test
    void eachServerHasAnotherLongToken() {
        try (ControlServer other = ControlServer.over(List.of(BANK)).start()) {
            assertThat(other.token()).hasSize(43).isNotEqualTo(CONTROL.server.token());
            assertThat(CONTROL.send(CONTROL.request("GET", "/banks", "")
                                    .header("Authorization", "Bearer " + other.token()))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(other.toString()).doesNotContain(other.token());
        }
    }

    @Test
    void theTokenOfTheApiDoesNotOpenItByCookieOrQuery() {
        assertThat(CONTROL.send(CONTROL.request("GET", "/banks?token=" + CONTROL.server.token(), ""))
                        .statusCode())
                .isEqualTo(401);
        assertThat(CONTROL.send(CONTROL.request("GET", "/banks", "").header("Cookie", cookie()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void onlyLoopbackNamesAreTakenAsHost() throws IOException {
        int port = CONTROL.server.uri().getPort();
        assertThat(statusWithHost("Host: 127.0.0.1:" + port + "\r\n")).isEqualTo("200");
        assertThat(statusWithHost("Host: localhost:" + port + "\r\n")).isEqualTo("200");
        for (String host : List.of(
                "Host: attacker.example:" + port + "\r\n",
                "Host: 127.0.0.1.attacker.example:" + port + "\r\n",
                "Host: localhost\r\n",
                "Host: 127.0.0.1:" + port + "\r\nHost: attacker.example\r\n")) {
            assertThat(statusWithHost(host)).as(host).isIn("403", "400");
        }
    }

    @Test
    void changesFromAPageOfAnotherOriginAreRefused() {
        for (String origin : List.of("https://attacker.example", "null", "http://127.0.0.1:1")) {
            HttpResponse<String> answer = CONTROL.send(CONTROL.request("POST", BANK_PATH + "/reset", "")
                    .header("Authorization", "Bearer " + CONTROL.server.token())
                    .header("Origin", origin));
            assertThat(answer.statusCode()).as(origin).isEqualTo(403);
        }
        assertThat(CONTROL.send(CONTROL.request("DELETE", BANK_PATH + "/journal", "")
                                .header("Authorization", "Bearer " + CONTROL.server.token())
                                .header("Origin", own()))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void noAnswerAllowsAnotherOriginToReadIt() {
        HttpResponse<String> answer = CONTROL.send(CONTROL.request("GET", "/banks", "")
                .header("Authorization", "Bearer " + CONTROL.server.token())
                .header("Origin", "https://attacker.example"));
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theAdminPageIsOpenedOnceWithTheTokenAndThenByCookie() {
        assertThat(CONTROL.send(CONTROL.request("GET", "/admin", "")).statusCode())
                .isEqualTo(401);
        assertThat(CONTROL.send(CONTROL.request("GET", "/admin?token=wrong", ""))
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> opened = open();
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location")).contains("/admin");
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).endsWith("; Path=/admin; HttpOnly; SameSite=Strict").doesNotContain(CONTROL.server.token());
        assertThat(CONTROL.send(CONTROL.request("GET", "/admin/banks/cmb?token=" + CONTROL.server.token(), ""))
                        .headers()
                        .firstValue("Location"))
                .contains("/admin/banks/cmb");
        HttpResponse<String> page =
                CONTROL.send(CONTROL.request("GET", "/admin", "").header("Cookie", "other=1; " + cookie()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(CONTROL.server.token());
    }

    @Test
    void aFormFromAnotherOriginOrFromNowhereIsRefusedAlthoughTheCookieCameAlong() {
        BANK.clock().advance(java.time.Duration.ofHours(1));
        String cookie = cookie();
        String path = "/admin" + BANK_PATH + "/clock-back";
        Stream.of("https://attacker.example", "null", "http://127.0.0.1:1")
                .map(origin -> CONTROL.send(form(cookie, path).header("Origin", origin)))
                .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(403));
        assertThat(CONTROL.send(form(cookie, path)).statusCode()).isEqualTo(403);
        assertThat(BANK.clock().moved()).hasHours(1);
        assertThat(CONTROL.send(form(cookie, path).header("Origin", own())).statusCode())
                .isEqualTo(303);
        assertThat(BANK.clock().moved()).isZero();
    }

    @Test
    void everyPageForbidsScriptsFramesAndForeignForms() {
        for (String path : List.of("/admin", "/admin/banks/fortuneo", "/admin/style.css", "/admin/nowhere")) {
            HttpResponse<String> page =
                    CONTROL.send(CONTROL.request("GET", path, "").header("Cookie", cookie()));
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'self'; form-action 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(page.body()).doesNotContain("<script").doesNotContain(" style=");
        }
    }
}
