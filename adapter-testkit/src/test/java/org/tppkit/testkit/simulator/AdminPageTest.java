package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

class AdminPageTest extends ControlFixture {

    private static final String BANK_PAGE = "/admin/banks/fortuneo";

    private String cookie;

    @BeforeEach
    void open() {
        cookie = CONTROL.send(CONTROL.request("GET", "/admin?token=" + CONTROL.server.token(), ""))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    @AfterEach
    void forget() {
        BANK.unregister("foreign");
    }

    private HttpResponse<String> page(String path) {
        return CONTROL.send(CONTROL.request("GET", path, "").header("Cookie", cookie));
    }

    private HttpResponse<String> submit(String form, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = CONTROL.request("POST", BANK_PAGE + "/" + form, body)
                .header("Cookie", cookie)
                .header("Origin", CONTROL.server.uri().toString())
                .header("Content-Type", "application/x-www-form-urlencoded");
        return CONTROL.send(request);
    }

    private static void assertDone(HttpResponse<String> answer, String section) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(BANK_PAGE + "#" + section);
    }

    @Test
    void theOverviewShowsBanksAddressesAndTheNewestExchanges() {
        String token = CLIENT.token(DataSet.BUSINESS);
        CLIENT.get("/psd2/v1/accounts", token);
        TestClient.Signed wrong = CLIENT.signed("/psd2/v1/accounts", token);
        wrong.suffix = "\n";
        wrong.send();
        String html = page("/admin").body();
        assertThat(html)
                .contains("Fortuneo", BANK.apiUri().toString(), "GET /psd2/v1/accounts")
                .contains(">accepted<", "refused: the signature does not verify: there is a line feed at the end")
                .contains("not looked at")
                .doesNotContain(token);
        assertThat(html.indexOf("line feed")).isLessThan(html.indexOf(">accepted<"));
        assertThat(html).doesNotContain("http-equiv=\"refresh\"");
        assertThat(page("/admin?refresh=on").body()).contains("http-equiv=\"refresh\"");
    }

    @Test
    void anExchangesPageShowsTheSigningStringAndTheFirstDifference() {
        String token = CLIENT.token(DataSet.BUSINESS);
        TestClient.Signed wrong = CLIENT.signed("/psd2/v1/accounts", token);
        wrong.signedTarget = "/psd2/v1/accounts";
        wrong.send();
        String html = page(BANK_PAGE + "/journal/" + BANK.journal().written()).body();
        assertThat(html)
                .contains("First difference", "the method is missing in (request-target)")
                .contains("(request-target): get /psd2/v1/accounts\nx-request-id: ")
                .contains("authorization: ***")
                .doesNotContain(token);
    }

    @Test
    void whatAClientSendsCannotBecomeMarkup() {
        HttpRequest hostile = HttpRequest.newBuilder(
                        java.net.URI.create(BANK.apiUri() + "/%3Cscript%3E'\"".replace("\"", "%22")))
                .header("User-Agent", "<img src=x onerror=alert(1)>")
                .build();
        CLIENT.send(hostile);
        String html = page(BANK_PAGE + "/journal/" + BANK.journal().written()).body();
        assertThat(html).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
    }

    @Test
    void formsMoveTheClockPlanFaultsSetSwitchesAndBeginAnew() {
        assertDone(submit("clock", Map.of("advance", "PT2H")), "clock");
        assertThat(BANK.clock().moved()).hasHours(2);
        assertThat(page(BANK_PAGE).body()).contains("2026-03-18 13:00:00 UTC", "PT2H");
        assertDone(submit("clock-back", Map.of()), "clock");
        assertDone(
                submit("faults", Map.of("effect", "ANSWER", "status", "503", "pathEnding", "/accounts", "count", "3")),
                "faults");
        assertThat(page(BANK_PAGE).body()).contains("ANSWER 503, any method …/accounts, still 3 times");
        assertDone(submit("faults", Map.of("effect", "TRUNCATE_BODY", "status", "503", "count", "1")), "faults");
        assertThat(BANK.faults().pending()).isEqualTo(4);
        assertDone(submit("faults-clear", Map.of()), "faults");
        assertThat(BANK.faults().pending()).isZero();
        assertDone(submit("quirks", Map.of("enabled", "NULLS")), "quirks");
        assertThat(BANK.quirks().enabled()).containsExactly(Quirk.NULLS);
        assertDone(submit("reset", Map.of()), "reset");
        assertThat(BANK.journal().entries()).isEmpty();
    }

    @Test
    void aClientIsRegisteredAndRemovedByForm() {
        TppCertificates foreign = PKI.stranger().reissue(TPP, TppProfile.standard());
        Map<String, String> typed = Map.of(
                "clientId", "foreign",
                "redirectUris", "http://localhost:8080/back https://foreign.example/back",
                "keyId", "https://foreign.example/seal.pem",
                "qwac", foreign.qwac().chainPem(),
                "qsealc", foreign.qsealc().chainPem(),
                "root", "");
        assertDone(submit("clients", typed), "clients");
        assertThat(page(BANK_PAGE).body()).contains("Remove foreign", "https://foreign.example/back");
        assertDone(submit("clients-remove", Map.of("client", "foreign")), "clients");
        assertThat(BANK.applications()).hasSize(1);
    }

    @Test
    void aRefusedFormSaysWhatToDoAndKeepsWhatWasTyped() {
        HttpResponse<String> answer =
                submit("clients", Map.of("clientId", "two words", "keyId", "https://x.example/\"<b>"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("role=\"alert\"", "clientId", "value=\"two words\"")
                .contains("value=\"https://x.example/&quot;&lt;b&gt;\"");
        assertThat(submit("faults", Map.of("effect", "ANSWER", "status", "many"))
                        .body())
                .contains("whole number from 200 to 599");
        assertThat(submit("explode", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aPrivateKeyThatWasPastedIsNotShownAgain() {
        HttpResponse<String> answer = submit(
                "clients", Map.of("clientId", "foreign", "qwac", TPP.qwac().keyPem()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("the field qwac holds a private key", "value=\"foreign\"")
                .doesNotContain(
                        "BEGIN", TPP.qwac().keyPem().lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void everyControlHasALabelAndEveryIdIsThereOnce() {
        String html = page(BANK_PAGE).body();
        List<String> ids = all(html, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> labelled = new HashSet<>(all(html, "label for=\"([^\"]+)\""));
        assertThat(labelled).isNotEmpty().isSubsetOf(ids);
        assertThat(all(html, "<(?:input|select|textarea) id=\"([^\"]+)\""))
                .isNotEmpty()
                .allMatch(labelled::contains);
        assertThat(all(html, "<(h1)>")).hasSize(1);
        assertThat(html).contains("<html lang=\"en\">", "<title>Fortuneo");
    }

    private static List<String> all(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(page("/admin/banks/none").statusCode()).isEqualTo(404);
        assertThat(page(BANK_PAGE + "/journal/99999999").statusCode()).isEqualTo(404);
        assertThat(page("/admin/nowhere").body()).contains("there is no such page");
        assertThat(page("/").headers().firstValue("Location")).contains("/admin");
    }
}
