package org.tppkit.testkit.contract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.model.consent.ConsentStatus;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.ConsentWire;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.WireExchange;

/** Creating, reading and ending a bank's resource of a consent, as far as the bank is described to keep one. */
final class ConsentOperations {
    private final BankDescription description;
    private final ConsentWire wire;

    private ConsentOperations(BankDescription description, ConsentWire wire) {
        this.description = description;
        this.wire = wire;
    }

    static List<Operation> of(BankDescription description, TestedBank bank) {
        return description.consents(bank).stream()
                .flatMap(wire -> new ConsentOperations(description, wire).all(bank))
                .toList();
    }

    private Stream<Operation> all(TestedBank bank) {
        Stream<Operation> kept = Stream.concat(begin(), status());
        return bank.supports(Capability.REVOCATION) ? Stream.concat(kept, deletion()) : kept;
    }

    private Stream<Operation> begin() {
        return wire.scopes().stream()
                .sorted()
                .filter(scope -> creation(wire, scope, 1).isPresent())
                .map(scope -> new Operation(
                        "the start of a consent to " + scope,
                        Optional.empty(),
                        Operation.Kind.TOKEN,
                        "CG-04",
                        n -> creation(wire, scope, n).orElseThrow(),
                        (adapter, n, call) -> adapter.consents().begin(setup(description, scope, n), call),
                        (result, n) -> differenceOf((ConsentStart) result, scope, n)));
    }

    private @Nullable String differenceOf(ConsentStart start, ConsentScope scope, int number) {
        return Difference.of(
                "the consent's reference",
                start.consentReference(),
                Optional.of(wire.engineReference(scope, KitValues.of(number).consentReference())));
    }

    private Stream<Operation> status() {
        return kept(
                        "the status of a consent",
                        n -> wire.status(KitValues.of(n).consentReference(), ConsentStatus.VALID))
                .map(exchange -> operation(
                        exchange,
                        Optional.empty(),
                        (adapter, n, call) -> adapter.consents().status(call),
                        (result, n) -> Difference.of("the status", result, ConsentStatus.VALID)));
    }

    private Stream<Operation> deletion() {
        return kept("the end of a consent", n -> wire.deletion(KitValues.of(n).consentReference()))
                .map(exchange -> operation(
                        exchange,
                        Optional.of(Capability.REVOCATION),
                        (adapter, n, call) -> {
                            adapter.consents().delete(call);
                            return "ended";
                        },
                        (result, n) -> null));
    }

    private record Kept(String name, IntFunction<Optional<WireExchange>> exchange) {}

    private static Stream<Kept> kept(String name, IntFunction<Optional<WireExchange>> exchange) {
        return exchange.apply(1).isPresent() ? Stream.of(new Kept(name, exchange)) : Stream.empty();
    }

    private static Operation operation(
            Kept kept, Optional<Capability> capability, Operation.Ask ask, Operation.Check check) {
        return new Operation(
                kept.name(),
                capability,
                Operation.Kind.CUSTOMER,
                "CG-04",
                n -> kept.exchange().apply(n).orElseThrow(),
                ask,
                check);
    }

    /** Creating the bank's resource; empty at a bank that keeps none. */
    static Optional<WireExchange> creation(ConsentWire wire, ConsentScope scope, int number) {
        String reference = KitValues.of(number).consentReference();
        return wire.begin(scope, reference, URI.create("https://customers.bank.example/approve/" + reference));
    }

    /** Some banks want to be told the account whose funds are to be confirmed. */
    static ConsentSetup setup(BankDescription description, ConsentScope scope, int number) {
        boolean ofOneAccount = scope == ConsentScope.FUNDS_CONFIRMATION;
        return ConsentSetup.builder()
                .scope(scope)
                .accounts(ofOneAccount ? List.of(KitValues.of(number).iban()) : List.of())
                .state(KitValues.of(number).state())
                .redirectUri(description.redirectUri())
                .build();
    }
}
