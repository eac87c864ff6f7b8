package org.tppkit.testkit.contract;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;

/** What must be refused where a bank does not declare a capability. A gateway's contract adds its own here. */
final class Undeclared {
    private static final KitValues VALUES = KitValues.of(1);

    /** Asks for something that the bank does not declare. */
    @FunctionalInterface
    interface Ask {
        void of(BankAdapter adapter, BankCall call);
    }

    private Undeclared() {}

    /** What asks for the capability, each by its name in words. */
    static Map<String, Ask> asksFor(Capability capability) {
        Map<String, Ask> asks = new LinkedHashMap<>();
        switch (capability) {
            case ACCOUNTS ->
                asks.put("the accounts", (adapter, call) -> adapter.accounts().accounts(Optional.empty(), call));
            case BALANCES ->
                asks.put("the balances", (adapter, call) -> adapter.accounts().balances(VALUES.account(), call));
            case TRANSACTIONS ->
                asks.put(
                        "the transactions",
                        (adapter, call) -> adapter.accounts()
                                .transactions(VALUES.account(), TransactionQuery.all(), Optional.empty(), call));
            case IDENTITY ->
                asks.put("the identity", (adapter, call) -> adapter.accounts().identity(call));
            case TRUSTED_BENEFICIARIES ->
                asks.put(
                        "the trusted beneficiaries",
                        (adapter, call) -> adapter.accounts().trustedBeneficiaries(Optional.empty(), call));
            case EXTENDED_HISTORY ->
                asks.put(
                        "a consent with extended history",
                        (adapter, call) -> begin(adapter, ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY, call));
            case REVOCATION -> {
                asks.put(
                        "the revocation of a token",
                        (adapter, call) -> adapter.authorization().revoke(new AccessToken(VALUES.accessToken()), call));
                asks.put(
                        "the end of a consent",
                        (adapter, call) -> adapter.consents().delete(call));
            }
            case APPLICATION_TOKENS ->
                asks.put(
                        "a token for the application",
                        (adapter, call) -> adapter.authorization().clientCredentials(call));
            case PAYMENT_CONFIRMATION ->
                asks.put(
                        "the confirmation of a payment",
                        (adapter, call) -> adapter.payments().confirm("kit-payment", call));
            case FUNDS_CONFIRMATION -> {
                asks.put(
                        "a consent to confirm funds",
                        (adapter, call) -> begin(adapter, ConsentScope.FUNDS_CONFIRMATION, call));
                asks.put(
                        "the confirmation of funds",
                        (adapter, call) -> adapter.funds().check(FundsOperations.question(1), call));
            }
            default -> {
                // Belongs to a gateway whose contract knows it.
                return Map.of();
            }
        }
        return asks;
    }

    private static void begin(BankAdapter adapter, ConsentScope scope, BankCall call) {
        adapter.consents()
                .begin(
                        ConsentSetup.builder()
                                .scope(scope)
                                .state(VALUES.state())
                                .redirectUri(URI.create("https://tpp.example/callback"))
                                .build(),
                        call);
    }

    /** The row without that capability in that version. */
    static BankDescriptor without(Capability capability, ApiVersion version, BankDescriptor bank) {
        Map<ApiVersion, Set<Capability>> declared = new HashMap<>(bank.capabilities());
        Set<Capability> fewer = new TreeSet<>(declared.getOrDefault(version, Set.of()));
        fewer.remove(capability);
        declared.put(version, fewer);
        return bank.toBuilder().capabilities(declared).build();
    }
}
