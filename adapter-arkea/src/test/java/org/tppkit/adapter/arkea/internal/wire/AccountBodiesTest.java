package org.tppkit.adapter.arkea.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Bic;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.Iban;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.account.Account;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.AccountUsage;
import org.tppkit.ports.model.account.Balance;
import org.tppkit.ports.model.account.BalanceType;
import org.tppkit.ports.model.account.Beneficiary;
import org.tppkit.ports.model.account.CashAccountType;
import org.tppkit.ports.model.account.CreditDebit;
import org.tppkit.ports.model.account.EndUserIdentity;
import org.tppkit.ports.model.account.Transaction;
import org.tppkit.ports.model.account.TransactionStatus;

/** The bodies of both versions; all persons, accounts and amounts are invented. */
class AccountBodiesTest {
    private static final String IBAN = "FR1420041010050500013M02606";

    private static final String ACCOUNTS_1_4_2 = """
            {"accounts": [
              {"resourceId": "TE-00 1", "bicFi": "CMBRFR2B", "accountId": {"iban": "FR1420041010050500013M02606", "currency": "EUR"},
               "name": "COMPTE : LE GOFF ANNE 😀", "details": "usage:PRIV", "usage": "PRIV", "cashAccountType": "CACC",
               "product": "Compte de dépôt", "psuStatus": "Account Holder",
               "_links": {"balances": {"href": "/psd2/v1/accounts/TE-00%201/balances"}}},
              {"resourceId": "CARD1", "accountId": {"other": {"identification": "497010******1234", "schemeName": "CPAN", "issuer": "CB"}},
               "name": "CARTE", "cashAccountType": "CARD", "linkedAccount": "TE-00 1", "usage": "ORGA"}],
             "_links": {"self": {"href": "/psd2/v1/accounts?page=0"}, "next": {"href": "/psd2/v1/accounts?page=1", "templated": null}}}
            """;

    private static final String ACCOUNTS_1_4_1 = """
            {"connectedPsu": "ANNE LE GOFF", "accounts": [
              {"resourceId": "B2", "accountId": {"iban": "FR14 2004 1010 0505 0001 3m02 606"}, "currency": "EUR",
               "name": "LIVRET", "cashAccountType": "CACC"}], "_links": {"self": {"href": "v1/accounts"}}}
            """;

    private static final String TRANSACTIONS_1_4_2 = """
            {"transactions": [
              {"transactionAmount": {"currency": "EUR", "amount": 2.64}, "creditDebitIndicator": "DBIT", "status": "BOOK",
               "bookingDate": "2026-03-18T00:00:00", "valueDate": "2026-03-19T00:00:00", "transactionDate": "2026-03-16T00:00:00",
               "remittanceInformation": {"unstructured": ["ECH PRET 07", "BIS"],
                 "structured": [{"creditorReferenceInformation": {"type": {"code": "SCOR"}, "reference": "RF18539007547034"}}, {}]},
               "additionalTransactionInformation": "carte 1234",
               "bankTransactionCode": {"domain": "FR"}, "charges": {"record": [{"rate": 0.7}]}},
              {"resourceId": "T2", "entryReference": "E2", "transactionAmount": {"amount": 1000000.01, "currency": "EUR"},
               "creditDebitIndicator": "CRDT", "status": "PDNG", "bookingDate": "", "expectedBookingDate": "2026-03-20"}],
             "_links": {"self": {"href": "/psd2/v1/accounts/A/transactions?page=0"}}}
            """;

    private static final String TRANSACTIONS_1_4_1 = """
            {"_links": {}, "transactions": [
              {"entryReference": "AF5T2", "transactionAmount": {"currency": "EUR", "amount": "12.25"}, "creditDebitIndicator": "CRDT",
               "status": "BOOK", "bookingDate": "2026-02-12", "remittanceInformation": ["SEPA CREDIT TRANSFER", null, "REF 7"]},
              {"transactionAmount": {"currency": "EUR", "amount": "-3.10"}, "creditDebitIndicator": "DBIT", "status": "OTHR",
               "bookingDate": "2026-02-12T23:30:00+0000", "remittanceInformation": "UNE LIGNE"}]}
            """;

