package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tppkit.testkit.simulator.control.ControlServer;

class ControlApiTest extends ControlFixture {

    private static final String ACCOUNTS = "/psd2/v1/accounts";

    private static JsonNode payments() {
        return CONTROL.json(BANK_PATH + "/payments").get("payments");
    }

    @Test
    void banksAreListedWithAddressesVersionsSwitchesClockAndSeed() {
        JsonNode bank = CONTROL.json("/banks").at("/banks/0");
        assertThat(bank.get("id").asText()).isEqualTo("fortuneo");
        assertThat(bank.get("api").asText()).isEqualTo(BANK.apiUri().toString());
        assertThat(bank.get("authorization").asText())
                .isEqualTo(BANK.authorizationUri().toString());
        assertThat(bank.get("versions").toString()).isEqualTo(text("['1.4.1','1.4.2']"));
        assertThat(bank.get("quirks").toString()).contains("LAST_PAGE_NEXT_EQUALS_SELF");
        assertThat(bank.at("/clock/now").asText()).isEqualTo(NOON.toString());
        assertThat(bank.get("seed").asLong()).isEqualTo(BANK.seed().orElseThrow());
        assertThat(bank.get("caCertificate").asText()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(CONTROL.json(BANK_PATH)).isEqualTo(bank);
    }

    @Test
    void theClockIsSetAdvancedAndSetBackForTheBankAlone() {
        assertThat(CONTROL.json(200, "PUT", BANK_PATH + "/clock", text("{'advance':'PT1H'}"))
                        .get("now")
                        .asText())
                .isEqualTo("2026-03-18T12:00:00Z");
        CONTROL.json(200, "PUT", BANK_PATH + "/clock", text("{'now':'2027-01-01T00:00:00Z'}"));
        assertThat(BANK.clock().instant()).hasToString("2027-01-01T00:00:00Z");
        assertThat(CLOCK.instant()).isEqualTo(NOON);
        assertThat(CONTROL.json(BANK_PATH + "/clock").get("moved").asText()).isEqualTo("PT6925H");
        CONTROL.json(200, "PUT", BANK_PATH + "/clock", text("{'reset':true}"));
        assertThat(BANK.clock().instant()).isEqualTo(NOON);
    }

    @Test
    void aTokenExpiresWhenTheBanksClockIsAdvanced() {
        String token = CLIENT.token(DataSet.BUSINESS);
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(200);
        CONTROL.json(200, "PUT", BANK_PATH + "/clock", text("{'advance':'PT1H'}"));
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(401);
    }

    @Test
    void aPlannedAnswerIsGivenAsOftenAsAskedForAndOnlyToTheRequestsMeant() {
        String token = CLIENT.token(DataSet.BUSINESS);
        JsonNode planned = CONTROL.json(
                201,
                "POST",
                BANK_PATH + "/faults",
                text("{'effect':'ANSWER','status':429,'headers':{'Retry-After':'7'},'body':'{}',"
                        + "'method':'GET','pathEnding':'/accounts','count':2}"));
        assertThat(planned.at("/faults/0/left").asInt()).isEqualTo(2);
        assertThat(CLIENT.get("/psd2/v1/end-user-identity", token).statusCode()).isEqualTo(200);
        HttpResponse<String> first = CLIENT.get(ACCOUNTS, token);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(429);
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(200);
        assertThat(CONTROL.json(BANK_PATH + "/faults").get("faults")).isEmpty();
    }

    @Test
    void everyEffectCanBePlannedAndAllAreForgottenAtOnce() {
        for (Fault.Effect effect : Fault.Effect.values()) {
            String status = effect == Fault.Effect.ANSWER ? ",'status':500" : "";
            CONTROL.json(
                    201,
                    "POST",
                    BANK_PATH + "/faults",
                    text("{'effect':'" + effect + "','path':'/never','always':true" + status + "}"));
        }
        JsonNode faults = CONTROL.json(BANK_PATH + "/faults").get("faults");
        assertThat(faults).hasSize(Fault.Effect.values().length);
        assertThat(faults.get(0).get("always").asBoolean()).isTrue();
        CONTROL.json(204, "DELETE", BANK_PATH + "/faults", "");
        assertThat(BANK.faults().pending()).isZero();
    }

    @Test
    void aLostAnswerIsLost() {
        String token = CLIENT.token(DataSet.BUSINESS);
        CONTROL.json(
                201,
                "POST",
                BANK_PATH + "/faults",
                text("{'effect':'DROP_AFTER_HANDLING','path':'" + ACCOUNTS + "','always':true}"));
        assertThatThrownBy(() -> CLIENT.get(ACCOUNTS, token)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void switchesAreSetExactly() {
        JsonNode after = CONTROL.json(200, "PUT", BANK_PATH + "/quirks", text("{'enabled':['NULLS']}"));
        assertThat(after.get("enabled").toString()).isEqualTo(text("['NULLS']"));
        assertThat(BANK.quirks().enabled()).containsExactly(Quirk.NULLS);
        assertThat(CONTROL.json(BANK_PATH + "/quirks").get("all")).hasSize(Quirk.values().length);
    }

    @Test
    void aCustomerApprovesAConsentWithSomeAccountsOrRefuses() {
        List<SimulatedAccount> accounts =
                BANK.customer(DataSet.SEVERAL_ACCOUNTS).accounts();
        String url = CLIENT.authorizeUrl("aisp", "st-1").toString();
        JsonNode approved = CONTROL.json(
                200,
                "POST",
                BANK_PATH + "/approvals",
                text("{'url':'" + url + "','decision':'approve','customer':'bruno','accounts':['"
                        + accounts.get(0).resourceId() + "']}"));
        Map<String, String> query =
                TestClient.query(URI.create(approved.get("callback").asText()));
        assertThat(query).containsEntry("state", "st-1");
        String token = TestClient.json(CLIENT.redeem(query.get("code")))
                .get("access_token")
                .asText();
        assertThat(CLIENT.json(ACCOUNTS, token, TestClient.V142).get("accounts"))
                .hasSize(1);
        JsonNode refused =
                CONTROL.json(200, "POST", BANK_PATH + "/approvals", text("{'url':'" + url + "','decision':'refuse'}"));
        assertThat(refused.get("callback").asText()).contains("error=access_denied");
    }

    @Test
    void aCustomerWithdrawsAllConsents() {
        String token = CLIENT.token(DataSet.OVERDRAWN);
        JsonNode ended = CONTROL.json(200, "POST", BANK_PATH + "/withdrawals", text("{'customer':'chloe'}"));
        assertThat(ended.get("ended").asInt()).isPositive();
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(403);
    }

    @Test
    void customersAreListedWithTheirAccounts() {
        JsonNode customers = CONTROL.json(BANK_PATH + "/customers").get("customers");
        assertThat(customers).hasSize(6);
        assertThat(customers.at("/0/id").asText()).isEqualTo("anne");
        SimulatedAccount account =
                BANK.customer(DataSet.MANY_TRANSACTIONS).accounts().get(0);
        assertThat(customers.at("/0/accounts/0/id").asText()).isEqualTo(account.resourceId());
        assertThat(customers.at("/0/accounts/0/identification").asText()).isEqualTo(account.identification());
        assertThat(customers.at("/0/accounts/0/transactions").asInt())
                .isEqualTo(account.transactions().size());
    }

    @Test
    void theJournalIsReadPageByPageWithSigningStringsAndWithoutSecrets() {
        String token = CLIENT.token(DataSet.BUSINESS);
        for (int i = 0; i < 5; i++) {
            CLIENT.get(ACCOUNTS, token);
        }
        JsonNode first = CONTROL.json(BANK_PATH + "/journal?limit=4");
        assertThat(first.get("entries")).hasSize(4);
        JsonNode rest =
                CONTROL.json(BANK_PATH + "/journal?since=" + first.get("next").asLong());
        assertThat(rest.get("entries")).hasSize(2);
        JsonNode last = rest.at("/entries/1");
        assertThat(last.at("/signature/accepted").asBoolean()).isTrue();
        assertThat(last.at("/signature/signingString").asText()).startsWith("(request-target): get " + ACCOUNTS + "\n");
        assertThat(last.at("/headers/authorization/0").asText()).isEqualTo("***");
        assertThat(CONTROL.json(BANK_PATH + "/journal/" + last.get("number").asLong()))
                .isEqualTo(last);
        assertThat(first + " " + rest).doesNotContain(token);
        CONTROL.json(204, "DELETE", BANK_PATH + "/journal", "");
        assertThat(BANK.journal().entries()).isEmpty();
    }

    @Test
    void aPaymentComesToTheEndThatIsWanted() {
        PaymentClient payer = new PaymentClient(BANK, CLIENT, TestClient.V141);
        String id = PaymentClient.id(payer.create(PaymentBodies.of(payer).single("12.30")));
        assertThat(payments().findValuesAsText("id")).contains(id);
        HttpResponse<String> tooEarly =
                CONTROL.call("POST", BANK_PATH + "/payments/" + id + "/status", text("{'status':'ACSC'}"));
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        JsonNode ended = CONTROL.json(
                200, "POST", BANK_PATH + "/payments/" + id + "/status", text("{'status':'RJCT','reason':'AC04'}"));
        assertThat(ended.get("status").asText()).isEqualTo("RJCT");
        assertThat(ended.get("reason").asText()).isEqualTo("AC04");
        assertThat(ended.get("executed").asInt()).isZero();
        assertThat(CONTROL.call(
                                "POST",
                                BANK_PATH + "/payments/" + id + "/status",
                                text("{'status':'CANC','reason':'DS02'}"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void anApprovedPaymentIsCarriedOutOnCommand() {
        PaymentClient payer = new PaymentClient(BANK, CLIENT, TestClient.V141);
        String id = payer.paid(PaymentBodies.of(payer).dated("12.30", "2026-04-01"), DataSet.MANY_TRANSACTIONS);
        assertThat(BANK.payment(id).status()).isEqualTo("PDNG");
        JsonNode paid = CONTROL.json(200, "POST", BANK_PATH + "/payments/" + id + "/status", text("{'status':'ACSC'}"));
        assertThat(paid.get("status").asText()).isEqualTo("ACSC");
        assertThat(paid.get("executed").asInt()).isEqualTo(1);
        CLOCK.set(NOON.plus(Duration.ofDays(30)));
        assertThat(BANK.payment(id).executed()).isEqualTo(1);
        assertThat(payer.status(id)).isEqualTo("ACSC");
    }

    @Test
    void aResetForgetsWhatHappenedAndKeepsWhoIsThere() {
        String token = CLIENT.token(DataSet.BUSINESS);
        PaymentClient payer = new PaymentClient(BANK, CLIENT, TestClient.V141);
        payer.create(PaymentBodies.of(payer).single("12.30"));
        BANK.faults().always(RequestMatcher.path("/never"), Fault.answer(500));
        BANK.quirks().only(Quirk.NULLS);
        CONTROL.json(200, "PUT", BANK_PATH + "/clock", text("{'advance':'P30D'}"));
        List<SimulatedCustomer> before = BANK.customers();
        CONTROL.json(204, "POST", BANK_PATH + "/reset", "");
        assertThat(CLIENT.get(ACCOUNTS, token).statusCode()).isEqualTo(401);
        assertThat(payments()).isEmpty();
        assertThat(BANK.faults().pending()).isZero();
        assertThat(BANK.clock().instant()).isEqualTo(NOON);
        assertThat(BANK.journal().entries()).hasSize(1);
        assertThat(BANK.customers()).isSameAs(before);
        assertThat(BANK.quirks().enabled()).containsExactly(Quirk.NULLS);
        assertThat(CLIENT.get(ACCOUNTS, CLIENT.token(DataSet.BUSINESS)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void twoSimulatorsOfOneBankCannotBeToldApart() {
        assertThatThrownBy(() -> ControlServer.over(List.of(BANK, BANK)).start())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
