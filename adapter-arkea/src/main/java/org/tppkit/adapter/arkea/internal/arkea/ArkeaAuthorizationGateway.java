package org.tppkit.adapter.arkea.internal.arkea;

import java.net.URI;
import java.util.Set;
import org.tppkit.adapter.arkea.internal.stet.BankCodes;
import org.tppkit.adapter.arkea.internal.stet.Refusals;
import org.tppkit.adapter.arkea.internal.wire.ErrorBody;
import org.tppkit.adapter.arkea.internal.wire.FormBody;
import org.tppkit.adapter.arkea.internal.wire.TokenAnswer;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankRequest;
import org.tppkit.ports.spi.http.BankResponse;

/**
 * The token endpoints (Arkéa Production page). The client is proven by its certificate and its client id: there is no
 * secret. The page shows no Signature on these calls, so there is none. An X-Request-ID is sent all the same: the page does
 * not ask for it, other clients' calls show that the bank does not mind it, and the bank's support asks for it.
 */
final class ArkeaAuthorizationGateway implements AuthorizationGateway {
    private static final String TOKEN = "/oauth-authorizationcode-psd2/token";
    private static final String REVOKE = "/oauth-authorizationcode-psd2/revoke";
    private static final String CLIENT_TOKEN = "/oauth-clientcredentials-psd2/token";

    private final AdapterContext context;
    private final boolean refreshWithClientId;
    private final Set<Capability> capabilities;

    /** @param capabilities what the bank can do in this version */
    ArkeaAuthorizationGateway(AdapterContext context, ArkeaSettings settings, Set<Capability> capabilities) {
        this.context = context;
        this.refreshWithClientId = settings.refreshWithClientId();
        this.capabilities = capabilities;
    }

    @Override
    public TokenGrant exchange(CodeExchange code, BankCall call) {
        FormBody form = new FormBody()
                .field("client_id", context.application().clientId())
                .field("grant_type", "authorization_code")
                .field("redirect_uri", code.redirectUri().toString())
                .field("code", code.code().value());
        return grant("the exchange of the code", TOKEN, form, ArkeaCodes::ofToken, call);
    }

    @Override
    public TokenGrant refresh(RefreshToken token, BankCall call) {
        FormBody form = new FormBody().field("grant_type", "refresh_token").field("refresh_token", token.value());
        if (refreshWithClientId) {
            form.field("client_id", context.application().clientId());
        }
        return grant("the refresh", TOKEN, form, ArkeaCodes::ofRefresh, call);
    }

    @Override
    public TokenGrant clientCredentials(BankCall call) {
        require(Capability.APPLICATION_TOKENS, "gives no token to the application itself");
        FormBody form = new FormBody()
                .field("client_id", context.application().clientId())
                .field("grant_type", "client_credentials");
        return grant("the application's own token", CLIENT_TOKEN, form, ArkeaCodes::ofToken, call);
    }

    @Override
    public void revoke(AccessToken token, BankCall call) {
        require(Capability.REVOCATION, "revokes no tokens");
        FormBody form = new FormBody().field("token", token.value());
        try (BankResponse answer = call.send(post(REVOKE, form, call))) {
            if (answer.status() != 200 && answer.status() != 204) {
                acceptIfGone(refusals(ArkeaCodes::ofToken).read("the revocation", answer));
            }
        }
    }

    private void require(Capability capability, String otherwise) {
        if (!capabilities.contains(capability)) {
            throw new CapabilityException(context.bank().id() + " " + otherwise);
        }
    }

    private static void acceptIfGone(TppException refusal) {
        boolean gone = refusal instanceof RequestRejectedException rejected && ArkeaCodes.isGone(rejected.answer());
        if (!gone) {
            throw refusal;
        }
    }

    private TokenGrant grant(String operation, String path, FormBody form, BankCodes codes, BankCall call) {
        Refusals refusals = refusals(codes);
        try (BankResponse answer = call.send(post(path, form, call))) {
            if (answer.status() != 200) {
                throw refusals.read(operation, answer);
            }
            TokenAnswer tokens = TokenAnswer.read(answer);
            if (tokens instanceof TokenAnswer.Refused refused) {
                ErrorBody error = refused.error();
                throw refusals.of(operation, error.answer(answer.status()), null);
            }
            return ((TokenAnswer.Granted) tokens).grant();
        }
    }

    private BankRequest post(String path, FormBody form, BankCall call) {
        return BankRequest.of("POST", URI.create(context.endpoints().api() + path))
                .header("Accept", "application/json")
                .header("Content-Type", FormBody.MEDIA_TYPE)
                .header("X-Request-ID", call.newRequestId().toString())
                .body(form.bytes())
                .build();
    }

    private Refusals refusals(BankCodes codes) {
        return new Refusals(context.clock(), codes);
    }
}