    @Test
    void accountsOf142HaveTheirCurrencyInTheirIdentification() {
        ListBody<Account> page = Json.BODIES.accounts(Json.answer(ACCOUNTS_1_4_2));
        assertThat(page.items())
                .containsExactly(
                        Account.builder()
                                .id(AccountId.of("TE-00 1"))
                                .iban(Iban.of(IBAN))
                                .bic(Bic.of("CMBRFR2B"))
                                .currency(Currency.getInstance("EUR"))
                                .name("COMPTE : LE GOFF ANNE 😀")
                                .details("usage:PRIV")
                                .type(CashAccountType.CASH)
                                .usage(AccountUsage.PRIVATE)
                                .product("Compte de dépôt")
                                .psuStatus("Account Holder")
                                .build(),
                        Account.builder()
                                .id(AccountId.of("CARD1"))
                                .otherIdentification(GenericIdentification.of("497010******1234", "CPAN", "CB"))
                                .name("CARTE")
                                .linkedAccount("TE-00 1")
                                .type(CashAccountType.CARD)
                                .usage(AccountUsage.PROFESSIONAL)
                                .build());
        assertThat(page.links().next()).contains("/psd2/v1/accounts?page=1");
        assertThat(page.links().self()).contains("/psd2/v1/accounts?page=0");
    }

    @Test
    void accountsOf141HaveTheirCurrencyOnTheAccount() {
        ListBody<Account> page = Json.BODIES.accounts(Json.answer(ACCOUNTS_1_4_1));
        assertThat(page.items())
                .containsExactly(Account.builder()
                        .id(AccountId.of("B2"))
                        .iban(Iban.of(IBAN))
                        .currency(Currency.getInstance("EUR"))
                        .name("LIVRET")
                        .type(CashAccountType.CASH)
                        .build());
        assertThat(page.links().hasNext()).isFalse();
    }

    @Test
    void balancesCarryTheirSignInBothForms() {
        String body = """
                {"balances": [
                  {"name": "accounting balance", "balanceAmount": {"currency": "EUR", "amount": -2868.06}, "balanceType": "CLBD",
                   "referenceDate": "2026-01-30T00:00:00", "lastCommittedTransaction": "A452CH"},
                  {"name": "Solde instantané", "balanceAmount": {"amount": "105.65", "currency": "EUR"}, "balanceType": "XPCD",
                   "lastChangeDateTime": "2026-01-12T20:13:00+01:00", "referenceDate": null}], "_links": null}
                """;
        assertThat(Json.BODIES.balances(Json.answer(body)).items())
                .containsExactly(
                        Balance.builder()
                                .name("accounting balance")
                                .amount(Money.of("-2868.06", "EUR"))
                                .type(BalanceType.ACCOUNTING)
                                .referenceDate(LocalDate.of(2026, 1, 30))
                                .lastCommittedTransaction("A452CH")
                                .build(),
                        Balance.builder()
                                .name("Solde instantané")
                                .amount(Money.of("105.65", "EUR"))
                                .type(BalanceType.INSTANT)
                                .lastChange(Instant.parse("2026-01-12T19:13:00Z"))
                                .build());
    }

    @Test
    void transactionsOf142HaveRemittanceInAnObject() {
        assertThat(Json.BODIES.transactions(Json.answer(TRANSACTIONS_1_4_2)).items())
                .containsExactly(
                        Transaction.builder()
                                .amount(Money.of("2.64", "EUR"))
                                .creditDebit(CreditDebit.DEBIT)
                                .status(TransactionStatus.BOOKED)
                                .bookingDate(LocalDate.of(2026, 3, 18))
                                .valueDate(LocalDate.of(2026, 3, 19))
                                .transactionDate(LocalDate.of(2026, 3, 16))
                                .addRemittanceInformation("ECH PRET 07", "BIS")
                                .addStructuredReferences("RF18539007547034")
                                .additionalInformation("carte 1234")
                                .build(),
                        Transaction.builder()
                                .resourceId("T2")
                                .entryReference("E2")
                                .amount(Money.of("1000000.01", "EUR"))
                                .creditDebit(CreditDebit.CREDIT)
                                .status(TransactionStatus.PENDING)
                                .expectedBookingDate(LocalDate.of(2026, 3, 20))
                                .build());
    }

