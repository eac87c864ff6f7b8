package com.acme.bank;

import java.util.Optional;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.testkit.contract.bank.TokenWire;
import org.tppkit.testkit.contract.bank.WireExchange;

/** The OAuth server of the banks that have one. */
final class AcmeTokenWire implements TokenWire {

    @Override
    public Optional<WireExchange> exchange(TokenGrant grant) {
        return Optional.of(granted(grant));
    }

    @Override
    public Optional<WireExchange> refresh(TokenGrant grant) {
        return Optional.of(granted(grant));
    }

    private static WireExchange granted(TokenGrant grant) {
        String refresh = grant.refreshToken()
                .map(token -> ",\"refresh_token\":\"" + token.value() + "\"")
                .orElse("");
        return WireExchange.post(
                "/oauth/token",
                "{\"access_token\":\"" + grant.accessToken().value() + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                        + grant.expiresIn().orElseThrow().toSeconds() + refresh + "}");
    }
}
