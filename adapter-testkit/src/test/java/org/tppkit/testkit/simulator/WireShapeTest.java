package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireShapeTest extends SimulatorFixture {

    private static final String ROOT = "/psd2/v1";

    private static JsonNode get(String customer, String path, String accept) {
        return CLIENT.json(ROOT + path, CLIENT.token(customer), accept);
    }

    private static String account(String customer) {
        return "/accounts/" + BANK.customer(customer).accounts().get(0).resourceId();
    }

    private static JsonNode transactions(String customer, String accept) {
        return get(customer, account(customer) + "/transactions", accept);
    }

    private static JsonNode balances(String customer, String accept) {
        return get(customer, account(customer) + "/balances", accept);
    }

    @Test
    void amountsAreStringsIn141AndNumbersWithTheirCentsIn142() {
        JsonNode old = balances(DataSet.OVERDRAWN, TestClient.V141).at("/balances/0/balanceAmount");
        assertThat(old.toString()).isEqualTo("{\"currency\":\"EUR\",\"amount\":\"-412.37\"}");
        JsonNode young = balances(DataSet.OVERDRAWN, TestClient.V142).at("/balances/0/balanceAmount");
        assertThat(young.toString()).isEqualTo("{\"currency\":\"EUR\",\"amount\":-412.37}");
        assertThat(balances(DataSet.NO_TRANSACTIONS, TestClient.V142).toString())
                .contains("\"amount\":0.00}");
    }

    @Test
    void balancesAreAccountingAndRealTimeWithReferenceDates() {
        JsonNode body = balances(DataSet.MANY_TRANSACTIONS, TestClient.V142);
        assertThat(body.at("/balances/0/balanceType").asText()).isEqualTo("CLBD");
        assertThat(body.at("/balances/0/name").asText()).isEqualTo("accounting balance");
        assertThat(body.at("/balances/0/referenceDate").asText()).isEqualTo("2026-03-17T00:00:00");
        assertThat(body.at("/balances/1/balanceType").asText()).isEqualTo("XPCD");
        assertThat(body.at("/balances/1/referenceDate").asText()).isEqualTo("2026-03-18T00:00:00");
        assertThat(body.at("/_links/parent-list/href").asText()).isEqualTo("/psd2/v1/accounts");
        assertThat(balances(DataSet.MANY_TRANSACTIONS, TestClient.V141)
                        .at("/balances/0/referenceDate")
                        .asText())
                .isEqualTo("2026-03-17");
    }

    @Test
    void theCurrencyOfAnAccountStandsOnItIn141AndInItsIdIn142() {
        JsonNode old =
                get(DataSet.SEVERAL_ACCOUNTS, "/accounts", TestClient.V141).get("accounts");
        JsonNode young =
                get(DataSet.SEVERAL_ACCOUNTS, "/accounts", TestClient.V142).get("accounts");
        assertThat(old.get(0).get("currency").asText()).isEqualTo("EUR");
        assertThat(old.get(0).get("accountId").has("currency")).isFalse();
        assertThat(young.get(0).has("currency")).isFalse();
        assertThat(young.get(0).at("/accountId/currency").asText()).isEqualTo("EUR");
    }

    @Test
    void accountsShowHoldersACardAndTheirLinks() {
        JsonNode body = get(DataSet.SEVERAL_ACCOUNTS, "/accounts", TestClient.V142);
        JsonNode accounts = body.get("accounts");
        assertThat(accounts.findValuesAsText("psuStatus"))
                .containsExactly("Co-account Holder", "Account Holder", "Account Holder", "Attorney");
        assertThat(accounts.findValuesAsText("cashAccountType")).containsExactly("CACC", "CARD", "CACC", "CACC");
        assertThat(accounts.get(1).get("linkedAccount"))
                .isEqualTo(accounts.get(0).get("resourceId"));
        assertThat(accounts.get(1).at("/accountId/other/schemeName").asText()).isEqualTo("CPAN");
        assertThat(accounts.get(1).at("/accountId").has("currency")).isFalse();
        assertThat(accounts.get(0).at("/_links/balances/href").asText())
                .isEqualTo("/psd2/v1" + account(DataSet.SEVERAL_ACCOUNTS) + "/balances");
        assertThat(body.at("/_links/endUserIdentity/href").asText()).isEqualTo("/psd2/v1/end-user-identity");
        assertThat(body.at("/_links/beneficiaries/href").asText()).isEqualTo("/psd2/v1/trusted-beneficiaries");
        assertThat(accounts.get(0).get("bicFi").asText()).isEqualTo(BANK.bank().bic());
    }

    @Test
    void remittanceIsAnArrayIn141AndAnObjectIn142() {
        JsonNode old = transactions(DataSet.OVERDRAWN, TestClient.V141).at("/transactions/0");
        JsonNode young = transactions(DataSet.OVERDRAWN, TestClient.V142).at("/transactions/0");
        assertThat(old.get("remittanceInformation").isArray()).isTrue();
        assertThat(young.at("/remittanceInformation/unstructured").isArray()).isTrue();
        assertThat(old.get("remittanceInformation")).isEqualTo(young.at("/remittanceInformation/unstructured"));
        assertThat(old.get("bookingDate").asText()).isEqualTo("2026-03-17");
        assertThat(young.get("bookingDate").asText()).isEqualTo("2026-03-17T00:00:00");
        assertThat(old.at("/transactionAmount/amount").isTextual()).isTrue();
        assertThat(young.at("/transactionAmount/amount").isNumber()).isTrue();
        assertThat(young.has("resourceId") || young.has("entryReference")).isFalse();
    }

    @Test
    void pendingEntriesHaveAnEmptyBookingDateOrNone() {
        JsonNode young =
                transactions(DataSet.MANY_TRANSACTIONS, TestClient.V142).get("transactions");
        assertThat(young.get(0).get("status").asText()).isEqualTo("PDNG");
        assertThat(young.get(0).get("bookingDate").asText()).isEmpty();
        assertThat(young.get(1).has("bookingDate")).isFalse();
        JsonNode old = transactions(DataSet.MANY_TRANSACTIONS, TestClient.V141).get("transactions");
        assertThat(old.get(1).get("bookingDate").asText()).isEmpty();

        BANK.quirks().disable(Quirk.EMPTY_BOOKING_DATE_ON_PENDING);
        assertThat(transactions(DataSet.MANY_TRANSACTIONS, TestClient.V142)
                        .get("transactions")
                        .get(0)
                        .has("bookingDate"))
                .isFalse();
        assertThat(transactions(DataSet.MANY_TRANSACTIONS, TestClient.V141)
                        .at("/transactions/0/bookingDate")
                        .asText())
                .isEqualTo("2026-03-18");
    }

    @Test
    void identityAndBeneficiariesHaveTheShapeOfTheSamples() {
        JsonNode identity = get(DataSet.BUSINESS, "/end-user-identity", TestClient.V142);
        assertThat(identity.toString())
                .isEqualTo("{\"connectedPsu\":\"SARL La Fabrique à Crêpes\",\"_links\":{\"self\":{\"href\":"
                        + "\"/psd2/v1/end-user-identity\"},\"parent-list\":{\"href\":\"/psd2/v1/accounts\"}}}");
        JsonNode beneficiary =
                get(DataSet.BUSINESS, "/trusted-beneficiaries", TestClient.V142).at("/beneficiaries/0");
        assertThat(beneficiary.get("isTrusted").asBoolean()).isTrue();
        assertThat(beneficiary.at("/creditorAgent/bicFi").asText())
                .isEqualTo(BANK.bank().bic());
        assertThat(beneficiary.at("/creditor/postalAddress/country").asText()).isEqualTo("FR");
        assertThat(beneficiary.at("/creditorAccount/iban").asText()).startsWith("FR");
    }

    @Test
    void emptyListsAreEmptyArraysOrNoContent() {
        String token = CLIENT.token(DataSet.NO_ACCOUNTS);
        assertThat(CLIENT.json(ROOT + "/accounts", token, TestClient.V142).get("accounts"))
                .isEmpty();
        assertThat(transactions(DataSet.NO_TRANSACTIONS, TestClient.V141).get("transactions"))
                .isEmpty();
        BANK.quirks().enable(Quirk.NO_DATA_IS_204);
        for (String path : new String[] {"/accounts", "/trusted-beneficiaries"}) {
            var response = CLIENT.get(ROOT + path, token);
            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.body()).isEmpty();
        }
        String empty = ROOT + account(DataSet.NO_TRANSACTIONS) + "/transactions";
        assertThat(CLIENT.get(empty, CLIENT.token(DataSet.NO_TRANSACTIONS)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void theContentTypeIsPlainJsonUnlessTheQuirkIsOff() {
        String token = CLIENT.token(DataSet.BUSINESS);
        assertThat(CLIENT.get(ROOT + "/accounts", token).headers().firstValue("Content-Type"))
                .contains("application/json;charset=UTF-8");
        BANK.quirks().disable(Quirk.CONTENT_TYPE_PLAIN_JSON);
        assertThat(CLIENT.get(ROOT + "/accounts", token).headers().firstValue("Content-Type"))
                .contains("application/hal+json;charset=utf-8");
    }

    @Test
    void theQuirksOfAmountsAndDatesAreSeenOnTheWire() {
        BANK.quirks().enable(Quirk.AMOUNT_AS_STRING_IN_142, Quirk.DATES_WITH_OFFSET);
        assertThat(balances(DataSet.OVERDRAWN, TestClient.V142).toString()).contains("\"amount\":\"-412.37\"");
        assertThat(transactions(DataSet.OVERDRAWN, TestClient.V142)
                        .at("/transactions/0/bookingDate")
                        .asText())
                .isEqualTo("2026-03-17T00:00:00+01:00");
        BANK.quirks().enable(Quirk.AMOUNT_WITHOUT_TRAILING_ZEROS);
        BANK.quirks().disable(Quirk.AMOUNT_AS_STRING_IN_142);
        assertThat(balances(DataSet.NO_TRANSACTIONS, TestClient.V142).toString())
                .contains("\"amount\":0}");
        assertThat(balances(DataSet.SEVERAL_ACCOUNTS, TestClient.V142).toString())
                .contains("\"amount\":1204.5}");
    }

    @Test
    void nullsUnknownFieldsAndUnknownCodesCanBeTurnedOn() {
        BANK.quirks().only(Quirk.NULLS, Quirk.UNKNOWN_FIELDS_AND_CODES);
        JsonNode accounts = get(DataSet.BUSINESS, "/accounts", TestClient.V142);
        assertThat(accounts.at("/_links/self/templated").isNull()).isTrue();
        assertThat(accounts.at("/accounts/0/linkedAccount").isNull()).isTrue();
        assertThat(accounts.at("/accounts/0/usage").asText()).isEqualTo("XTRA");
        assertThat(accounts.has("xExtension")).isTrue();
        assertThat(balances(DataSet.BUSINESS, TestClient.V142).findValuesAsText("balanceType"))
                .contains("ITAV");
        JsonNode transactions = transactions(DataSet.BUSINESS, TestClient.V142).get("transactions");
        assertThat(transactions.get(0).get("status").asText()).isEqualTo("FUTR");
        assertThat(transactions.get(0).get("bookingDate").isNull()).isTrue();
    }

    @Test
    void theCurrencyOfCardsIsThereWhenTheQuirkIsOff() {
        BANK.quirks().disable(Quirk.CURRENCY_MISSING_IN_ACCOUNT_ID);
        assertThat(get(DataSet.SEVERAL_ACCOUNTS, "/accounts", TestClient.V142)
                        .at("/accounts/1/accountId/currency")
                        .asText())
                .isEqualTo("EUR");
    }

    @Test
    void everyQuirkThatArkeaShowsIsOnByDefaultAndResetRestoresThat() {
        Set<Quirk> changed = new HashSet<>(BANK.quirks().enabled());
        BANK.quirks().only(Quirk.NULLS);
        assertThat(BANK.quirks().enabled()).containsExactly(Quirk.NULLS);
        BANK.quirks().reset();
        assertThat(BANK.quirks().enabled()).isEqualTo(changed).isEqualTo(Quirk.defaults());
    }
}
