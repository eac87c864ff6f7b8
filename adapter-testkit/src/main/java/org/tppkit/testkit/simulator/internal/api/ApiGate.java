package org.tppkit.testkit.simulator.internal.api;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tppkit.testkit.simulator.RegisteredApplication;
import org.tppkit.testkit.simulator.SignatureVerdict;
import org.tppkit.testkit.simulator.StetVersion;
import org.tppkit.testkit.simulator.internal.http.Answer;
import org.tppkit.testkit.simulator.internal.http.Call;
import org.tppkit.testkit.simulator.internal.http.CallHandler;
import org.tppkit.testkit.simulator.internal.oauth.AccessToken;
import org.tppkit.testkit.simulator.internal.oauth.Applications;
import org.tppkit.testkit.simulator.internal.oauth.TokenVault;
import org.tppkit.testkit.simulator.internal.signature.SignatureCheck;

/**
 * What every API call must pass, in this order: path (404) and method (405), version (406), plain headers (400), client
 * certificate and signature (401), bearer token (401), scope and kind of token (403), consent (403 NO_CONSENTS). Then its resource answers.
 */
public final class ApiGate implements CallHandler {

    private static final Pattern BEARER = Pattern.compile("[Bb]earer ([A-Za-z0-9._~+/-]+=*)");

    private record Found(Route route, List<String> variables) {}

    private final List<Route> routes;
    private final Applications applications;
    private final TokenVault vault;
    private final StetErrors errors;
    private final RequestHeaders headers = new RequestHeaders();

    /** A gate before a table of resources. */
    public ApiGate(List<Route> routes, Applications applications, TokenVault vault, StetErrors errors) {
        this.routes = List.copyOf(routes);
        this.applications = applications;
        this.vault = vault;
        this.errors = errors;
    }

    @Override
    public Answer handle(Call call) {
        Answer answer = route(call);
        List<String> ids = call.all("x-request-id");
        return ids.size() == 1 ? answer.with("X-Request-ID", ids.get(0)) : answer;
    }

    private Answer route(Call call) {
        List<Found> fitting = routes.stream()
                .flatMap(route -> route.match(call.path()).map(variables -> new Found(route, variables)).stream())
                .toList();
        if (fitting.isEmpty()) {
            return errors.of(404, "there is no such path", call.path());
        }
        Optional<Found> found = fitting.stream()
                .filter(each -> each.route().method().equals(call.method()))
                .findFirst();
        if (found.isEmpty()) {
            TreeSet<String> methods = new TreeSet<>();
            fitting.forEach(each -> methods.add(each.route().method()));
            return errors.of(405, "this method is not offered here", call.path())
                    .with("Allow", String.join(", ", methods));
        }
        Optional<StetVersion> version = VersionNegotiation.of(call.all("accept"));
        if (version.isEmpty()) {
            return errors.of(406, "Accept asks for a version or media type that is not offered", call.path());
        }
        Optional<String> complaint = headers.complaintAbout(call);
        return complaint.isPresent()
                ? errors.of(400, complaint.get(), call.path())
                : identify(call, version.get(), found.get());
    }

    private Answer identify(Call call, StetVersion version, Found found) {
        Optional<String> bearer = bearer(call);
        Optional<AccessToken> token = bearer.flatMap(vault::find);
        Optional<RegisteredApplication> application = application(call, token);
        if (application.isEmpty()) {
            return errors.of(401, "no application is registered for this client certificate", call.path());
        }
        SignatureVerdict verdict = SignatureCheck.of(call, application.get());
        if (!verdict.accepted()) {
            return errors.signature(verdict, call.path());
        }
        return authorize(call, version, found, bearer, token, application.get()).with(verdict);
    }

    private Answer authorize(
            Call call,
            StetVersion version,
            Found found,
            Optional<String> bearer,
            Optional<AccessToken> token,
            RegisteredApplication application) {
        if (bearer.isEmpty()) {
            return errors.unauthorized("header Authorization with one bearer token is missing", call.path());
        }
        if (token.isEmpty()) {
            return errors.unauthorized("the access token is unknown, revoked or expired", call.path());
        }
        if (!token.get().clientId().equals(application.clientId())) {
            return errors.unauthorized("the access token is another application's", call.path());
        }
        endIfMisused(token.get(), found);
        if (!token.get().scopes().contains(found.route().scope())) {
            return errors.of(
                    403,
                    "the access token has not the scope "
                            + found.route().scope().wireName(),
                    call.path());
        }
        if (!fits(token.get(), found)) {
            return errors.of(403, "this call needs another kind of access token", call.path());
        }
        if (token.get().consent().filter(consent -> !vault.isAlive(consent)).isPresent()) {
            return errors.noConsents(call.path());
        }
        return found.route().resource().handle(new ApiCall(call, version, token.get(), found.variables()));
    }

    /** A customer's token for a payment is good for the confirmation of that payment and dies by any other use. */
    private void endIfMisused(AccessToken token, Found found) {
        if (token.bearer() == AccessToken.Bearer.ONE_PAYMENT && !fits(token, found)) {
            vault.end(token);
        }
    }

    private static boolean fits(AccessToken token, Found found) {
        return token.bearer() == found.route().bearer()
                && token.paymentId()
                        .map(id -> found.variables().equals(List.of(id)))
                        .orElse(true);
    }

    /** One certificate may serve several applications: then the token says which is meant, or else the signature's keyId. */
    private Optional<RegisteredApplication> application(Call call, Optional<AccessToken> token) {
        Optional<X509Certificate> certificate = call.clientCertificate();
        List<RegisteredApplication> owners =
                certificate.map(applications::byCertificate).orElse(List.of());
        return owners.stream()
                .filter(owner -> token.filter(known -> known.clientId().equals(owner.clientId()))
                        .isPresent())
                .findFirst()
                .or(() -> owners.stream().filter(owner -> isNamed(owner, call)).findFirst())
                .or(() -> owners.stream().findFirst());
    }

    private static boolean isNamed(RegisteredApplication application, Call call) {
        return call.first("signature").orElse("").contains("keyId=\"" + application.keyId() + "\"");
    }

    private static Optional<String> bearer(Call call) {
        List<String> values = call.all("authorization");
        if (values.size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = BEARER.matcher(values.get(0));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
