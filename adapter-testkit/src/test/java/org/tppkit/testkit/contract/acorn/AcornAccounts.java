package org.tppkit.testkit.contract.acorn;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;
import org.tppkit.ports.spi.bank.AccountGateway;
import org.tppkit.ports.spi.bank.BankCall;

/** Reads accounts. */
final class AcornAccounts implements AccountGateway {
    private final AcornWire wire;
    private volatile @Nullable PageCursor lastPage;
    private volatile @Nullable JsonNode firstAnswer;

    AcornAccounts(AcornWire wire) {
        this.wire = wire;
    }

    @Override
    public Page<Account> accounts(Optional<PageCursor> page, BankCall call) {
        wire.require(Capability.ACCOUNTS);
        return list("/v1/accounts", "", page, "accounts", this::account, call);
    }

    @Override
    public List<Balance> balances(AccountId account, BankCall call) {
        wire.require(Capability.BALANCES);
        JsonNode body = get(path(account) + "/balances", call);
        if (wire.slips(Slip.KEEPS_STATE_BETWEEN_CALLS)) {
            // Whoever asked first decides for all: wrong in every order of the threads.
            JsonNode kept = firstAnswer;
            firstAnswer = kept == null ? body : kept;
            body = kept == null ? body : kept;
        }
        return items(body, "balances", this::balance);
    }

    @Override
    public Page<Transaction> transactions(
            AccountId account, TransactionQuery query, Optional<PageCursor> page, BankCall call) {
        wire.require(Capability.TRANSACTIONS);
        String days = query.from().map(day -> "from=" + day).orElse("")
                + query.until().map(day -> "&until=" + day).orElse("");
        Page<Transaction> all = list(path(account) + "/transactions", days, page, "entries", this::transaction, call);
        List<Transaction> wanted =
                all.items().stream().filter(entry -> wanted(query, entry)).toList();
        Page<Transaction> filtered = all.next()
                .map(next -> Page.followedBy(next, wanted))
                .orElseGet(() -> Page.last(all.end().orElseThrow(), wanted));
        return all.self().map(filtered::withSelf).orElse(filtered);
    }

    private boolean wanted(TransactionQuery query, Transaction entry) {
        boolean lastDay = wire.slips(Slip.UNTIL_IS_INCLUDED)
                && entry.bookingDate().equals(query.until())
                && entry.bookingDate().isPresent();
        return wire.slips(Slip.IGNORES_THE_WINDOW) || lastDay || query.includes(entry);
    }

    @Override
    public EndUserIdentity identity(BankCall call) {
        wire.require(Capability.IDENTITY);
        return EndUserIdentity.builder()
                .fullName(text(get("/v1/identity", call), "name"))
                .build();
    }

    @Override
    public Page<Beneficiary> trustedBeneficiaries(Optional<PageCursor> page, BankCall call) {
        wire.require(Capability.TRUSTED_BENEFICIARIES);
        return list("/v1/beneficiaries", "", page, "beneficiaries", this::beneficiary, call);
    }

