package org.tppkit.adapter.arkea.internal.arkea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.adapter.arkea.scripted.TestContext;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.http.BankRequest;

class ArkeaAuthorizationGatewayTest {
    private static final String TOKENS =
            "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"rt\"}";
    private static final String OAGA =
            "{\"status\":\"400\",\"path\":\"/oauth-authorizationcode-psd2/token\",\"message\":\"Bad Request\","
                    + "\"error_code\":\"OAGA\"}";
    private static final RefreshToken REFRESH = new RefreshToken("rt/0+=");
    private static final CodeExchange CODE = CodeExchange.builder()
            .code(new AuthorizationCode("c&de"))
            .redirectUri(TestContext.REDIRECT)
            .build();

    private final ScriptedCall call = new ScriptedCall().withoutToken().psu(PsuContext.present("203.0.113.7"));
    private final TestContext context = TestContext.of(ArkeaBanks.CMB);
    private final AuthorizationGateway gateway = gateway(context);

    @Test
    void aCodeIsExchangedAsThePageShows() {
        call.answer(200, TOKENS);
        assertThat(gateway.exchange(CODE, call))
                .isEqualTo(TokenGrant.builder()
                        .accessToken(new AccessToken("at"))
                        .refreshToken(new RefreshToken("rt"))
                        .expiresIn(Duration.ofHours(1))
                        .build());
        assertThat(call.request().uri())
                .hasToString("https://api-openbanking.cmb.fr/oauth-authorizationcode-psd2/token");
        assertThat(body(call.request()))
                .isEqualTo("client_id=api-key-7&grant_type=authorization_code"
                        + "&redirect_uri=https%3A%2F%2Ftpp.example%2Fcallback%3Ftenant%3D1&code=c%26de");
    }

