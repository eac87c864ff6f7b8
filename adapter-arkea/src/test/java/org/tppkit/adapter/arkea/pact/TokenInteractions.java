package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.pact.Contract.CLIENT_ID;
import static org.tppkit.adapter.arkea.pact.Interaction.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;

/** Consent and tokens (Arkéa Production page; RFC 6749). The same for both versions, but for the token of one payment. */
final class TokenInteractions {
    private static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    private static final String CLIENT_TOKEN = "/oauth-clientcredentials-psd2/token";
    private static final String REVOKE = "/oauth-authorizationcode-psd2/revoke";

    private static final String CODE = "SplxlOBeZQQYbYS6WxSbIA";
    private static final String ACCESS_TOKEN = "2YotnFZFEjr1zCsicMWpAA";
    private static final String REFRESH_TOKEN = "tGzv3JOkF0XG5Qx2TlKWIA";

    private static final String GRANT = """
            {"access_token":"%s","token_type":"Bearer","expires_in":3600,"refresh_token":"%s"}""".formatted(ACCESS_TOKEN, REFRESH_TOKEN);
    private static final String GRANT_WITHOUT_REFRESH = """
            {"access_token":"%s","token_type":"Bearer","expires_in":3600}""".formatted(ACCESS_TOKEN);

    private TokenInteractions() {}

    static List<Interaction> of(Stet stet) {
        List<Interaction> lines = new ArrayList<>(List.of(
                approval(),
                refusal(),
                when("the code of a consent")
                        .given(States.CODE, "scope", "aisp", "redirectUri", Contract.REDIRECT.toString())
                        .asks(exchange())
                        .answers(Answered.json(200, GRANT))
                        .then((bank, call) -> isGrant(exchange(bank, call), true)),
                when("a code that was used already")
                        .given(States.USED_CODE, "scope", "aisp", "redirectUri", Contract.REDIRECT.toString())
                        .asks(exchange())
                        .answers(oauthError(400, "invalid_grant"))
                        .then((bank, call) ->
                                Expect.refused(RequestRejectedException.class, 400, () -> exchange(bank, call))),
                when("a code, by a client whose certificate is another's")
                        .given(States.CODE, "scope", "aisp", "redirectUri", Contract.REDIRECT.toString())
                        .given(States.OTHER_CERTIFICATE)
                        .asks(exchange())
                        .answers(oauthError(401, "invalid_client"))
                        .then((bank, call) -> Expect.identityRejected(() -> exchange(bank, call))),
                when("a refresh")
                        .given(States.REFRESH_TOKEN, "scope", "aisp")
                        .asks(refresh())
                        .answers(Answered.json(200, GRANT))
                        .then((bank, call) -> isGrant(refresh(bank, call), true)),
                when("a refresh that gives no new refresh token")
                        .given(States.REFRESH_TOKEN, "scope", "aisp")
                        .given(States.REFRESH_KEEPS_TOKEN)
                        .asks(refresh())
                        .answers(Answered.json(200, GRANT_WITHOUT_REFRESH))
                        .then((bank, call) -> isGrant(refresh(bank, call), false)),
                when("a refresh with a token that was used already")
                        .given(States.USED_REFRESH_TOKEN, "scope", "aisp")
                        .asks(refresh())
                        .answers(Answered.json(400, """
                        {"status":"400","path":"/oauth-authorizationcode-psd2/token","message":"Bad Request","error_code":"=OAGA"}"""))
                        .then((bank, call) -> Expect.consentLost(Reason.REFRESH_REFUSED, () -> refresh(bank, call))),
                when("a refresh after the customer withdrew the consent")
                        .given(States.WITHDRAWN, "scope", "aisp")
                        .asks(refresh())
                        .answers(oauthError(400, "invalid_grant"))
                        .then((bank, call) -> Expect.consentLost(Reason.REFRESH_REFUSED, () -> refresh(bank, call))),
                when("the application's own token")
                        .given(States.MAY_PAY)
                        .asks(clientCredentials())
                        .answers(Answered.json(200, GRANT_WITHOUT_REFRESH))
                        .then((bank, call) -> isGrant(bank.authorization().clientCredentials(call), false)),
                when("the own token of an application that may not pay")
                        .given(States.MAY_NOT_PAY)
                        .asks(clientCredentials())
                        .answers(oauthError(400, "unauthorized_client"))
                        .then((bank, call) -> Expect.identityRejected(
                                () -> bank.authorization().clientCredentials(call))),
                when("the revocation of a consent's token")
                        .given(States.CONSENT_TOKEN, "scope", "aisp")
                        .asks(revoke())
                        .answers(Answered.nothing(200))
                        .then(TokenInteractions::revoke),
                when("the revocation of the application's own token")
                        .given(States.APPLICATION_TOKEN)
                        .asks(revoke())
                        .answers(Answered.nothing(200))
                        .then(TokenInteractions::revoke)));
        if (stet.is142()) {
            lines.add(when("the code of a payment")
                    .given(States.PAYMENT_CODE, "redirectUri", Contract.REDIRECT.toString())
                    .asks(exchange())
                    .answers(Answered.json(200, GRANT_WITHOUT_REFRESH))
                    .then((bank, call) -> isGrant(exchange(bank, call), false)));
        }
        return lines;
    }

