package org.tppkit.testkit.contract.acorn;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.TokenGrant;
import org.tppkit.testkit.contract.bank.AccountWire;
import org.tppkit.testkit.contract.bank.BankDescription;
import org.tppkit.testkit.contract.bank.ConsentWire;
import org.tppkit.testkit.contract.bank.FundsWire;
import org.tppkit.testkit.contract.bank.PaymentWire;
import org.tppkit.testkit.contract.bank.TestedBank;
import org.tppkit.testkit.contract.bank.TokenWire;
import org.tppkit.testkit.contract.bank.WireExchange;
import org.tppkit.testkit.scripted.ScriptedAnswer;

/** How the invented banks of the acorn family speak. */
final class AcornDescription implements BankDescription, AccountWire, TokenWire {

    @Override
    public String providerId() {
        return AcornProvider.FAMILY;
    }

    @Override
    public Optional<AccountWire> accounts(TestedBank bank) {
        return Optional.of(this);
    }

    @Override
    public Optional<TokenWire> tokens(TestedBank bank) {
        return Optional.of(bank.supports(Capability.REVOCATION) ? this : new WithoutRevocation(bank));
    }

    @Override
    public Optional<ConsentWire> consents(TestedBank bank) {
        return Optional.of(() -> {
            Set<ConsentScope> scopes = EnumSet.of(ConsentScope.ACCOUNT_INFORMATION);
            if (bank.supports(Capability.EXTENDED_HISTORY)) {
                scopes.add(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY);
            }
            if (bank.supports(Capability.FUNDS_CONFIRMATION)) {
                scopes.add(ConsentScope.FUNDS_CONFIRMATION);
            }
            return scopes;
        });
    }

    @Override
    public Optional<PaymentWire> payments(TestedBank bank) {
        return Optional.of(payments(bank.version()));
    }

    @Override
    public Optional<FundsWire> funds(TestedBank bank) {
        return Optional.of(payments(bank.version()));
    }

    private static AcornPaymentWire payments(ApiVersion version) {
        return new AcornPaymentWire(version.equals(AcornProvider.PRODUCTS_VERSION));
    }

    // --- accounts ---

    @Override
    public WireExchange accounts(List<Account> accounts, Optional<String> next) {
        return WireExchange.get(
                "/v1/accounts",
                page(
                        "accounts",
                        accounts,
                        next,
                        account -> "\"id\":\"" + account.id() + "\",\"iban\":\""
                                + account.iban().orElseThrow().value() + "\",\"currency\":\"EUR\",\"label\":\""
                                + account.name() + "\",\"kind\":\"" + account.type() + "\""));
    }

    @Override
    public WireExchange balances(AccountId account, List<Balance> balances) {
        return WireExchange.get(
                "/v1/accounts/" + account + "/balances",
                page(
                        "balances",
                        balances,
                        Optional.empty(),
                        balance -> "\"label\":\"" + balance.name() + "\",\"amount\":\""
                                + balance.amount().amount().toPlainString() + "\",\"currency\":\"EUR\",\"kind\":\""
                                + balance.type() + "\""));
    }

    @Override
    public WireExchange transactions(AccountId account, List<Transaction> transactions, Optional<String> next) {
        return WireExchange.get(
                "/v1/accounts/" + account + "/transactions",
                page(
                        "entries",
                        transactions,
                        next,
                        entry -> "\"amount\":\"" + entry.amount().amount().toPlainString()
                                + "\",\"currency\":\"EUR\",\"sign\":\""
                                + (entry.creditDebit() == CreditDebit.CREDIT ? "C" : "D") + "\",\"state\":\""
                                + entry.status() + "\",\"text\":\""
                                + String.join(" ", entry.remittanceInformation()) + "\""
                                + entry.bookingDate()
                                        .map(day -> ",\"day\":\"" + day + "\"")
                                        .orElse("")));
    }

    @Override
    public WireExchange identity(EndUserIdentity identity) {
        return WireExchange.get("/v1/identity", "{\"name\":\"" + identity.fullName() + "\"}");
    }

    @Override
    public WireExchange trustedBeneficiaries(List<Beneficiary> beneficiaries, Optional<String> next) {
        return WireExchange.get(
                "/v1/beneficiaries",
                page(
                        "beneficiaries",
                        beneficiaries,
                        next,
                        one -> "\"name\":\"" + one.name() + "\",\"iban\":\""
                                + one.iban().orElseThrow().value() + "\""));
    }

    @Override
    public boolean repeatsDaysOnPages() {
        return true;
    }

    @Override
    public Optional<ScriptedAnswer> consentIsOver(String text) {
        return Optional.of(ScriptedAnswer.json(403, "{\"error\":\"consent_over\",\"message\":\"" + text + "\"}"));
    }

    private static <T> String page(String name, List<T> items, Optional<String> next, Function<T, String> fields) {
        String list = items.stream().map(item -> "{" + fields.apply(item) + "}").collect(Collectors.joining(","));
        return "{\"" + name + "\":[" + list + "]"
                + next.map(link -> ",\"next\":\"" + link.replace("\\", "\\\\") + "\"")
                        .orElse("") + "}";
    }

    // --- tokens ---

    @Override
    public Optional<WireExchange> exchange(TokenGrant grant) {
        return Optional.of(granted(grant));
    }

    @Override
    public Optional<WireExchange> refresh(TokenGrant grant) {
        return Optional.of(granted(grant));
    }

    @Override
    public Optional<WireExchange> clientCredentials(TokenGrant grant) {
        return Optional.of(granted(grant));
    }

    @Override
    public Optional<WireExchange> revocation() {
        return Optional.of(new WireExchange("POST", "/v1/revoke", ScriptedAnswer.of(200)));
    }

    @Override
    public ScriptedAnswer unknownTokenRevoked() {
        return ScriptedAnswer.json(400, "{\"error\":\"invalid_grant\"}");
    }

    private static WireExchange granted(TokenGrant grant) {
        String refresh = grant.refreshToken()
                .map(token -> ",\"refresh_token\":\"" + token.value() + "\"")
                .orElse("");
        return WireExchange.post(
                "/v1/token",
                "{\"access_token\":\"" + grant.accessToken().value() + "\",\"expires_in\":"
                        + grant.expiresIn().orElseThrow().toSeconds() + refresh + "}");
    }

    /** Versions 1 and 3 revoke nothing. */
    private record WithoutRevocation(TestedBank bank) implements TokenWire {
        @Override
        public Optional<WireExchange> exchange(TokenGrant grant) {
            return Optional.of(granted(grant));
        }

        @Override
        public Optional<WireExchange> refresh(TokenGrant grant) {
            return Optional.of(granted(grant));
        }

        @Override
        public Optional<WireExchange> clientCredentials(TokenGrant grant) {
            return bank.supports(Capability.APPLICATION_TOKENS) ? Optional.of(granted(grant)) : Optional.empty();
        }
    }
}
