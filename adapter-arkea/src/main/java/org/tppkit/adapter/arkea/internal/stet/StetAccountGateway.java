package org.tppkit.adapter.arkea.internal.stet;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tppkit.adapter.arkea.internal.wire.AccountBodies;
import org.tppkit.adapter.arkea.internal.wire.ListBody;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.BankCall;
import org.tppkit.ports.spi.http.BankResponse;
import org.tppkit.ports.spi.signing.MessageSigner;

/** Reads account information of a STET bank (STET 1.4 section 3). Stateless; each method sends one request. */
public final class StetAccountGateway implements AccountGateway {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final StetBank bank;
    private final StetRequests requests;
    private final Refusals refusals;
    private final AccountBodies bodies;

    /**
     * @param bank the bank in its version
     * @param signer signs each request
     * @param refusals turns refusals into errors
     */
    public StetAccountGateway(StetBank bank, MessageSigner signer, Refusals refusals) {
        this.bank = bank;
        this.requests = new StetRequests(bank, signer);
        this.refusals = refusals;
        this.bodies = new AccountBodies(bank.zone());
    }

    @Override
    public Page<Account> accounts(Optional<PageCursor> page, BankCall call) {
        bank.require(Capability.ACCOUNTS, "accounts");
        return list("the accounts", ResourceAddress.of(bank, "/accounts"), page, call, bodies::accounts);
    }

    @Override
    public List<Balance> balances(AccountId account, BankCall call) {
        bank.require(Capability.BALANCES, "balances");
        ResourceAddress address = ResourceAddress.ofAccount(bank, account, "balances");
        return read("the balances", address, call, bodies::balances)
                .map(body -> {
                    new HalLinks(address).requireOwnAccount(body.links().self());
                    return body.items();
                })
                .orElse(List.of());
    }

    @Override
    public Page<Transaction> transactions(
            AccountId account, TransactionQuery query, Optional<PageCursor> page, BankCall call) {
        bank.require(Capability.TRANSACTIONS, "transactions");
        ResourceAddress resource = ResourceAddress.ofAccount(bank, account, "transactions");
        DateFilter filter = new DateFilter(query);
        ResourceAddress address = page.map(resource::at).orElseGet(() -> resource.withQuery(filter.addTo("")));
        return read("the transactions", address, call, bodies::transactions)
                .map(body -> new Paging(address, filter).page(within(query, body.items()), body.links()))
                .orElseGet(StetAccountGateway::nothing);
    }

    @Override
    public Page<Transaction> eachTransaction(
            AccountId account,
            TransactionQuery query,
            Optional<PageCursor> page,
            Consumer<Transaction> entries,
            BankCall call) {
        bank.require(Capability.TRANSACTIONS, "transactions");
        ResourceAddress resource = ResourceAddress.ofAccount(bank, account, "transactions");
        DateFilter filter = new DateFilter(query);
        ResourceAddress address = page.map(resource::at).orElseGet(() -> resource.withQuery(filter.addTo("")));
        Consumer<Transaction> within = entry -> {
            if (query.includes(entry)) {
                entries.accept(entry);
            }
        };
        return read("the transactions", address, call, answer -> bodies.eachTransaction(answer, within))
                .map(links -> new Paging(address, filter).page(List.<Transaction>of(), links))
                .orElseGet(StetAccountGateway::nothing);
    }

    @Override
    public EndUserIdentity identity(BankCall call) {
        bank.require(Capability.IDENTITY, "identity");
        return read("the identity", ResourceAddress.of(bank, "/end-user-identity"), call, bodies::identity)
                .orElseThrow(() -> new UnexpectedAnswerException("", "the bank gave no identity (HTTP 204)"));
    }

    @Override
    public Page<Beneficiary> trustedBeneficiaries(Optional<PageCursor> page, BankCall call) {
        bank.require(Capability.TRUSTED_BENEFICIARIES, "trusted beneficiaries");
        ResourceAddress resource = ResourceAddress.of(bank, "/trusted-beneficiaries");
        return list("the trusted beneficiaries", resource, page, call, bodies::beneficiaries);
    }

    private <T> Page<T> list(
            String operation,
            ResourceAddress resource,
            Optional<PageCursor> page,
            BankCall call,
            Function<BankResponse, ListBody<T>> reader) {
        ResourceAddress address = page.map(resource::at).orElse(resource);
        return read(operation, address, call, reader)
                .map(body -> new Paging(address, DateFilter.NONE).page(body.items(), body.links()))
                .orElseGet(StetAccountGateway::nothing);
    }

    /** Asks once; empty where the bank answers that there is nothing. */
    private <T> Optional<T> read(
            String operation, ResourceAddress address, BankCall call, Function<BankResponse, T> reader) {
        try (BankResponse answer = call.send(requests.get(address, call))) {
            return switch (answer.status()) {
                case OK -> Optional.of(reader.apply(answer));
                case NO_CONTENT -> Optional.empty();
                default -> throw refusals.read(operation, answer);
            };
        }
    }

    /** Once more on our side: a bank may drop the filter on later pages. */
    private static List<Transaction> within(TransactionQuery query, List<Transaction> entries) {
        return entries.stream().filter(query::includes).toList();
    }

    private static <T> Page<T> nothing() {
        return Page.last(PagingEnd.NO_CONTENT, List.of());
    }
}