    private String path(AccountId account) {
        String id = wire.slips(Slip.ACCOUNT_ID_UNENCODED)
                ? account.value()
                : URLEncoder.encode(account.value(), StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace(".", "%2E");
        return "/v1/accounts/" + id;
    }

    private JsonNode get(String address, BankCall call) {
        return wire.ask(wire.withToken(wire.request("GET", address), call), call, this::meaning, wire::object);
    }

    private @Nullable TppException meaning(BankAnswer answer) {
        return answer.bankCode().filter("consent_over"::equals).isPresent()
                        && !wire.slips(Slip.FORGETS_THAT_CONSENTS_END)
                ? new ConsentRequiredException(ConsentRequiredException.Reason.REVOKED, "the consent is over")
                : null;
    }

    private <T> Page<T> list(
            String path,
            String days,
            Optional<PageCursor> page,
            String name,
            Function<JsonNode, T> reader,
            BankCall call) {
        String query = page.map(PageCursor::value).orElse(days);
        if (wire.slips(Slip.KEEPS_THE_LAST_PAGE) && page.isPresent()) {
            query = Optional.ofNullable(lastPage).map(PageCursor::value).orElse("page=1");
        }
        String address = query.startsWith("https:") || query.startsWith("/") ? query : path + "?" + query;
        JsonNode body = get(address, call);
        List<T> items = items(body, name, reader);
        if (!body.hasNonNull("next")) {
            return Page.last(PagingEnd.NO_NEXT_LINK, items);
        }
        PageCursor next = next(text(body, "next"), path, days);
        lastPage = next;
        return Page.followedBy(
                wire.slips(Slip.KEEPS_THE_LAST_PAGE)
                        ? new PageCursor("kept")
                        : wire.slips(Slip.CURSORS_THAT_GROW) ? new PageCursor(query + "&" + next.value()) : next,
                items);
    }

    /** The query of a link to the same resource of the same bank; everything else is refused. */
    private PageCursor next(String link, String path, String days) {
        if (wire.slips(Slip.FOLLOWS_NEXT_ANYWHERE)
                || (wire.slips(Slip.FOLLOWS_NEXT_TO_OTHER_ACCOUNTS) && link.matches("/v1/accounts/\\w+/\\w+\\?\\S*"))) {
            return new PageCursor(link);
        }
        String own = wire.context.endpoints().api().toString();
        String rest = link.startsWith(own + "/") ? link.substring(own.length()) : link;
        int mark = rest.indexOf('?');
        String query = rest.substring(mark + 1);
        boolean same = mark >= 0 && rest.substring(0, mark).equals(path);
        if (wire.slips(Slip.TAKES_THE_PAGE_OF_ANY_LINK) && mark >= 0) {
            same = true;
        }
        if (!same || !query.matches("[\\w=&-]{1,200}")) {
            throw new UnexpectedAnswerException("next", "the link leads elsewhere");
        }
        boolean forgets = days.isEmpty() || query.contains(days) || wire.slips(Slip.FORGETS_THE_DAYS_ON_PAGES);
        return new PageCursor(forgets ? query : query + "&" + days);
    }

    private <T> List<T> items(JsonNode body, String name, Function<JsonNode, T> reader) {
        JsonNode items = body.get(name);
        if (items == null || !items.isArray()) {
            if (wire.slips(Slip.EMPTY_BODY_IS_AN_EMPTY_LIST)) {
                return List.of();
            }
            throw new UnexpectedAnswerException(name, "a list is expected");
        }
        List<T> all = new ArrayList<>();
        for (JsonNode item : items) {
            if (item.has("kitUnknownField") && wire.slips(Slip.REFUSES_UNKNOWN_FIELDS)) {
                throw new UnexpectedAnswerException(name, "an unknown field");
            }
            try {
                all.add(reader.apply(item));
            } catch (IllegalArgumentException | DateTimeException e) {
                if (wire.slips(Slip.NUMBER_FORMAT_EXCEPTION)) {
                    throw e;
                }
                throw new UnexpectedAnswerException(name, "a value is written wrongly");
            }
        }
        return all;
    }

    private Account account(JsonNode node) {
        Iban iban = Iban.of(text(node, "iban"));
        return Account.builder()
                .id(AccountId.of(wire.slips(Slip.IBAN_AS_ACCOUNT_ID) ? iban.value() : text(node, "id")))
                .iban(iban)
                .currency(Currency.getInstance(text(node, "currency")))
                .name(text(node, "label"))
                .type(new CashAccountType(known(text(node, "kind"), "CACC")))
                .build();
    }

    private Balance balance(JsonNode node) {
        return Balance.builder()
                .name(text(node, "label"))
                .amount(amount(node))
                .type(new BalanceType(known(text(node, "kind"), "CLBD")))
                .build();
    }

    private Transaction transaction(JsonNode node) {
        Transaction.Builder entry = Transaction.builder()
                .amount(amount(node))
                .creditDebit(text(node, "sign").equals("C") ? CreditDebit.CREDIT : CreditDebit.DEBIT)
                .status(new TransactionStatus(known(text(node, "state"), "BOOK")))
                .addRemittanceInformation(text(node, "text"));
        if (node.hasNonNull("day")) {
            entry.bookingDate(LocalDate.parse(text(node, "day")));
        }
        return entry.build();
    }

    private String known(String code, String first) {
        boolean unknown = code.startsWith("KIT");
        return unknown && wire.slips(Slip.DROPS_UNKNOWN_CODES) ? first : code;
    }

    private Beneficiary beneficiary(JsonNode node) {
        return Beneficiary.builder()
                .name(text(node, "name"))
                .iban(Iban.of(text(node, "iban")))
                .build();
    }

    private Money amount(JsonNode node) {
        String text = text(node, "amount");
        String currency = text(node, "currency");
        if (wire.slips(Slip.AMOUNTS_THROUGH_DOUBLE)) {
            return Money.of(BigDecimal.valueOf(Double.parseDouble(text)), Currency.getInstance(currency));
        }
        if (wire.slips(Slip.NUMBER_FORMAT_EXCEPTION)) {
            return Money.of(new BigDecimal(text), Currency.getInstance(currency));
        }
        return Money.of(text, currency);
    }

    private String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (wire.slips(Slip.NULL_POINTER_EXCEPTION)) {
            return Objects.requireNonNull(value.textValue());
        }
        if (value == null || !value.isTextual()) {
            throw new UnexpectedAnswerException(name, "a text is expected");
        }
        return value.textValue();
    }
}