    @Test
    void transactionsOf141HaveRemittanceInAnArrayOrAText() {
        List<Transaction> entries =
                Json.BODIES.transactions(Json.answer(TRANSACTIONS_1_4_1)).items();
        assertThat(entries.get(0).remittanceInformation()).containsExactly("SEPA CREDIT TRANSFER", "REF 7");
        assertThat(entries.get(0).amount()).isEqualTo(Money.of("12.25", "EUR"));
        assertThat(entries.get(0).entryReference()).contains("AF5T2");
        assertThat(entries.get(1).remittanceInformation()).containsExactly("UNE LIGNE");
        assertThat(entries.get(1).status()).isEqualTo(TransactionStatus.OTHER);
        assertThat(entries.get(1).bookingDate()).as("the day in Paris").contains(LocalDate.of(2026, 2, 13));
    }

    @Test
    void aMinusBeforeATransactionsAmountIsDroppedAndTheIndicatorHolds() {
        Transaction entry = Json.BODIES
                .transactions(Json.answer(TRANSACTIONS_1_4_1))
                .items()
                .get(1);
        assertThat(entry.amount()).isEqualTo(Money.of("3.10", "EUR"));
        assertThat(entry.signedAmount()).isEqualTo(Money.of("-3.10", "EUR"));
    }

