package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

/** A client with certificates of an authority that the bank has never heard of is let in while the bank runs. */
class ControlledClientsTest extends ControlFixture {

    private static final TppCertificates FOREIGN = PKI.stranger().reissue(TPP, TppProfile.standard());
    private static final String REDIRECT = "http://localhost:8080/back";
    private static final String KEY_ID = "https://foreign.example/seal.pem";

    private final TestClient foreign = new TestClient(BANK, FOREIGN);

    private static ObjectNode registration() {
        ObjectNode body = (ObjectNode) TestClient.json("{}");
        body.put("clientId", "foreign").put("keyId", KEY_ID);
        body.put("qwac", FOREIGN.qwac().chainPem())
                .put("qsealc", FOREIGN.qsealc().chainPem());
        body.putArray("redirectUris").add(REDIRECT);
        return body;
    }

    private static JsonNode register(ObjectNode body) {
        return CONTROL.json(201, "POST", BANK_PATH + "/clients", body.toString());
    }

    private String token() {
        URI authorize = foreign.authorizeUrl(Map.of(
                "response_type",
                "code",
                "client_id",
                "foreign",
                "redirect_uri",
                REDIRECT,
                "scope",
                "aisp",
                "state",
                "s"));
        ObjectNode decision = (ObjectNode) TestClient.json("{}");
        decision.put("url", authorize.toString()).put("decision", "approve").put("customer", "fabrique");
        String callback = CONTROL.json(200, "POST", BANK_PATH + "/approvals", decision.toString())
                .get("callback")
                .asText();
        assertThat(callback).startsWith(REDIRECT + "?code=");
        Map<String, String> grant = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "foreign",
                "redirect_uri",
                REDIRECT,
                "code",
                TestClient.query(URI.create(callback)).get("code"));
        return TestClient.json(foreign.form(TestClient.TOKEN, grant))
                .get("access_token")
                .asText();
    }

    private int accounts(String token, String keyId) {
        TestClient.Signed call = foreign.signed("/psd2/v1/accounts", token);
        call.keyId = keyId;
        return call.send().statusCode();
    }

    @AfterEach
    void forget() {
        BANK.unregister("foreign");
    }

    @Test
    void aForeignClientGetsThroughASignedCallOnceItIsRegistered() {
        assertThatThrownBy(() -> foreign.form(TestClient.TOKEN, Map.of())).isInstanceOf(UncheckedIOException.class);
        JsonNode registered = register(registration());
        assertThat(registered.get("qwacSha256").asText())
                .isEqualTo(FOREIGN.qwac().sha256());
        assertThat(accounts(token(), KEY_ID)).isEqualTo(200);
        assertThat(CONTROL.json(BANK_PATH + "/clients").findValuesAsText("clientId"))
                .contains("foreign", TestClient.CLIENT_ID);
    }

    @Test
    void whoRegistersItAnewWithoutItsRootTakesTheTrustBack() {
        register(registration());
        assertThat(foreign.form(TestClient.TOKEN, Map.of()).statusCode()).isEqualTo(400);
        BANK.register(BANK.applications().stream()
                .filter(application -> application.clientId().equals("foreign"))
                .findFirst()
                .orElseThrow());
        TestClient later = new TestClient(BANK, FOREIGN);
        assertThatThrownBy(() -> later.form(TestClient.TOKEN, Map.of())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aRootCanBeTrustedInsteadOfTheCertificate() {
        register(registration()
                .put(
                        "root",
                        org.tppkit.testkit.pki.KeyAndChain.pem(PKI.stranger().caCertificate())));
        assertThat(accounts(token(), KEY_ID)).isEqualTo(200);
    }

    @Test
    void aWrongSignatureLeavesItsFirstDifferenceInTheJournal() {
        register(registration());
        String token = token();
        assertThat(accounts(token, "https://foreign.example/other.pem")).isEqualTo(401);
        JsonNode keyId = newest();
        assertThat(keyId.at("/signature/difference").asText()).isEqualTo("keyId differs");
        assertThat(keyId.at("/signature/expected").asText()).isEqualTo(KEY_ID);
        TestClient.Signed upperCase = foreign.signed("/psd2/v1/accounts", token);
        upperCase.keyId = KEY_ID;
        upperCase.signedTarget = "GET /psd2/v1/accounts";
        assertThat(upperCase.send().statusCode()).isEqualTo(401);
        assertThat(newest().at("/signature/difference").asText())
                .contains("the method in (request-target) is not in lower case");
        assertThat(newest().at("/signature/signingString").asText())
                .startsWith("(request-target): get /psd2/v1/accounts\n");
    }

    private static JsonNode newest() {
        long written = BANK.journal().written();
        return CONTROL.json(BANK_PATH + "/journal/" + written);
    }

    @Test
    void aClientThatIsRemovedIsNotTrustedAnyMore() {
        register(registration());
        String token = token();
        CONTROL.json(204, "DELETE", BANK_PATH + "/clients/foreign", "");
        TestClient anew = new TestClient(BANK, FOREIGN);
        assertThatThrownBy(() -> anew.get("/psd2/v1/accounts", token)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatCannotBeAClientIsRefused() {
        assertRefused(registration().put("keyId", "http://foreign.example/seal.pem"), "keyId");
        assertRefused(registration().put("keyId", "seal.pem"), "keyId");
        assertRefused(registration().put("redirectUris", REDIRECT), "redirectUris");
        ObjectNode noRedirect = registration();
        noRedirect.putArray("redirectUris");
        assertRefused(noRedirect, "redirectUris");
        ObjectNode relative = registration();
        relative.putArray("redirectUris").add("/callback");
        assertRefused(relative, "redirectUris");
        ObjectNode fragment = registration();
        fragment.putArray("redirectUris").add(REDIRECT + "#x");
        assertRefused(fragment, "redirectUris");
        ObjectNode role = registration();
        role.putArray("roles").add("PSP_XX");
        assertRefused(role, "roles");
        assertRefused(
                registration().put("root", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"), "root");
    }

    private static void assertRefused(ObjectNode body, String word) {
        var answer = CONTROL.call("POST", BANK_PATH + "/clients", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(word);
        assertThat(BANK.applications()).noneMatch(known -> known.clientId().equals("foreign"));
    }
}