    @Test
    void tokenCallsAreFormsWithoutSignatureTokenOrCustomer() {
        call.answer(200, TOKENS);
        gateway.refresh(REFRESH, call);
        BankRequest request = call.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers())
                .extracting(BankRequest.Header::name)
                .containsExactly("Accept", "Content-Type", "X-Request-ID");
        assertThat(request.header("Accept")).contains("application/json");
        assertThat(request.header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(request.header("X-Request-ID")).contains("00000000-0000-4000-8000-000000000001");
        assertThat(context.messageSigner().signed()).isEmpty();
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void aRefreshNamesNoClientIdUnlessTheRowSaysSo() {
        call.answer(200, TOKENS);
        gateway.refresh(REFRESH, call);
        assertThat(body(call.request())).isEqualTo("grant_type=refresh_token&refresh_token=rt%2F0%2B%3D");

        BankDescriptor changed = context.bank().toBuilder()
                .putSettings("refresh.clientId", "true")
                .build();
        ScriptedCall other = new ScriptedCall().answer(200, TOKENS);
        gateway(TestContext.of(changed)).refresh(REFRESH, other);
        assertThat(body(other.request()))
                .isEqualTo("grant_type=refresh_token&refresh_token=rt%2F0%2B%3D&client_id=api-key-7");
    }

    @Test
    void anAnswerWithoutRefreshTokenLeavesTheOldOne() {
        call.answer(200, "{\"access_token\":\"at\",\"token_type\":\"bearer\",\"expires_in\":\"600\"}");
        assertThat(gateway.refresh(REFRESH, call).refreshToken()).isEmpty();
    }

    @Test
    void theApplicationGetsATokenOfItsOwn() {
        call.answer(200, "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        assertThat(gateway.clientCredentials(call).refreshToken()).isEmpty();
        assertThat(call.request().uri())
                .hasToString("https://api-openbanking.cmb.fr/oauth-clientcredentials-psd2/token");
        assertThat(body(call.request())).isEqualTo("client_id=api-key-7&grant_type=client_credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "200, ''",
        "204, ''",
        "200, '{\"ok\":true}'",
        "400, '{\"error\":\"invalid_token\"}'",
        "401, '{\"error\":\"invalid_token\"}'"
    })
    void aTokenIsRevokedAlsoWhereTheBankNoLongerKnowsIt(int status, String answer) {
        call.answer(status, answer);
        assertThatCode(() -> gateway.revoke(new AccessToken("at=1"), call)).doesNotThrowAnyException();
        assertThat(call.request().uri())
                .hasToString("https://api-openbanking.cmb.fr/oauth-authorizationcode-psd2/revoke");
        assertThat(body(call.request())).isEqualTo("token=at%3D1");
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void aRevocationThatFailsSaysSo() {
        AccessToken token = new AccessToken("at");
        call.answer(400, "{\"error\":\"unsupported_token_type\"}")
                .answer(503, "", Map.of("Retry-After", "9"))
                .answer(401, "{\"error\":\"invalid_client\"}")
                .answer(503, "{\"error\":\"invalid_token\"}")
                .answer(302, "");
        assertThatThrownBy(() -> gateway.revoke(token, call)).isInstanceOf(RequestRejectedException.class);
        assertThatThrownBy(() -> gateway.revoke(token, call))
                .isInstanceOfSatisfying(
                        BankUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(9)));
        assertThatThrownBy(() -> gateway.revoke(token, call)).isInstanceOf(IdentityRejectedException.class);
        assertThatThrownBy(() -> gateway.revoke(token, call)).isInstanceOf(BankUnavailableException.class);
        assertThatThrownBy(() -> gateway.revoke(token, call)).isInstanceOf(RequestRejectedException.class);
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void whatTheBankDoesNotOfferIsRefusedBeforeAnyRequest() {
        BankDescriptor without = context.bank().toBuilder()
                .putCapabilities(ArkeaBanks.STET_1_4_2, EnumSet.of(Capability.ACCOUNTS))
                .build();
        assertThatThrownBy(() -> gateway(TestContext.of(without)).revoke(new AccessToken("at"), call))
                .isInstanceOf(CapabilityException.class);
        assertThatThrownBy(() -> gateway(TestContext.of(without)).clientCredentials(call))
                .isInstanceOf(CapabilityException.class);
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void aRefreshTokenThatWasUsedMeansThatTheCustomerMustConsentAgain() {
        call.answer(400, OAGA);
        assertRefreshRefused();
        call.answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}");
        assertRefreshRefused();
        call.answer(401, "{\"error\":\"invalid_grant\"}");
        assertRefreshRefused();
        call.answer(200, "{\"error\":\"invalid_grant\"}");
        assertRefreshRefused();
    }

    @ParameterizedTest
    @CsvSource({
        "400, OAGA",
        "400, invalid_grant",
        "400, invalid_request",
        "400, unsupported_grant_type",
        "400, invalid_scope",
        "403, NO_CONSENTS"
    })
    void aRefusedCodeIsARefusedRequest(int status, String code) {
        call.answer(status, "{\"error\":\"" + code + "\"}");
        assertThatThrownBy(() -> gateway.exchange(CODE, call))
                .isInstanceOfSatisfying(RequestRejectedException.class, e -> {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.bankCode()).contains(code);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_client\"}'",
        "401, '{\"error\":\"invalid_client\"}'",
        "401, ''",
        "400, '{\"error\":\"unauthorized_client\"}'",
        "401, '<html>'",
        "200, '{\"error\":\"invalid_client\"}'"
    })
    void aRefusedClientIsNeitherTheCustomersNorTheTokensFault(int status, String body) {
        call.answer(status, body).answer(status, body).answer(status, body);
        assertThatThrownBy(() -> gateway.refresh(REFRESH, call)).isInstanceOf(IdentityRejectedException.class);
        assertThatThrownBy(() -> gateway.exchange(CODE, call)).isInstanceOf(IdentityRejectedException.class);
        IdentityRejectedException refused =
                catchThrowableOfType(IdentityRejectedException.class, () -> gateway.clientCredentials(call));
        assertThat(refused.answer().orElseThrow().status()).isEqualTo(status);
        assertThat(refused).hasCauseInstanceOf(RequestRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void anOutageNeverCostsTheConsent(int status) {
        call.answer(status, OAGA.replace("OAGA", "temporarily_unavailable"), Map.of("Retry-After", "5"));
        assertThatThrownBy(() -> gateway.refresh(REFRESH, call))
                .isInstanceOfSatisfying(
                        BankUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(5)));
        if (status >= 500) {
            call.answer(status, OAGA);
            assertThatThrownBy(() -> gateway.refresh(REFRESH, call)).isInstanceOf(BankUnavailableException.class);
        }
    }

    @Test
    void notNowIsNotNeverAndTooOftenIsTooOften() {
        call.answer(400, "{\"error\":\"temporarily_unavailable\"}")
                .answer(200, "{\"error\":\"server_error\"}")
                .answer(429, "{\"error\":\"temporarily_unavailable\"}", Map.of("Retry-After", "60"));
        assertThatThrownBy(() -> gateway.refresh(REFRESH, call)).isInstanceOf(BankUnavailableException.class);
        assertThatThrownBy(() -> gateway.refresh(REFRESH, call)).isInstanceOf(BankUnavailableException.class);
        assertThatThrownBy(() -> gateway.refresh(REFRESH, call)).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void anAnswerThatIsNoTokenAnswerIsUnexpected() {
        call.answer(200, "<html>", Map.of("Content-Type", "text/html"))
                .answer(201, TOKENS)
                .answer(204, "")
                .answer(200, "");
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> gateway.exchange(CODE, call)).isInstanceOf(UnexpectedAnswerException.class);
        }
        assertThat(call.openAnswers()).isZero();
        assertThat(call.requestIds()).as("one id per request").isEqualTo(4);
    }

    @Test
    void aSandboxTokenComesFromTheSandbox() {
        call.answer(200, TOKENS);
        BankDescriptor sandboxed = context.bank().toBuilder()
                .putEndpoints(
                        Environment.SANDBOX,
                        BankEndpoints.of(
                                context.bank()
                                        .endpoints()
                                        .get(Environment.SANDBOX)
                                        .api(),
                                URI.create("https://approve.example")))
                .build();
        gateway(TestContext.of(sandboxed).in(Environment.SANDBOX)).refresh(REFRESH, call);
        assertThat(call.request().uri()).hasToString("https://api-sandbox.cmb.fr/oauth-authorizationcode-psd2/token");
    }

    private void assertRefreshRefused() {
        TppException refusal = catchThrowableOfType(TppException.class, () -> gateway.refresh(REFRESH, call));
        assertThat(refusal)
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ConsentRequiredException.Reason.REFRESH_REFUSED))
                .hasCauseInstanceOf(RequestRejectedException.class);
    }

    private static AuthorizationGateway gateway(TestContext context) {
        return ArkeaAdapter.of(ArkeaBanks.STET_1_4_2, context).authorization();
    }

    private static String body(BankRequest request) {
        return new String(request.body(), StandardCharsets.US_ASCII);
    }
}
