package org.tppkit.adapter.arkea.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.adapter.arkea.pact.Interaction.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tppkit.ports.error.ConsentRequiredException.Reason;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.GeoLocation;
import org.tppkit.ports.model.Page;
import org.tppkit.ports.model.PageCursor;
import org.tppkit.ports.model.PagingEnd;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.account.TransactionStatus;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankCall;

/** Account information (Arkéa Production page; STET 1.4 section 3). */
final class AccountInteractions {
    static final String ACCOUNTS = "/psd2/v1/accounts";

    private static final String ID = "AC0000000001";
    private static final String ACCOUNT = ACCOUNTS + "/${accountResourceId|" + ID + "}";
    private static final String IDENTITY = "/psd2/v1/end-user-identity";
    private static final String BENEFICIARIES = "/psd2/v1/trusted-beneficiaries";

    private static final PsuContext WHOLE_CUSTOMER = PsuContext.builder("203.0.113.7")
            .port(51234)
            .httpMethod("GET")
            .date(Instant.parse("2026-11-16T09:30:00Z"))
            .geoLocation(GeoLocation.of("48.390394,-4.486076"))
            .userAgent("Mozilla/5.0 (X11; Linux x86_64)")
            .referer("https://tpp.example/accounts")
            .accept("text/html")
            .acceptCharset("utf-8")
            .acceptEncoding("gzip")
            .acceptLanguage("fr-FR")
            .deviceId("99435c7e-ad88-49ec-a2ad-99ddcb1f5555")
            .build();

    private final Stet stet;

    private AccountInteractions(Stet stet) {
        this.stet = stet;
    }

    static List<Interaction> of(Stet stet) {
        AccountInteractions table = new AccountInteractions(stet);
        return List.of(
                table.accounts("the accounts", Asked.CUSTOMER),
                table.accounts("the accounts, with all that is known of the customer's device", WHOLE_CUSTOMER),
                table.accounts("the accounts, without the customer", PsuContext.absent()),
                table.cards(),
                table.noAccounts(),
                table.nothing(
                        "the accounts, as no content",
                        ACCOUNTS,
                        (bank, call) -> bank.accounts().accounts(Optional.empty(), call)),
                table.balances(),
                table.firstPage(),
                table.middlePage(),
                table.lastPage(),
                table.between(),
                table.pending(),
                table.noTransactions(),
                table.identity(),
                table.beneficiaries(),
                table.nothing(
                        "the trusted beneficiaries, as no content",
                        BENEFICIARIES,
                        (bank, call) -> bank.accounts().trustedBeneficiaries(Optional.empty(), call)),
                table.tooEarly(),
                table.notShared("balances", (bank, call) -> bank.accounts().balances(id(), call)),
                table.notShared("transactions", AccountInteractions::allTransactions),
                table.withdrawn("the accounts", ACCOUNTS, AccountInteractions::allAccounts),
                table.withdrawn(
                        "the balances",
                        ACCOUNT + "/balances",
                        (bank, call) -> bank.accounts().balances(id(), call)),
                table.withdrawn("the transactions", ACCOUNT + "/transactions", AccountInteractions::allTransactions),
                table.withdrawn(
                        "the identity",
                        IDENTITY,
                        (bank, call) -> bank.accounts().identity(call)),
                table.withdrawn(
                        "the trusted beneficiaries",
                        BENEFICIARIES,
                        (bank, call) -> bank.accounts().trustedBeneficiaries(Optional.empty(), call)));
    }

