package org.tppkit.testkit.contract.bank;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Environment;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/**
 * How the banks of one family speak: the one object that an adapter's author supplies to the contracts.
 *
 * <p>A contract starts a scripted bank over mutual TLS, moves the bank's row there, chooses values (accounts, amounts,
 * tokens …), lets the description write them in the bank's form, scripts that, calls the adapter, and holds what the
 * adapter returns against the values. So a description writes; it never reads and never judges.
 *
 * <p>What a bank lacks is left out: a gateway without a description must refuse with {@link
 * org.tppkit.ports.error.CapabilityException}. What the bank's row declares must be described.
 *
 * <p><b>Threads</b>: may be asked by many threads at once.
 */
public interface BankDescription {

    /** {@return the family of banks; its provider is found through {@link java.util.ServiceLoader}} */
    String providerId();

    /** {@return the environment whose addresses are replaced by the scripted bank's} */
    default Environment environment() {
        return Environment.PRODUCTION;
    }

    /** {@return the client id of the application} */
    default String clientId() {
        return "kit-client";
    }

    /** {@return where customers come back to} */
    default URI redirectUri() {
        return URI.create("https://tpp.example/callback");
    }

    /**
     * {@return the same row at the scripted bank} Without further word all calls go to the origin, and customers still
     * approve where the shipped row says, or at {@code https://customers.bank.example}. Override it for a bank with
     * further addresses in its settings.
     *
     * @param bank a row as shipped
     * @param origin where the scripted bank listens
     */
    default BankDescriptor at(BankDescriptor bank, URI origin) {
        URI authorization = Optional.ofNullable(bank.endpoints().get(environment()))
                .flatMap(BankEndpoints::authorization)
                .orElse(URI.create("https://customers.bank.example"));
        return bank.toBuilder()
                .endpoints(Map.of(environment(), BankEndpoints.of(origin, authorization)))
                .build();
    }

    /**
     * {@return whether the engine gives calls for a customer an access token: not at a bank without OAuth}
     *
     * @param bank a bank of the family, in one version
     */
    default boolean givesTokens(TestedBank bank) {
        return true;
    }

    /**
     * {@return whether the bank keeps a resource for a consent, whose id the calls for a customer get}
     *
     * @param bank a bank of the family, in one version
     */
    default boolean keepsConsents(TestedBank bank) {
        return false;
    }

    /**
     * {@return how the bank refuses, with a code that has no meaning of its own: only the status counts}
     *
     * @param bank a bank of the family, in one version
     * @param status 400 or more
     * @param text stands somewhere in the body, as the bank's own words would; ASCII without quotes
     */
    default ScriptedAnswer refusal(TestedBank bank, int status, String text) {
        return ScriptedAnswer.json(status, "{\"error\":\"kit_refusal\",\"message\":\"" + text + "\"}");
    }

    /**
     * {@return how the bank gives account information; empty where it gives none}
     *
     * @param bank a bank of the family, in one version
     */
    default Optional<AccountWire> accounts(TestedBank bank) {
        return Optional.empty();
    }

    /**
     * {@return how the bank gives tokens; empty where it gives none}
     *
     * @param bank a bank of the family, in one version
     */
    default Optional<TokenWire> tokens(TestedBank bank) {
        return Optional.empty();
    }

    /**
     * {@return how the bank takes consents; empty where it takes none}
     *
     * @param bank a bank of the family, in one version
     */
    default Optional<ConsentWire> consents(TestedBank bank) {
        return Optional.empty();
    }

    /**
     * {@return how the bank takes payments; empty where it takes none}
     *
     * @param bank a bank of the family, in one version
     */
    default Optional<PaymentWire> payments(TestedBank bank) {
        return Optional.empty();
    }

    /**
     * {@return how the bank confirms funds; empty where it does not}
     *
     * @param bank a bank of the family, in one version
     */
    default Optional<FundsWire> funds(TestedBank bank) {
        return Optional.empty();
    }
}