    private static Interaction approval() {
        return when("the customer's browser, for a consent that is given")
                .given(States.WILL_APPROVE, "scope", "aisp")
                .asks(page())
                .answers(Answered.nothing(302)
                        .header(
                                "Location",
                                "https://tpp\\.example/callback\\?(.*&)?code=[^&]+(&.*)?",
                                "https://tpp.example/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=st-1_A"))
                .then((bank, call) -> assertThat(open(bank, call)).isInstanceOf(CallbackMeaning.Authorized.class));
    }

    private static Interaction refusal() {
        return when("the customer's browser, for a consent that is refused")
                .given(States.WILL_REFUSE, "scope", "aisp")
                .asks(page())
                .answers(Answered.nothing(302)
                        .header(
                                "Location",
                                "https://tpp\\.example/callback\\?(.*&)?error=access_denied(&.*)?",
                                "https://tpp.example/callback?error=access_denied&state=st-1_A"))
                .then((bank, call) -> assertThat(open(bank, call)).isInstanceOf(CallbackMeaning.Refused.class));
    }

    /** The browser opens the adapter's address; the adapter reads where the bank sends it back to. */
    private static CallbackMeaning open(BankAdapter bank, BankCall call) {
        ConsentSetup setup = ConsentSetup.builder()
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .state("st-1_A")
                .redirectUri(Contract.REDIRECT)
                .build();
        NextStep step = bank.consents().begin(setup, call).nextStep();
        String location = ((ContractCall) call).browse(((NextStep.RedirectPsu) step).uri());
        return bank.consents().interpret(Callback.parse(location));
    }

    private static Asked page() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "=code");
        query.put("client_id", CLIENT_ID);
        query.put("redirect_uri", Contract.REDIRECT.toString());
        query.put("scope", "=aisp");
        query.put("state", "st-1_A");
        return Asked.page("/authorize", query);
    }

    private static Asked exchange() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", CLIENT_ID);
        form.put("grant_type", "=authorization_code");
        form.put("redirect_uri", Contract.REDIRECT.toString());
        form.put("code", "${code|" + CODE + "}");
        return Asked.form(TOKEN, form);
    }

    private static TokenGrant exchange(BankAdapter bank, BankCall call) {
        CodeExchange code = CodeExchange.builder()
                .code(new AuthorizationCode(CODE))
                .redirectUri(Contract.REDIRECT)
                .build();
        return bank.authorization().exchange(code, call);
    }

    private static Asked refresh() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "=refresh_token");
        form.put("refresh_token", "${refreshToken|" + REFRESH_TOKEN + "}");
        return Asked.form(TOKEN, form);
    }

    private static TokenGrant refresh(BankAdapter bank, BankCall call) {
        return bank.authorization().refresh(new RefreshToken(REFRESH_TOKEN), call);
    }

    private static Asked clientCredentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", CLIENT_ID);
        form.put("grant_type", "=client_credentials");
        return Asked.form(CLIENT_TOKEN, form);
    }

    private static Asked revoke() {
        return Asked.form(REVOKE, Map.of("token", "${accessToken|" + ACCESS_TOKEN + "}"));
    }

    private static void revoke(BankAdapter bank, BankCall call) {
        bank.authorization().revoke(new AccessToken(ACCESS_TOKEN), call);
    }

    private static Answered oauthError(int status, String code) {
        return Answered.json(status, """
                {"error":"=%s","error_description":"a sentence of the bank"}""".formatted(code));
    }

    private static void isGrant(TokenGrant grant, boolean withRefreshToken) {
        assertThat(grant.accessToken().value()).isEqualTo(ACCESS_TOKEN);
        assertThat(grant.expiresIn()).contains(Duration.ofHours(1));
        assertThat(grant.refreshToken().isPresent()).isEqualTo(withRefreshToken);
    }
}
