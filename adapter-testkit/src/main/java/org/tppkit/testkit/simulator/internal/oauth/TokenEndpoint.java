package org.tppkit.testkit.simulator.internal.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tppkit.testkit.pki.PspRole;
import org.tppkit.testkit.simulator.Lifetimes;
import org.tppkit.testkit.simulator.Quirk;
import org.tppkit.testkit.simulator.Quirks;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.Json;
import org.tppkit.testkit.simulator.internal.http.Parameters;

/**
 * The token and revocation endpoints (source: Arkéa Production page; RFC 6749, RFC 7009). No client secret exists: a client
 * is proven by its certificate. Signatures are neither demanded nor looked at here.
 */
public final class TokenEndpoint {

    /** Code to tokens, and refresh. */
    public static final String TOKEN_PATH = "/oauth-authorizationcode-psd2/token";
    /** Client credentials. */
    public static final String CLIENT_CREDENTIALS_PATH = "/oauth-clientcredentials-psd2/token";
    /** Revocation of access tokens of either kind. */
    public static final String REVOKE_PATH = "/oauth-authorizationcode-psd2/revoke";

    @FunctionalInterface
    private interface Step {
        Answer take(Call call, Parameters form) throws TokenException;
    }

    private final Applications applications;
    private final TokenVault vault;
    private final PaymentCodes paymentCodes;
    private final Lifetimes lifetimes;
    private final Quirks quirks;

    /** Endpoints over a vault. */
    public TokenEndpoint(
            Applications applications,
            TokenVault vault,
            PaymentCodes paymentCodes,
            Lifetimes lifetimes,
            Quirks quirks) {
        this.applications = applications;
        this.vault = vault;
        this.paymentCodes = paymentCodes;
        this.lifetimes = lifetimes;
        this.quirks = quirks;
    }

    /** Code to tokens, and refresh. */
    public Answer token(Call call) {
        return serve(call, (request, form) -> {
            String grantType = required(form, "grant_type");
            return switch (grantType) {
                case "authorization_code" -> redeem(request, form);
                case "refresh_token" -> refresh(request, form);
                default -> throw unsupported();
            };
        });
    }

    /** Client credentials. */
    public Answer clientCredentials(Call call) {
        return serve(call, (request, form) -> {
            if (!required(form, "grant_type").equals("client_credentials")) {
                throw unsupported();
            }
            RegisteredApplication application = client(request, required(form, "client_id"));
            if (!application.roles().contains(PspRole.PSP_PI)) {
                throw new TokenException(400, "unauthorized_client", "the application has not the role PSP_PI");
            }
            return tokens(vault.clientCredentials(application.clientId()));
        });
    }

    /** Revocation. */
    public Answer revoke(Call call) {
        return serve(call, (request, form) -> {
            String token = required(form, "token");
            // The request names no client: a certificate may serve several applications.
            Set<String> clientIds = clients(request).stream()
                    .map(RegisteredApplication::clientId)
                    .collect(Collectors.toSet());
            vault.revoke(token, clientIds);
            return Answer.empty(200);
        });
    }

    private Answer serve(Call call, Step step) {
        if (!call.method().equals("POST")) {
            return Answer.empty(405).with("Allow", "POST");
        }
        Answer answer;
        try {
            answer = step.take(call, Parameters.form(call));
        } catch (Parameters.MalformedException e) {
            answer = TokenException.invalidRequest(String.valueOf(e.getMessage()))
                    .answer(call.path());
        } catch (TokenException e) {
            answer = e.answer(call.path());
        }
        return answer.with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    private Answer redeem(Call call, Parameters form) throws TokenException {
        RegisteredApplication application = client(call, required(form, "client_id"));
        String code = required(form, "code");
        if (paymentCodes.knows(code)) {
            return tokens(paymentCodes.redeem(code, application.clientId(), form.get("redirect_uri")));
        }
        return tokens(vault.redeem(code, application.clientId(), required(form, "redirect_uri")));
    }

    private Answer refresh(Call call, Parameters form) throws TokenException {
        String refreshToken = required(form, "refresh_token");
        String clientId = vault.clientOf(refreshToken)
                .orElseThrow(() -> TokenException.invalidGrant("the refresh token is not known"));
        if (quirks.isOn(Quirk.REQUIRES_CLIENT_ID_ON_REFRESH)) {
            required(form, "client_id");
        }
        String claimed = form.get("client_id").orElse(clientId);
        client(call, claimed);
        if (!claimed.equals(clientId)) {
            throw TokenException.invalidGrant("the refresh token belongs to another client");
        }
        return tokens(vault.refresh(refreshToken));
    }

    private RegisteredApplication client(Call call, String clientId) throws TokenException {
        return clients(call).stream()
                .filter(application -> application.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() ->
                        TokenException.invalidClient("client_id and client certificate are not of one application"));
    }

    private List<RegisteredApplication> clients(Call call) throws TokenException {
        List<RegisteredApplication> owners =
                call.clientCertificate().map(applications::byCertificate).orElse(List.of());
        if (owners.isEmpty()) {
            throw TokenException.invalidClient("no application is registered for this client certificate");
        }
        return owners;
    }

    private Answer tokens(TokenVault.Issued issued) {
        ObjectNode body = Json.object();
        body.put("access_token", issued.accessToken()).put("token_type", "Bearer");
        long seconds = lifetimes.accessToken().toSeconds();
        if (quirks.isOn(Quirk.EXPIRES_IN_AS_STRING)) {
            body.put("expires_in", Long.toString(seconds));
        } else {
            body.put("expires_in", seconds);
        }
        issued.refreshToken().ifPresent(token -> body.put("refresh_token", token));
        return Json.answer(200, body);
    }

    private static String required(Parameters form, String name) throws TokenException {
        return form.get(name).orElseThrow(() -> TokenException.invalidRequest("parameter " + name + " is missing"));
    }

    private static TokenException unsupported() {
        return new TokenException(400, "unsupported_grant_type", "this address does not take that grant type");
    }
}
