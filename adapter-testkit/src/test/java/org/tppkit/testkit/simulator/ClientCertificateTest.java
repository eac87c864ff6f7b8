package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.testkit.simulator.TestClient.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.pki.CarelessClient;
import org.tppkit.testkit.pki.TlsContexts;
import org.tppkit.testkit.pki.TppCertificates;
import org.tppkit.testkit.pki.TppProfile;

class ClientCertificateTest extends SimulatorFixture {

    /** Another provider's certificates over the same keys: only the QWAC tells them apart. */
    private static final TppCertificates OTHER =
            PKI.reissue(TPP, TppProfile.standard().named("Other TPP", "PSDFR-ACPR-99999"));

    @Test
    void aCertificateThatNoApplicationHasIsRefused() {
        TestClient other = new TestClient(BANK, OTHER);
        HttpResponse<String> api = other.get("/psd2/v1/accounts", CLIENT.token(DataSet.BUSINESS));
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(json(api).get("message").asText())
                .isEqualTo("no application is registered for this client certificate");
        HttpResponse<String> token = other.redeem(CLIENT.code(DataSet.BUSINESS, "aisp"));
        assertThat(token.statusCode()).isEqualTo(401);
        assertThat(json(token).get("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void theTokensOfOneApplicationAreNoUseToAnother() {
        try (BankSimulator bank = BankSimulator.builder()
                .pki(PKI)
                .application(TestClient.application(TPP))
                .start()) {
            bank.register(RegisteredApplication.of("other-key", TestClient.CALLBACK, OTHER, TestClient.KEY_ID));
            TestClient owner = new TestClient(bank, TPP);
            TestClient other = new TestClient(bank, OTHER);
            String refreshToken =
                    owner.tokens(DataSet.BUSINESS).get("refresh_token").asText();
            String accessToken = owner.token(DataSet.BUSINESS);

            HttpResponse<String> api = other.get("/psd2/v1/accounts", accessToken);
            assertThat(api.statusCode()).isEqualTo(401);
            assertThat(json(api).get("message").asText()).isEqualTo("the access token is another application's");
            assertThat(json(other.refresh(refreshToken)).get("error").asText()).isEqualTo("invalid_client");
            HttpResponse<String> renamed = other.form(
                    TestClient.TOKEN,
                    Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", "other-key"));
            assertThat(json(renamed).get("error").asText()).isEqualTo("invalid_grant");
            assertThat(other.form(TestClient.REVOKE, Map.of("token", accessToken))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(owner.get("/psd2/v1/accounts", accessToken).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void strangersExpiredCertificatesAndNoneDoNotGetThroughTheHandshake() {
        TppCertificates stranger = PKI.stranger().reissue(TPP, TppProfile.standard());
        TppCertificates expired = PKI.reissue(TPP, TppProfile.standard().expired());
        for (TppCertificates each : new TppCertificates[] {stranger, expired}) {
            assertThatThrownBy(() -> new TestClient(BANK, each).refresh("x")).isInstanceOf(UncheckedIOException.class);
        }
        HttpClient anonymous = HttpClient.newBuilder()
                .sslContext(TlsContexts.anonymousClient(BANK.caCertificate()))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(BANK.apiUri() + "/psd2/v1/accounts"))
                .build();
        assertThatThrownBy(() -> anonymous.send(request, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
        assertThat(BANK.journal().entries()).isEmpty();
    }

    @Test
    void aListOfIssuersThatOmitsOursLeavesACarelessClientWithoutACertificate() throws Exception {
        BANK.quirks().enable(Quirk.CA_LIST_OMITS_ISSUER);
        HttpClient careless = HttpClient.newBuilder()
                .sslContext(CarelessClient.context(TPP.qwac(), BANK.caCertificate()))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(BANK.apiUri() + "/psd2/v1/accounts"))
                .build();
        assertThatThrownBy(() -> careless.send(request, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
        assertThat(new TestClient(BANK, TPP).refresh("x").statusCode()).isEqualTo(400);
    }
}