    private Interaction accounts(String description, PsuContext psu) {
        return when(description)
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 1)
                .asks(Asked.get(ACCOUNTS).by(psu))
                .answers(Answered.json(200, cashAccounts()))
                .then((bank, call) -> {
                    Page<Account> page = allAccounts(bank, call);
                    assertThat(page.end()).contains(PagingEnd.NO_NEXT_LINK);
                    assertThat(page.items()).singleElement().satisfies(account -> {
                        assertThat(account.id()).isEqualTo(id());
                        assertThat(account.iban().orElseThrow().value()).isEqualTo("FR1420041010050500013M02606");
                        assertThat(account.type()).isEqualTo(CashAccountType.CASH);
                        assertThat(account.currency()).map(Object::toString).contains("EUR");
                    });
                });
    }

    private String cashAccounts() {
        String identification = stet.is142()
                ? "\"accountId\":{\"iban\":\"FR1420041010050500013M02606\",\"currency\":\"EUR\"}"
                : "\"accountId\":{\"iban\":\"FR1420041010050500013M02606\"},\"currency\":\"EUR\"";
        return """
                {"accounts":[{"resourceId":"AC0000000001","bicFi":"TKAAFRP1",%s,"name":"Compte courant","usage":"PRIV",
                "cashAccountType":"=CACC","psuStatus":"Account Holder","_links":{
                "balances":{"href":"/psd2/v1/accounts/AC0000000001/balances"},
                "transactions":{"href":"/psd2/v1/accounts/AC0000000001/transactions"}}}],
                "_links":{"self":{"href":"/psd2/v1/accounts"}}}""".formatted(identification);
    }

    /** In 1.4.2 a card may have no currency (recorded answers), so that none is asked for. */
    private Interaction cards() {
        return when("the accounts, of which one is a card's")
                .given(States.CARD_ACCOUNT, "scope", "aisp")
                .asks(Asked.get(ACCOUNTS))
                .answers(Answered.json(200, """
                        {"accounts":[{"resourceId":"AC0000000002",
                        "accountId":{"other":{"identification":"************1234","schemeName":"=CPAN"}},
                        "name":"Carte","usage":"PRIV","cashAccountType":"=CARD","psuStatus":"Account Holder","linkedAccount":"AC0000000001",
                        "_links":{"balances":{"href":"/psd2/v1/accounts/AC0000000002/balances"},
                        "transactions":{"href":"/psd2/v1/accounts/AC0000000002/transactions"}}}],
                        "_links":{"self":{"href":"/psd2/v1/accounts"}}}"""))
                .then((bank, call) -> assertThat(allAccounts(bank, call).items())
                        .singleElement()
                        .satisfies(account -> {
                            assertThat(account.type()).isEqualTo(CashAccountType.CARD);
                            assertThat(account.iban()).isEmpty();
                            assertThat(account.otherIdentification()
                                            .orElseThrow()
                                            .schemeName())
                                    .isEqualTo("CPAN");
                            assertThat(account.linkedAccount()).contains(ID);
                        }));
    }

    private Interaction noAccounts() {
        return when("the accounts, of which there is none")
                .given(States.NO_ACCOUNT, "scope", "aisp")
                .asks(Asked.get(ACCOUNTS))
                .answers(Answered.json(200, "{\"accounts\":[],\"_links\":{\"self\":{\"href\":\"/psd2/v1/accounts\"}}}"))
                .then((bank, call) ->
                        assertThat(allAccounts(bank, call).items()).isEmpty());
    }

    private Interaction nothing(String description, String path, Reading reading) {
        return when(description)
                .given(States.NO_ACCOUNT, "scope", "aisp")
                .given(States.EMPTY_IS_204)
                .asks(Asked.get(path))
                .answers(Answered.nothing(204))
                .then((bank, call) -> {
                    Page<?> page = (Page<?>) reading.read(bank, call);
                    assertThat(page.items()).isEmpty();
                    assertThat(page.end()).contains(PagingEnd.NO_CONTENT);
                });
    }

    private Interaction balances() {
        return when("the balances")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 1)
                .asks(Asked.get(ACCOUNT + "/balances"))
                .answers(Answered.json(200, """
                        {"balances":[{"name":"accounting balance","balanceAmount":{"currency":"EUR","amount":%s},
                        "balanceType":"CLBD","referenceDate":"%s"}],
                        "_links":{"self":{"href":"/psd2/v1/accounts/AC0000000001/balances"}}}""".formatted(stet.amount("-412.37"), stet.date("2026-11-15"))))
                .then((bank, call) -> {
                    List<Balance> balances = bank.accounts().balances(id(), call);
                    assertThat(balances).singleElement().satisfies(balance -> {
                        assertThat(balance.type()).isEqualTo(BalanceType.ACCOUNTING);
                        assertThat(balance.amount().amount()).isEqualTo(new BigDecimal("-412.37"));
                        assertThat(balance.referenceDate()).contains(LocalDate.of(2026, 11, 15));
                    });
                });
    }

    private Interaction firstPage() {
        return when("the transactions, the first of several pages")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 3)
                .asks(Asked.get(ACCOUNT + "/transactions"))
                .answers(Answered.json(200, booked("self", 0, "next", 1)))
                .then((bank, call) -> {
                    Page<Transaction> page = allTransactions(bank, call);
                    assertThat(page.items()).singleElement().satisfies(this::isBooked);
                    assertThat(page.next()).contains(cursor(1));
                });
    }

    private Interaction middlePage() {
        return when("the transactions, a page between others")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 3)
                .asks(Asked.get(ACCOUNT + "/transactions").query("page", "1"))
                .answers(Answered.json(200, booked("prev", 0, "self", 1, "next", 2)))
                .then((bank, call) -> assertThat(page(bank, call, 1).next()).contains(cursor(2)));
    }

    private Interaction lastPage() {
        return when("the transactions, the last page, which names itself as the next")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 3)
                .asks(Asked.get(ACCOUNT + "/transactions").query("page", "2"))
                .answers(Answered.json(200, booked("prev", 1, "self", 2, "next", 2)))
                .then((bank, call) -> assertThat(page(bank, call, 2).end()).contains(PagingEnd.NEXT_LINK_IS_SELF));
    }

    private Interaction between() {
        return when("the transactions between two days")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 1)
                .asks(Asked.get(ACCOUNT + "/transactions")
                        .query("dateFrom", "${dateFrom|2026-10-17T00:00:00}")
                        .query("dateTo", "${dateTo|2026-11-17T00:00:00}"))
                .answers(Answered.json(200, booked("self", 0)))
                .then((bank, call) -> {
                    TransactionQuery month =
                            TransactionQuery.between(LocalDate.of(2026, 10, 17), LocalDate.of(2026, 11, 17));
                    Page<Transaction> page = bank.accounts().transactions(id(), month, Optional.empty(), call);
                    assertThat(page.items()).singleElement().satisfies(this::isBooked);
                    assertThat(page.end().orElseThrow().isComplete()).isTrue();
                });
    }

    /** A booking date may be empty or absent, so that none is asked for. */
    private Interaction pending() {
        return when("the transactions that are pending")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "PDNG", "pages", 1)
                .asks(Asked.get(ACCOUNT + "/transactions"))
                .answers(Answered.json(200, """
                        {"transactions":[{"transactionAmount":{"currency":"EUR","amount":%s},"creditDebitIndicator":"DBIT",
                        "status":"=PDNG","transactionDate":"%s","remittanceInformation":%s}],"_links":{%s}}""".formatted(
                                stet.amount("12.30"),
                                stet.date("2026-11-16"),
                                stet.remittance("CB BOULANGERIE"),
                                link("self", 0))))
                .then((bank, call) -> assertThat(allTransactions(bank, call).items())
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.status()).isEqualTo(TransactionStatus.PENDING);
                            assertThat(entry.bookingDate()).isEmpty();
                        }));
    }

    private Interaction noTransactions() {
        return when("the transactions, of which there is none")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "none", "pages", 1)
                .asks(Asked.get(ACCOUNT + "/transactions"))
                .answers(Answered.json(200, "{\"transactions\":[],\"_links\":{" + link("self", 0) + "}}"))
                .then((bank, call) ->
                        assertThat(allTransactions(bank, call).items()).isEmpty());
    }

    private Interaction identity() {
        return when("the identity")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 1)
                .asks(Asked.get(IDENTITY))
                .answers(Answered.json(
                        200,
                        "{\"connectedPsu\":\"Anne LEFEVRE\",\"_links\":{\"self\":{\"href\":\"" + IDENTITY + "\"}}}"))
                .then((bank, call) ->
                        assertThat(bank.accounts().identity(call).fullName()).isEqualTo("Anne LEFEVRE"));
    }

    private Interaction beneficiaries() {
        return when("the trusted beneficiaries")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 1)
                .asks(Asked.get(BENEFICIARIES))
                .answers(Answered.json(200, """
                        {"beneficiaries":[{"isTrusted":true,"creditorAgent":{"bicFi":"TKBBFRP1"},
                        "creditor":{"name":"Marie Boulanger"},"creditorAccount":{"iban":"FR1420041010050500013M02606"}}],
                        "_links":{"self":{"href":"/psd2/v1/trusted-beneficiaries"}}}"""))
                .then((bank, call) -> {
                    List<Beneficiary> all = bank.accounts()
                            .trustedBeneficiaries(Optional.empty(), call)
                            .items();
                    assertThat(all).singleElement().satisfies(beneficiary -> {
                        assertThat(beneficiary.trusted()).contains(true);
                        assertThat(beneficiary.bic().orElseThrow().value()).isEqualTo("TKBBFRP1");
                    });
                });
    }

    private Interaction tooEarly() {
        return when("the transactions from a day that the consent does not reach")
                .given(States.CASH_ACCOUNT, "scope", "aisp", "transactions", "BOOK", "pages", 1)
                .asks(Asked.get(ACCOUNT + "/transactions").query("dateFrom", "${tooEarly|2026-01-01T00:00:00}"))
                .answers(ErrorInteractions.stetError(400))
                .then((bank, call) -> Expect.refused(
                        RequestRejectedException.class,
                        400,
                        () -> bank.accounts()
                                .transactions(
                                        id(),
                                        TransactionQuery.since(LocalDate.of(2026, 1, 1)),
                                        Optional.empty(),
                                        call)));
    }

    private Interaction notShared(String resource, Reading reading) {
        return when("the " + resource + " of an account that is not shared")
                .given(States.NOT_SHARED, "scope", "aisp", "accountResourceId", ID)
                .asks(Asked.get(ACCOUNT + "/" + resource).asExample())
                .answers(ErrorInteractions.stetError(404))
                .then((bank, call) ->
                        Expect.refused(RequestRejectedException.class, 404, () -> reading.read(bank, call)));
    }

    private Interaction withdrawn(String what, String path, Reading reading) {
        return when(what + ", after the customer withdrew the consent")
                .given(States.WITHDRAWN, "scope", "aisp")
                .asks(Asked.get(path))
                .answers(ErrorInteractions.noConsents())
                .then((bank, call) -> Expect.consentLost(Reason.REVOKED, () -> reading.read(bank, call)));
    }

    @FunctionalInterface
    private interface Reading {
        Object read(BankAdapter bank, BankCall call);
    }

    private static AccountId id() {
        return new AccountId(ID);
    }

    private static PageCursor cursor(int page) {
        return new PageCursor(ACCOUNTS + "/" + ID + "/transactions?page=" + page);
    }

    private static Page<Account> allAccounts(BankAdapter bank, BankCall call) {
        return bank.accounts().accounts(Optional.empty(), call);
    }

    private static Page<Transaction> allTransactions(BankAdapter bank, BankCall call) {
        return bank.accounts().transactions(id(), TransactionQuery.all(), Optional.empty(), call);
    }

    private static Page<Transaction> page(BankAdapter bank, BankCall call, int number) {
        return bank.accounts().transactions(id(), TransactionQuery.all(), Optional.of(cursor(number)), call);
    }

    private void isBooked(Transaction entry) {
        assertThat(entry.status()).isEqualTo(TransactionStatus.BOOKED);
        assertThat(entry.bookingDate()).contains(LocalDate.of(2026, 11, 13));
        assertThat(entry.signedAmount().amount()).isEqualTo(new BigDecimal("-12.30"));
        assertThat(entry.remittanceInformation()).containsExactly("CB BOULANGERIE");
    }

    /** A page of one entry; links as names and numbers of pages in turn. */
    private String booked(Object... links) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < links.length; i += 2) {
            all.append(i == 0 ? "" : ",").append(link((String) links[i], (Integer) links[i + 1]));
        }
        return """
                {"transactions":[{"transactionAmount":{"currency":"EUR","amount":%s},"creditDebitIndicator":"DBIT",
                "status":"=BOOK","bookingDate":"%s","valueDate":"%s","transactionDate":"%s","remittanceInformation":%s}],
                "_links":{%s}}""".formatted(
                        stet.amount("12.30"),
                        stet.date("2026-11-13"),
                        stet.date("2026-11-13"),
                        stet.date("2026-11-12"),
                        stet.remittance("CB BOULANGERIE"),
                        all);
    }

    private static String link(String name, int page) {
        return "\"%s\":{\"href\":\"/psd2/v1/accounts/AC0000000001/transactions?page=%d\"}".formatted(name, page);
    }
}