    @Test
    void identityIsRead() {
        String body = """
                {"connectedPsu": "Mme Anne Le Goff", "connectedPsuNamePrefix": "MADM", "connectedPsuFirstName": "Anne",
                 "connectedPsuLastName": "Le Goff", "_links": {"parent-list": {"href": "/psd2/v1/accounts"}}}
                """;
        assertThat(Json.BODIES.identity(Json.answer(body)))
                .isEqualTo(EndUserIdentity.builder()
                        .fullName("Mme Anne Le Goff")
                        .namePrefix("MADM")
                        .firstName("Anne")
                        .lastName("Le Goff")
                        .build());
        assertThat(Json.BODIES.identity(Json.answer("{\"connectedPsu\":\"ANNE\",\"_links\":{}}")))
                .isEqualTo(EndUserIdentity.builder().fullName("ANNE").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"connectedPsu\":null}", "{\"connectedPsu\":\"\"}", "{\"_links\":{}}"})
    void anIdentityWithoutNameIsNone(String body) {
        assertThatThrownBy(() -> Json.BODIES.identity(Json.answer(body)))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo("connectedPsu"));
    }

    @Test
    void beneficiariesAreRead() {
        String body = """
                {"beneficiaries": [
                  {"id": "b1", "isTrusted": true, "creditorAgent": {"bicFi": "CMBRFR2B", "name": "x"},
                   "creditor": {"name": "EDF", "organisationId": {"identification": "1"},
                     "postalAddress": {"country": "FR", "townName": "BREST", "postCode": "29200", "streetName": "rue Jaurès",
                       "buildingNumber": "7", "addressLine": ["7 rue Jaurès", "29200 BREST"]}},
                   "creditorAccount": {"iban": "FR1420041010050500013M02606"}},
                  {"isTrusted": null, "creditor": {"name": "VOISIN"}, "creditorAccount": {"iban": "FR00NOTANIBAN"}}],
                 "_links": {"self": {"href": "/psd2/v1/trusted-beneficiaries"}}}
                """;
        List<Beneficiary> beneficiaries =
                Json.BODIES.beneficiaries(Json.answer(body)).items();
        assertThat(beneficiaries.get(0))
                .satisfies(
                        first -> assertThat(first.id()).contains("b1"),
                        first -> assertThat(first.trusted()).contains(true),
                        first -> assertThat(first.name()).isEqualTo("EDF"),
                        first -> assertThat(first.bic()).contains(Bic.of("CMBRFR2B")),
                        first -> assertThat(first.iban()).contains(Iban.of(IBAN)),
                        first -> assertThat(first.address().orElseThrow()).satisfies(address -> {
                            assertThat(address.country()).contains("FR");
                            assertThat(address.townName()).contains("BREST");
                            assertThat(address.postCode()).contains("29200");
                            assertThat(address.streetName()).contains("rue Jaurès");
                            assertThat(address.buildingNumber()).contains("7");
                            assertThat(address.lines()).containsExactly("7 rue Jaurès", "29200 BREST");
                        }));
        assertThat(beneficiaries.get(1).trusted()).isEmpty();
        assertThat(beneficiaries.get(1).iban()).isEmpty();
        assertThat(beneficiaries.get(1).otherIdentification())
                .as("what the bank calls an IBAN is kept")
                .contains(GenericIdentification.of("FR00NOTANIBAN", "IBAN"));
    }

    @Test
    void unknownCodesAreKeptAsTheyCame() {
        String accounts =
                "{\"accounts\":[{\"resourceId\":\"A\",\"name\":\"n\",\"cashAccountType\":\"SVGS\",\"usage\":\"TEST\"}]}";
        Account account = Json.BODIES.accounts(Json.answer(accounts)).items().get(0);
        assertThat(account.type().code()).isEqualTo("SVGS");
        assertThat(account.usage()).contains(new AccountUsage("TEST"));

        String entry = "{\"transactions\":[" + entry("\"status\":\"FUTR\"") + "]}";
        assertThat(Json.BODIES
                        .transactions(Json.answer(entry))
                        .items()
                        .get(0)
                        .status()
                        .code())
                .isEqualTo("FUTR");

        String balance =
                "{\"balances\":[{\"balanceAmount\":{\"amount\":1,\"currency\":\"EUR\"},\"balanceType\":\"ITAV\"}]}";
        assertThat(Json.BODIES
                        .balances(Json.answer(balance))
                        .items()
                        .get(0)
                        .type()
                        .code())
                .isEqualTo("ITAV");
    }

    @Test
    void nullsCountAsAbsentEverywhere() {
        String accounts = """
                {"accounts": [null, {"resourceId": "A", "bicFi": null, "accountId": {"iban": null, "other": {"identification": null,
                 "schemeName": null, "issuer": null}, "currency": null}, "currency": null, "name": null, "details": null,
                 "linkedAccount": null, "usage": null, "cashAccountType": null, "product": null, "psuStatus": null, "_links": null},
                 {"resourceId": "B", "accountId": null}], "_links": {"self": null, "next": null}}
                """;
        ListBody<Account> page = Json.BODIES.accounts(Json.answer(accounts));
        assertThat(page.items()).extracting(Account::name).containsExactly("", "");
        assertThat(page.items()).extracting(account -> account.type().code()).containsExactly("", "");
        assertThat(page.items()).allSatisfy(account -> {
            assertThat(account.iban()).isEmpty();
            assertThat(account.otherIdentification()).isEmpty();
            assertThat(account.currency()).isEmpty();
            assertThat(account.usage()).isEmpty();
        });
        assertThat(page.links().hasNext()).isTrue();
        assertThat(page.links().next()).isEmpty();

        String nulls = entry("\"status\":null,\"bookingDate\":null,\"valueDate\":null,\"remittanceInformation\":null,"
                + "\"resourceId\":null,\"entryReference\":null,\"additionalTransactionInformation\":null");
        Transaction entry = Json.BODIES
                .transactions(Json.answer("{\"transactions\":[" + nulls + "]}"))
                .items()
                .get(0);
        assertThat(entry.status().code()).isEmpty();
        assertThat(entry.bookingDate()).isEmpty();
        assertThat(entry.remittanceInformation()).isEmpty();

        assertThat(Json.BODIES
                        .transactions(Json.answer("{\"transactions\":null}"))
                        .items())
                .isEmpty();
        assertThat(Json.BODIES
                        .beneficiaries(Json.answer("{\"beneficiaries\":[{\"creditor\":null,\"creditorAgent\":null}]}"))
                        .items())
                .extracting(Beneficiary::name)
                .containsExactly("");
    }

    @Test
    void remittanceMayBeEmptyInAnyForm() {
        for (String remittance :
                List.of("[]", "{}", "\"\"", "{\"unstructured\":null,\"structured\":null}", "{\"structured\":[null]}")) {
            String body = "{\"transactions\":[" + entry("\"remittanceInformation\":" + remittance) + "]}";
            assertThat(Json.BODIES
                            .transactions(Json.answer(body))
                            .items()
                            .get(0)
                            .remittanceInformation())
                    .as(remittance)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"n\"} | accounts[0].resourceId",
                "{\"resourceId\":null} | accounts[0].resourceId",
                "{\"resourceId\":\"\"} | accounts[0].resourceId",
                "{\"resourceId\":\"é\"} | accounts[0].resourceId",
                "{\"resourceId\":7} | accounts[0].resourceId",
                "{\"resourceId\":\"A\",\"name\":{}} | accounts[0].name",
                "{\"resourceId\":\"A\",\"accountId\":\"FR14\"} | accounts[0].accountId",
                "{\"resourceId\":\"A\",\"accountId\":{\"iban\":12}} | accounts[0].accountId.iban",
                "5 | accounts[0]",
                "[] | accounts[0]"
            })
    void anAccountThatCannotBeUsedIsRefusedAtItsPlace(String account, String path) {
        assertThatThrownBy(() -> Json.BODIES.accounts(Json.answer("{\"accounts\":[" + account + "]}")))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"transactionAmount\":null,\"creditDebitIndicator\":\"CRDT\" | transactionAmount",
                "\"creditDebitIndicator\":\"CRDT\" | transactionAmount",
                "\"transactionAmount\":{\"amount\":1,\"currency\":\"EUR\"} | creditDebitIndicator",
                "\"creditDebitIndicator\":\"DEBIT\" | creditDebitIndicator",
                "\"creditDebitIndicator\":\"dbit\" | creditDebitIndicator",
                "\"creditDebitIndicator\":true | creditDebitIndicator",
                "\"transactionAmount\":{\"currency\":\"EUR\"} | transactionAmount.amount",
                "\"transactionAmount\":{\"amount\":\"1e9\",\"currency\":\"EUR\"} | transactionAmount.amount",
                "\"bookingDate\":\"2026-02-30\" | bookingDate",
                "\"bookingDate\":19000 | bookingDate",
                "\"valueDate\":[2026,1,1] | valueDate",
                "\"remittanceInformation\":7 | remittanceInformation",
                "\"remittanceInformation\":[7] | remittanceInformation[0]",
                "\"remittanceInformation\":{\"unstructured\":\"x\"} | remittanceInformation.unstructured",
                "\"remittanceInformation\":{\"structured\":[{},{\"creditorReferenceInformation\":{\"reference\":1}}]}"
                        + " | remittanceInformation.structured[1].creditorReferenceInformation.reference"
            })
    void aTransactionThatCannotBeBookedIsRefusedAtItsPlace(String fields, String path) {
        String body = "{\"transactions\":[" + entry("\"status\":\"BOOK\"") + ",{" + fields + "}]}";
        assertThatThrownBy(() -> Json.BODIES.transactions(Json.answer(body)))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo("transactions[1]." + path));
    }

    @Test
    void aBalanceWithoutAmountIsRefused() {
        assertThatThrownBy(() -> Json.BODIES.balances(Json.answer("{\"balances\":[{\"name\":\"x\"}]}")))
                .hasMessageStartingWith("balances[0].balanceAmount: ");
        assertThatThrownBy(() ->
                        Json.BODIES.balances(Json.answer("{\"balances\":[{\"lastChangeDateTime\":\"yesterday\"}]}")))
                .hasMessageStartingWith("balances[0].lastChangeDateTime: ");
    }

    @Test
    void aPageWithLinksAndWithoutListIsEmptyAndOneWithNeitherIsNoPage() {
        assertThat(Json.BODIES
                        .transactions(Json.answer("{\"_links\":{\"next\":{\"href\":\"?page=2\"}}}"))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> Json.BODIES.transactions(Json.answer("{\"status\":401,\"error\":\"Unauthorized\"}")))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo("transactions"));
        assertThatThrownBy(() -> Json.BODIES.accounts(Json.answer("{\"accounts\":{}}")))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void aBicThatIsNoneAndAnUnknownCurrencyCountAsAbsent() {
        String body = "{\"accounts\":[{\"resourceId\":\"A\",\"bicFi\":\"nope\",\"currency\":\"francs\"}]}";
        Account account = Json.BODIES.accounts(Json.answer(body)).items().get(0);
        assertThat(account.bic()).isEmpty();
        assertThat(account.currency()).isEmpty();
    }

    @Test
    void anIbanThatIsNoneGivesWayToAnotherIdentification() {
        String body = "{\"accounts\":[{\"resourceId\":\"A\",\"accountId\":{\"iban\":\"FR7600\","
                + "\"other\":{\"identification\":\"123\"}}}]}";
        assertThat(Json.BODIES.accounts(Json.answer(body)).items().get(0).otherIdentification())
                .contains(GenericIdentification.of("123", ""));
    }

    @Test
    void labelsComeBackUnchangedWhateverTheyHold() {
        String body = "{\"accounts\":[{\"resourceId\":\"A\",\"name\":\"\\u0000\\u202E\\uD800 <b>\\u001b[31m😀\"}]}";
        assertThat(Json.BODIES.accounts(Json.answer(body)).items().get(0).name())
                .isEqualTo("\u0000\u202E\uD800 <b>\u001b[31m😀");
    }

    @Test
    @DisplayName("J6 every change of a body is read or refused and never fails otherwise")
    void everyChangeOfABodyIsReadOrRefusedAndNeverFailsOtherwise() {
        Seeded.forAll(2_000, random -> {
            String body = random.nextBoolean() ? TRANSACTIONS_1_4_2 : TRANSACTIONS_1_4_1;
            String changed = mutated(body, random);
            try {
                Json.BODIES.transactions(Json.answer(changed));
            } catch (TppException e) {
                assertThat(e).isInstanceOf(UnexpectedAnswerException.class).hasNoCause();
                assertThat(e.getMessage()).doesNotContain("ECH PRET", "AF5T2", "12.25", "RF18");
            }
        });
    }

    @Test
    void aPageOfManyEntriesIsReadWhole() {
        String entry = entry("\"status\":\"BOOK\",\"bookingDate\":\"2026-01-01T00:00:00\"");
        String body = "{\"transactions\":[" + (entry + ",").repeat(9_999) + entry + "],\"_links\":{}}";
        assertThatCode(() -> assertThat(
                                Json.BODIES.transactions(Json.answer(body)).items())
                        .hasSize(10_000))
                .doesNotThrowAnyException();
    }

    private static String entry(String more) {
        return "{\"transactionAmount\":{\"amount\":1,\"currency\":\"EUR\"},\"creditDebitIndicator\":\"CRDT\"," + more
                + "}";
    }

    /** Cuts, doubles, swaps or replaces a stretch of text. */
    private static String mutated(String body, Random random) {
        int from = random.nextInt(body.length());
        int to = Math.min(body.length(), from + 1 + random.nextInt(12));
        String before = body.substring(0, from);
        String stretch = body.substring(from, to);
        String after = body.substring(to);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + stretch + stretch + after;
            case 2 -> before + new StringBuilder(stretch).reverse() + after;
            default -> before + (char) random.nextInt(0x2100) + after;
        };
    }
}
