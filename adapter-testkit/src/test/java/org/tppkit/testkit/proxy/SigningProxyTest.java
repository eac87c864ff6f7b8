package org.tppkit.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.spi.signing.SignatureProfile;
import org.tppkit.testkit.simulator.BankSimulator;
import org.tppkit.testkit.simulator.Fault;
import org.tppkit.testkit.simulator.JournalEntry;
import org.tppkit.testkit.simulator.RequestMatcher;
import org.tppkit.testkit.simulator.SignatureVerdict;
import org.tppkit.testkit.simulator.SimulatorMain;
import org.tppkit.testkit.simulator.server.SimulatorServer;

/** A client that knows neither TLS nor signatures reaches a bank that demands both. */
class SigningProxyTest {
    private static final String ACCOUNTS = "/psd2/v1/accounts";
    private static final String CLIENT_TOKEN = "/oauth-clientcredentials-psd2/token";
    private static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static SimulatorServer server;
    private static BankSimulator bank;

    @BeforeAll
    static void startBank() throws IOException {
        server = SimulatorMain.start(folder.toString(), "fortuneo");
        bank = server.banks().get(0);
    }

    @AfterAll
    static void closeBank() {
        server.close();
    }

    @BeforeEach
    void clear() {
        bank.journal().clear();
        bank.faults().clear();
    }

