package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/** Gets tokens. */
final class AcornTokens implements AuthorizationGateway {
    private final AcornWire wire;

    AcornTokens(AcornWire wire) {
        this.wire = wire;
    }

    @Override
    public TokenGrant exchange(CodeExchange code, BankCall call) {
        String form =
                "grant_type=authorization_code&code=" + encoded(code.code().value()) + "&redirect_uri="
                        + encoded(code.redirectUri().toString());
        return wire.ask(post("/v1/token", form), call, this::ofToken, this::grant);
    }

    @Override
    public TokenGrant refresh(RefreshToken token, BankCall call) {
        String form = "grant_type=refresh_token&refresh_token=" + encoded(token.value());
        return wire.ask(post("/v1/token", form), call, this::ofRefresh, this::grant);
    }

    @Override
    public TokenGrant clientCredentials(BankCall call) {
        wire.require(Capability.APPLICATION_TOKENS);
        return wire.ask(post("/v1/token", "grant_type=client_credentials"), call, this::ofToken, this::grant);
    }

    @Override
    public void revoke(AccessToken token, BankCall call) {
        wire.require(Capability.REVOCATION);
        wire.lastToken = token.value();
        try {
            wire.ask(post("/v1/revoke", "token=" + encoded(token.value())), call, this::ofToken, answer -> true);
        } catch (RequestRejectedException e) {
            boolean gone = e.bankCode().filter("invalid_grant"::equals).isPresent();
            if (!gone || wire.slips(Slip.GONE_TOKEN_IS_AN_ERROR)) {
                throw e;
            }
        }
    }

    private BankRequest.Builder post(String path, String form) {
        return wire.request("POST", path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private TokenGrant grant(BankResponse answer) {
        JsonNode body = wire.object(answer);
        try {
            TokenGrant.Builder grant = TokenGrant.builder()
                    .accessToken(new AccessToken(text(body, "access_token")))
                    .expiresIn(Duration.ofSeconds(Long.parseLong(text(body, "expires_in"))));
            if (body.has("refresh_token")) {
                grant.refreshToken(new RefreshToken(text(body, "refresh_token")));
            }
            if (wire.slips(Slip.MAKES_UP_A_REFRESH_TOKEN)) {
                grant.refreshToken(new RefreshToken("made-up"));
            }
            return grant.build();
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswerException("", "a token is written wrongly");
        }
    }

    private static String text(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || !value.isValueNode()) {
            throw new UnexpectedAnswerException(name, "a text is expected");
        }
        return value.asText();
    }

    private @Nullable TppException ofToken(BankAnswer answer) {
        boolean client = answer.bankCode().filter("invalid_client"::equals).isPresent();
        return client ? new IdentityRejectedException("the bank refuses the application", answer, null) : null;
    }

    private @Nullable TppException ofRefresh(BankAnswer answer) {
        boolean spent = answer.bankCode().filter("invalid_grant"::equals).isPresent();
        boolean client = answer.bankCode().filter("invalid_client"::equals).isPresent();
        boolean refused = (spent && !wire.slips(Slip.REFRESH_REFUSED_IS_REJECTED))
                || (client && wire.slips(Slip.REFUSED_CLIENT_IS_REFRESH_REFUSED))
                || (answer.status() == 503 && wire.slips(Slip.OUTAGE_IS_REFRESH_REFUSED));
        return refused
                ? new ConsentRequiredException(
                        ConsentRequiredException.Reason.REFRESH_REFUSED, "the bank no longer takes the token")
                : ofToken(answer);
    }
}
