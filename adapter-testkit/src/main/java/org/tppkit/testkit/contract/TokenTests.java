package org.tppkit.testkit.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.ports.spi.bank.AuthorizationGateway;
import org.tppkit.testkit.contract.bank.TokenWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.fake.KitBankCall;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** What is tested of tokens. */
final class TokenTests {
    private static final KitValues VALUES = KitValues.of(1);
    private static final TokenWire NONE = new TokenWire() {};

    private TokenTests() {}

    static TokenWire wire(Bench bench) {
        return bench.description().tokens(bench.tested()).orElse(NONE);
    }

    /** AG-02. */
    static void onlyARefusedRefreshTokenEndsTheConsent(Bench bench) {
        TokenWire wire = wire(bench);
        Optional<WireExchange> exchange = wire.refresh(VALUES.grant());
        if (exchange.isEmpty()) {
            return;
        }
        Map<String, ScriptedAnswer> others = new LinkedHashMap<>();
        for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
            others.put("status " + status, bench.description().refusal(bench.tested(), status, KitValues.BODY));
        }
        others.put("a refused application", wire.clientRefused(KitValues.BODY));
        others.put("a lost connection", ScriptedAnswer.none());
        others.forEach((name, answer) -> {
            Optional<Throwable> failure = refresh(bench, exchange.get().answering(answer));
            if (failure.isEmpty() || failure.get() instanceof ConsentRequiredException) {
                throw Verdict.wrong(
                        "AG-02: an outage or a refused application must not mean that the consent is lost.",
                        "the refresh, " + name + ": "
                                + failure.map(Verdict::describe).orElse("a result") + ".",
                        "what turns refusals of the token endpoint into errors.");
            }
        });
        Optional<Throwable> failure =
                refresh(bench, exchange.get().answering(wire.refreshTokenRefused(KitValues.BODY)));
        boolean ended = failure.filter(ConsentRequiredException.class::isInstance)
                .map(ConsentRequiredException.class::cast)
                .filter(e -> e.reason() == ConsentRequiredException.Reason.REFRESH_REFUSED)
                .isPresent();
        if (!ended) {
            throw Verdict.wrong(
                    "AG-02: a refused refresh token must be a ConsentRequiredException of reason REFRESH_REFUSED.",
                    "the refresh, a refused token: "
                            + failure.map(Verdict::describe).orElse("a result") + ".",
                    "the codes by which the bank refuses a refresh token (RFC 6749: invalid_grant).");
        }
    }

    private static Optional<Throwable> refresh(Bench bench, WireExchange exchange) {
        bench.script(exchange);
        return Exercise.failureOf(() ->
                gateway(bench).refresh(new RefreshToken(VALUES.refreshToken()), bench.call(1, Operation.Kind.TOKEN)));
    }

    /** AG-03. */
    static void aRefusedApplicationIsTold(Bench bench) {
        for (Operation operation : TokenOperations.of(bench.description(), bench.tested())) {
            bench.script(operation.wire().apply(1).answering(wire(bench).clientRefused(KitValues.BODY)));
            Optional<Throwable> failure =
                    Exercise.failureOf(() -> operation.ask().of(bench.adapter(), 1, bench.call(1, operation.kind())));
            if (failure.filter(IdentityRejectedException.class::isInstance).isEmpty()) {
                throw Verdict.wrong(
                        "AG-03: a refused application or certificate must be an IdentityRejectedException.",
                        operation + ": " + failure.map(Verdict::describe).orElse("a result") + ".",
                        "the codes by which the bank refuses the application (RFC 6749: invalid_client).");
            }
        }
    }

    /** AG-04. */
    static void aTokenThatIsGoneCountsAsRevoked(Bench bench) {
        wire(bench).revocation().ifPresent(exchange -> {
            bench.script(exchange.answering(wire(bench).unknownTokenRevoked()));
            Optional<Throwable> failure = Exercise.failureOf(() ->
                    gateway(bench).revoke(new AccessToken(VALUES.accessToken()), bench.call(1, Operation.Kind.TOKEN)));
            if (failure.isPresent()) {
                throw Verdict.wrong(
                        "AG-04: revoking a token that the bank no longer knows must succeed.",
                        Verdict.describe(failure.get()) + ".",
                        "what the revocation makes of the bank's answer to an unknown token (RFC 7009 section 2.2).");
            }
        });
    }

    /** AG-05. */
    static void tokensComeBackAsTheyStand(Bench bench) {
        TokenGrant plain = TokenGrant.builder()
                .accessToken(new AccessToken("Kit.~+/=-_" + "x".repeat(4_000)))
                .expiresIn(VALUES.grant().expiresIn())
                .build();
        TokenGrant whole = TokenGrant.builder()
                .from(plain)
                .refreshToken(new RefreshToken("Kit.refresh~+/=-_" + "y".repeat(1_000)))
                .build();
        for (TokenGrant grant : List.of(plain, whole)) {
            granted(
                    bench,
                    grant,
                    wire -> wire.exchange(grant),
                    "the exchange of the code",
                    call -> gateway(bench).exchange(TokenOperations.code(bench.description(), 1), call));
            granted(
                    bench,
                    grant,
                    wire -> wire.refresh(grant),
                    "the refresh",
                    call -> gateway(bench).refresh(new RefreshToken(VALUES.refreshToken()), call));
        }
    }

    private static void granted(
            Bench bench,
            TokenGrant wanted,
            Function<TokenWire, Optional<WireExchange>> exchange,
            String name,
            Function<KitBankCall, TokenGrant> ask) {
        exchange.apply(wire(bench)).ifPresent(described -> {
            bench.script(described);
            TokenGrant got = ask.apply(bench.call(1, Operation.Kind.TOKEN));
            boolean same = got.accessToken().equals(wanted.accessToken())
                    && got.refreshToken().equals(wanted.refreshToken());
            if (!same) {
                throw Verdict.wrong(
                        "AG-05: what the bank gives must be returned unchanged: tokens as they stand, an absent refresh"
                                + " token as absent.",
                        name + ": " + (wanted.refreshToken().isEmpty() ? "without" : "with")
                                + " a refresh token, another grant came back.",
                        "what reads the token endpoint's answer.");
            }
        });
    }

    /** BA-01. */
    static void whatIsNotDescribedIsRefused(Bench bench) {
        TokenWire wire = wire(bench);
        Map<String, Consumer<KitBankCall>> missing = new LinkedHashMap<>();
        if (wire.exchange(VALUES.grant()).isEmpty()) {
            missing.put(
                    "the exchange of a code",
                    call -> gateway(bench).exchange(TokenOperations.code(bench.description(), 1), call));
        }
        if (wire.refresh(VALUES.grant()).isEmpty()) {
            missing.put("a refresh", call -> gateway(bench).refresh(new RefreshToken(VALUES.refreshToken()), call));
        }
        if (wire.clientCredentials(VALUES.grant()).isEmpty()) {
            missing.put("the application's own token", call -> gateway(bench).clientCredentials(call));
        }
        if (wire.revocation().isEmpty()) {
            missing.put("a revocation", call -> gateway(bench).revoke(new AccessToken(VALUES.accessToken()), call));
        }
        missing.forEach((name, ask) -> requireRefused(bench, name, ask));
    }

    /** BA-01 for what a description leaves out. */
    static void requireRefused(Bench bench, String name, Consumer<KitBankCall> ask) {
        KitBankCall call = bench.call(1, Operation.Kind.TOKEN);
        Optional<Throwable> failure = Exercise.failureOf(() -> ask.accept(call));
        if (failure.filter(CapabilityException.class::isInstance).isEmpty()
                || !call.requests().isEmpty()) {
            throw Verdict.wrong(
                    "BA-01: what a bank cannot do must be a CapabilityException before anything is sent.",
                    name + ": " + failure.map(Verdict::describe).orElse("a result") + ", and "
                            + call.requests().size() + " requests.",
                    "the gateway's method, or the description if the bank does have it.");
        }
    }

    private static AuthorizationGateway gateway(Bench bench) {
        return bench.adapter().authorization();
    }
}