    @Test
    void aPlainGetReachesTheBankAndIsFoundSigned() throws Exception {
        try (SigningProxy proxy = SigningProxyMain.start(file("proxy.properties"))) {
            HttpResponse<String> answer = get(proxy, ACCOUNTS);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"accounts\"", "\"iban\"");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .contains("json");
        }
        JournalEntry entry = bank.journal().last();
        assertThat(entry.verdict()).map(SignatureVerdict::accepted).contains(true);
        assertThat(entry.requestId().orElseThrow()).hasSize(36);
        assertThat(entry.header("date")).matches("[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} .* GMT");
        assertThat(entry.clientCertificate()).isPresent();
    }

    @Test
    void theQueryTravelsToTheLetter() throws Exception {
        try (SigningProxy proxy = SigningProxyMain.start(file("proxy.properties"))) {
            String id = bank.customer("anne").accounts().get(0).resourceId();
            String day = LocalDate.now(ZoneOffset.UTC).minusDays(20) + "T00%3A00%3A00";
            HttpResponse<String> answer = get(proxy, ACCOUNTS + "/" + id + "/transactions?dateFrom=" + day + "&page=0");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(bank.journal().last().query()).contains("dateFrom=" + day);
        }
    }

    @Test
    void whatTheClientBroughtItselfIsReplacedAndTheRestIsKept() throws Exception {
        try (SigningProxy proxy = SigningProxyMain.start(file("proxy.properties"))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.uri() + ACCOUNTS))
                    .header("X-Request-ID", "5f7c2c5e-0d3a-4c0b-9a51-8f7a4c1d2e3f")
                    .header("Digest", "SHA-256=none")
                    .header("Signature", "keyId=\"none\"")
                    .header("Authorization", "Bearer of-the-pact")
                    .header("PSU-IP-Address", "203.0.113.7")
                    .header("Accept", "application/hal+json; charset=utf-8; version=1.4.2")
                    .build();
            HttpResponse<String> first = CLIENT.send(request, BodyHandlers.ofString());
            HttpResponse<String> second = CLIENT.send(request, BodyHandlers.ofString());

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(second.statusCode()).as("its request id is another").isEqualTo(200);
        }
        JournalEntry entry = bank.journal().last();
        assertThat(entry.header("accept")).isEqualTo("application/hal+json; charset=utf-8; version=1.4.2");
        assertThat(entry.header("psu-ip-address")).isEqualTo("203.0.113.7");
        assertThat(entry.verdict().orElseThrow().signingString().orElseThrow()).contains("psu-ip-address: 203.0.113.7");
    }

    @Test
    void theApplicationsOwnTokenIsAskedForOnce() throws Exception {
        try (SigningProxy proxy = builder()
                .token(TokenSource.clientCredentials("simulator-fortuneo"))
                .start()) {
            assertThat(get(proxy, "/psd2/v1/payment-requests/unknown").statusCode())
                    .isEqualTo(404);
            assertThat(get(proxy, "/psd2/v1/payment-requests/unknown").statusCode())
                    .isEqualTo(404);
        }
        assertThat(bank.journal().count(CLIENT_TOKEN)).isEqualTo(1);
    }

    @Test
    void aBodyIsSignedByItsDigest() throws Exception {
        try (SigningProxy proxy = builder()
                .token(TokenSource.clientCredentials("simulator-fortuneo"))
                .start()) {
            HttpResponse<String> answer = post(proxy, "/psd2/v1/payment-requests", "application/json", "{\"a\":1}");

            assertThat(answer.statusCode()).as("a bad body, well signed").isEqualTo(400);
        }
        assertThat(bank.journal().last().verdict())
                .map(SignatureVerdict::accepted)
                .contains(true);
    }

    @Test
    void aRefreshTokenIsUsedOnceAndTheNextOneIsWrittenBack() throws Exception {
        Path file = folder.resolve("refresh-token");
        String before = Files.readString(file);
        try (SigningProxy proxy = SigningProxyMain.start(file("proxy.properties"))) {
            assertThat(get(proxy, ACCOUNTS).statusCode()).isEqualTo(200);
            assertThat(get(proxy, ACCOUNTS).statusCode()).isEqualTo(200);
        }
        assertThat(bank.journal().count(TOKEN)).isEqualTo(1);
        assertThat(Files.readString(file)).isNotEqualTo(before).endsWith("\n");
    }

    @Test
    void aTokenInAFileIsReadForEachRequest(@TempDir Path other) throws Exception {
        Path file = other.resolve("token");
        Files.writeString(file, "first\n");
        try (SigningProxy proxy = builder().token(TokenSource.file(file)).start()) {
            assertThat(get(proxy, ACCOUNTS).statusCode()).isEqualTo(401);
            Files.writeString(file, "\n");
            assertThat(get(proxy, ACCOUNTS).statusCode()).isEqualTo(502);
            Files.delete(file);
            assertThat(get(proxy, ACCOUNTS).statusCode()).isEqualTo(502);
        }
        assertThat(bank.journal().count(ACCOUNTS)).isEqualTo(1);
    }

    @Test
    void withoutATokenSourceTheClientsOwnTravels() throws Exception {
        try (SigningProxy proxy = builder().start();
                SigningProxy fixed = builder().token(TokenSource.fixed("fixed")).start()) {
            assertThat(get(proxy, ACCOUNTS).statusCode()).isEqualTo(401);
            assertThat(bank.journal().last().header("authorization")).isNull();
            assertThat(get(fixed, ACCOUNTS).statusCode()).isEqualTo(401);
            assertThat(bank.journal().last().header("authorization")).isNotNull();
        }
    }

    @Test
    void tokenRequestsCarryNeitherTokenNorSignature() throws Exception {
        try (SigningProxy proxy = builder().token(TokenSource.fixed("fixed")).start()) {
            HttpResponse<String> answer = post(
                    proxy,
                    CLIENT_TOKEN,
                    "application/x-www-form-urlencoded",
                    "client_id=simulator-fortuneo&grant_type=client_credentials");

            assertThat(answer.statusCode()).isEqualTo(200);
        }
        JournalEntry entry = bank.journal().last();
        assertThat(entry.header("signature")).isNull();
        assertThat(entry.header("authorization")).isNull();
        assertThat(entry.requestId()).isPresent();
    }

    @Test
    void pagesOfCustomersAreOnTheirOwnHost() throws Exception {
        try (SigningProxy proxy = builder().pages(bank.authorizationUri()).start()) {
            String query =
                    "?response_type=code&client_id=simulator-fortuneo&redirect_uri=https%3A%2F%2Ftpp.example%2Fcallback"
                            + "&scope=aisp&state=1";
            HttpResponse<String> answer = get(proxy, "/authorize" + query);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/authorize/customer?");
        }
        assertThat(bank.journal().last().listener()).isEqualTo("authorize");
    }

    @Test
    void answersTravelAsTheyAre() throws Exception {
        bank.faults().next(RequestMatcher.path(ACCOUNTS), Fault.answer(429).header("Retry-After", "17"));
        try (SigningProxy proxy = builder().start()) {
            HttpResponse<String> answer = get(proxy, ACCOUNTS);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("17");
            assertThat(answer.body()).isEmpty();
        }
        assertThat(bank.journal().count(ACCOUNTS)).isEqualTo(1);
    }

    @Test
    void aBankThatGivesNoTokenOrCannotBeReachedIsA502() throws Exception {
        try (SigningProxy refused = builder()
                        .token(TokenSource.clientCredentials("unknown-key"))
                        .start();
                SigningProxy untrusted = SigningProxy.builder()
                        .target(bank.apiUri())
                        .identity(server.identity())
                        .keyId(server.keyIdUrl())
                        .start()) {
            HttpResponse<String> noToken = get(refused, ACCOUNTS);
            assertThat(noToken.statusCode()).isEqualTo(502);
            assertThat(noToken.body()).contains("HTTP 401").doesNotContain("unknown-key");
            assertThat(get(untrusted, ACCOUNTS).body()).contains("SSLHandshakeException");
        }
    }

    @Test
    void whatIsSignedCanBeSaid() throws Exception {
        SignatureProfile profile = SignatureProfile.builder()
                .addHeaders("(request-target)", "date", "x-request-id", "digest")
                .build();
        try (SigningProxy proxy = builder()
                .profile(profile)
                .token(TokenSource.clientCredentials("simulator-fortuneo"))
                .start()) {
            get(proxy, "/psd2/v1/payment-requests/unknown");
        }
        JournalEntry entry = bank.journal().last();
        assertThat(entry.verdict()).map(SignatureVerdict::accepted).contains(true);
        assertThat(entry.verdict().orElseThrow().signingString().orElseThrow()).contains("\ndate: ");
    }

    @Test
    void aSettingThatIsMissingOrNotKnownIsNamed(@TempDir Path other) throws IOException {
        Path file = other.resolve("proxy.properties");
        Files.writeString(file, "target=https://api.bank.example\nsecret=s3cret\n");
        assertThatThrownBy(() -> SigningProxyMain.start(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret")
                .hasMessageNotContaining("s3cret");
        Files.writeString(file, "target=https://api.bank.example\n");
        assertThatThrownBy(() -> SigningProxyMain.start(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("identity.keyIdUrl is missing");
        assertThatThrownBy(SigningProxyMain::start).hasMessageContaining("one argument");
        for (String address : List.of("https://bank.example/path", "mailto:bank@bank.example", "http://bank.example")) {
            assertThatThrownBy(() -> SigningProxy.builder().target(URI.create(address)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SigningProxy.builder().start()).hasMessageContaining("target");
    }

    @Test
    void twoWaysToATokenAreRefused() throws IOException {
        String settings = Files.readString(folder.resolve("proxy.properties"));
        Path file = folder.resolve("both.properties");
        Files.writeString(file, settings + "token.clientCredentials=simulator-fortuneo\n");

        assertThatThrownBy(() -> SigningProxyMain.start(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token.clientCredentials")
                .hasMessageContaining("token.refreshTokenFile");
    }

    @Test
    void nothingThatHoldsATokenShowsIt() {
        assertThat(Stream.of(
                        TokenSource.fixed("t0ken"),
                        new TokenClient.Grant("t0ken", Duration.ZERO, Optional.of("t0ken"))))
                .allSatisfy(source -> assertThat(source.toString()).doesNotContain("t0ken"));
    }

    private static SigningProxyBuilder builder() {
        return SigningProxy.builder()
                .target(bank.apiUri())
                .identity(server.identity())
                .keyId(server.keyIdUrl())
                .trust(bank.caCertificate());
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static HttpResponse<String> get(SigningProxy proxy, String target) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.uri() + target)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(SigningProxy proxy, String path, String type, String body)
            throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
