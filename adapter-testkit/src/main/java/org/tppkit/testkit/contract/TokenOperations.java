package org.tppkit.testkit.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.TokenWire;
import org.tppkit.testkit.contract.bank.UndescribedException;
import org.tppkit.testkit.contract.bank.WireExchange;

/** Getting, refreshing and revoking tokens, as far as the bank is described to do so. */
final class TokenOperations {
    private final BankDescription description;
    private final TokenWire wire;

    private TokenOperations(BankDescription description, TokenWire wire) {
        this.description = description;
        this.wire = wire;
    }

    static List<Operation> of(BankDescription description, TestedBank bank) {
        requireRevocation(description, bank);
        return description.tokens(bank).stream()
                .flatMap(wire -> new TokenOperations(description, wire).all(bank))
                .toList();
    }

    private static void requireRevocation(BankDescription description, TestedBank bank) {
        boolean described =
                description.tokens(bank).flatMap(TokenWire::revocation).isPresent()
                        || description
                                .consents(bank)
                                .flatMap(wire -> wire.deletion("any"))
                                .isPresent();
        if (bank.supports(Capability.REVOCATION) && !described) {
            throw new UndescribedException(bank + " declares REVOCATION, but neither TokenWire.revocation nor"
                    + " ConsentWire.deletion is described");
        }
    }

    private Stream<Operation> all(TestedBank bank) {
        Stream<Operation> granting =
                Stream.of(exchange(), refresh(), clientCredentials()).flatMap(Optional::stream);
        return bank.supports(Capability.REVOCATION) ? Stream.concat(granting, revocation().stream()) : granting;
    }

    /** Changing a code into tokens. */
    Optional<Operation> exchange() {
        return granting(
                "the exchange of the code",
                wire::exchange,
                (adapter, n, call) -> adapter.authorization().exchange(code(description, n), call));
    }

    /** Getting a new access token. */
    Optional<Operation> refresh() {
        return granting(
                "the refresh",
                wire::refresh,
                (adapter, n, call) -> adapter.authorization()
                        .refresh(new RefreshToken(KitValues.of(n).refreshToken()), call));
    }

    /** The request names nobody, so every number gets the same token. */
    private Optional<Operation> clientCredentials() {
        TokenGrant grant = applicationGrant();
        return wire.clientCredentials(grant)
                .map(any -> operation(
                        "the application's own token",
                        Optional.empty(),
                        n -> described(wire.clientCredentials(grant)),
                        (adapter, n, call) -> adapter.authorization().clientCredentials(call),
                        (result, n) -> Difference.ofToken(
                                ((TokenGrant) result).accessToken(),
                                grant.accessToken().value())));
    }

    private Optional<Operation> revocation() {
        return wire.revocation()
                .map(any -> operation(
                        "the revocation of a token",
                        Optional.of(Capability.REVOCATION),
                        n -> described(wire.revocation()),
                        (adapter, n, call) -> {
                            adapter.authorization()
                                    .revoke(new AccessToken(KitValues.of(n).accessToken()), call);
                            return "revoked";
                        },
                        (result, n) -> null));
    }

    private Optional<Operation> granting(
            String name, Function<TokenGrant, Optional<WireExchange>> exchange, Operation.Ask ask) {
        return exchange.apply(KitValues.of(1).grant())
                .map(any -> operation(
                        name,
                        Optional.empty(),
                        n -> described(exchange.apply(KitValues.of(n).grant())),
                        ask,
                        (result, n) -> Difference.ofGrant(
                                (TokenGrant) result, KitValues.of(n).grant())));
    }

    private static Operation operation(
            String name,
            Optional<Capability> capability,
            IntFunction<WireExchange> wire,
            Operation.Ask ask,
            Operation.Check check) {
        return new Operation(name, capability, Operation.Kind.TOKEN, "AG-01", wire, ask, check);
    }

    private static TokenGrant applicationGrant() {
        KitValues values = KitValues.of(1);
        return TokenGrant.builder()
                .accessToken(new AccessToken(values.newAccessToken()))
                .expiresIn(values.grant().expiresIn())
                .build();
    }

    static CodeExchange code(BankDescription description, int number) {
        return CodeExchange.builder()
                .code(new AuthorizationCode(KitValues.of(number).code()))
                .redirectUri(description.redirectUri())
                .build();
    }

    private static WireExchange described(Optional<WireExchange> exchange) {
        return exchange.orElseThrow(() ->
                new UndescribedException("a TokenWire must describe the same exchange for every grant, or for none"));
    }
}
