package org.tppkit.adapter.arkea.contract;

import java.util.Optional;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.testkit.contract.bank.TokenWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** Tokens as on the page: one address for codes and refresh tokens, another one for the application, one to revoke all. */
final class ArkeaTokenWire implements TokenWire {
    private static final String CUSTOMERS = "/oauth-authorizationcode-psd2/token";
    private static final String APPLICATIONS = "/oauth-clientcredentials-psd2/token";
    private static final String REVOCATION = "/oauth-authorizationcode-psd2/revoke";

    @Override
    public Optional<WireExchange> exchange(TokenGrant grant) {
        return Optional.of(granted(CUSTOMERS, grant));
    }

    @Override
    public Optional<WireExchange> refresh(TokenGrant grant) {
        return Optional.of(granted(CUSTOMERS, grant));
    }

    @Override
    public Optional<WireExchange> clientCredentials(TokenGrant grant) {
        return Optional.of(granted(APPLICATIONS, grant));
    }

    @Override
    public Optional<WireExchange> revocation() {
        return Optional.of(new WireExchange("POST", REVOCATION, ScriptedAnswer.of(200)));
    }

    @Override
    public ScriptedAnswer refreshTokenRefused(String text) {
        return ArkeaErrors.refreshTokenWasUsed(text);
    }

    private static WireExchange granted(String path, TokenGrant grant) {
        String refreshToken = grant.refreshToken()
                .map(token -> ",\"refresh_token\":\"" + token.value() + "\"")
                .orElse("");
        String json = """
                {"access_token":"%s","token_type":"Bearer","expires_in":%s%s}""".formatted(
                        grant.accessToken().value(),
                        Long.toString(grant.expiresIn().orElseThrow().toSeconds()),
                        refreshToken);
        WireExchange exchange = WireExchange.post(path, json);
        return exchange.answering(
                exchange.answer().header("Cache-Control", "no-store").header("Pragma", "no-cache"));
    }
}
