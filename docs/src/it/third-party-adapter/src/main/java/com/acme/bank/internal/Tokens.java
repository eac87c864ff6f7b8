package com.acme.bank.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankResponse;

/** The OAuth server's token endpoint (RFC 6749). Tokens end with their consent, so none is revoked by itself. */
final class Tokens implements AuthorizationGateway {
    private static final String ENDPOINT = "/oauth/token";

    private final Bank bank;

    Tokens(Bank bank) {
        this.bank = bank;
    }

    @Override
    public TokenGrant exchange(CodeExchange code, BankCall call) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", bank.context().application().clientId());
        form.put("code", code.code().value());
        form.put("redirect_uri", code.redirectUri().toString());
        Optional.ofNullable(code.keep().get(Sca.Oauth.VERIFIER))
                .ifPresent(verifier -> form.put(Sca.Oauth.VERIFIER, verifier));
        return grant("the exchange of the code", form, call);
    }

    @Override
    public TokenGrant refresh(RefreshToken token, BankCall call) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", bank.context().application().clientId());
        form.put("refresh_token", token.value());
        try {
            return grant("the refresh", form, call);
        } catch (RequestRejectedException refusal) {
            throw refusal.bankCode().filter("invalid_grant"::equals).isPresent() ? lost(refusal) : refusal;
        }
    }

    private static TppException lost(RequestRejectedException refusal) {
        return new ConsentRequiredException(
                ConsentRequiredException.Reason.REFRESH_REFUSED, "the bank no longer takes the refresh token", refusal);
    }

    private TokenGrant grant(String what, Map<String, String> form, BankCall call) {
        try (BankResponse answer = call.send(bank.requests().form(ENDPOINT, form, call))) {
            bank.refusals().require(200, what, answer);
            return granted(Fields.of(answer));
        }
    }

    private static TokenGrant granted(Fields tokens) {
        return TokenGrant.builder()
                .accessToken(tokens.read("access_token", tokens.text("access_token"), AccessToken::new))
                .refreshToken(tokens.maybeText("refresh_token")
                        .map(text -> tokens.read("refresh_token", text, RefreshToken::new)))
                .expiresIn(tokens.maybeWholeNumber("expires_in")
                        .filter(seconds -> seconds > 0)
                        .map(Duration::ofSeconds))
                .scope(tokens.maybeText("scope"))
                .build();
    }
}
