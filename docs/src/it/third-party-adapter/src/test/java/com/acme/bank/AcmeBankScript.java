package com.acme.bank;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.scripted.RecordedRequest;
import org.tppkit.testkit.scripted.ScriptedAnswer;
import org.tppkit.testkit.scripted.ScriptedBank;

/** An Acme bank that plays along: consents and payments have a status, which the customer changes. */
final class AcmeBankScript implements AutoCloseable {
    static final String LOGIN = "https://login.acme.example";

    final ScriptedBank server = ScriptedBank.start(TestPki.shared());
    private final boolean oauth;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private volatile String approach = "REDIRECT";

    AcmeBankScript(boolean oauth) {
        this.oauth = oauth;
        consents("/v1/consents");
        consents("/v2/consents/confirmation-of-funds");
        payments("/v1/payments/sepa-credit-transfers");
        payments("/v1/payments/instant-sepa-credit-transfers");
        accounts();
        server.when("POST", "/v1/funds-confirmations").answer(ScriptedAnswer.json(200, "{\"fundsAvailable\":true}"));
        server.when("POST", "/oauth/token").answer(request -> token());
    }

    URI origin() {
        return server.origin();
    }

    /** From now on customers are asked in the bank's app. */
    void asksInItsApp() {
        approach = "DECOUPLED";
    }

    /** The customer decides about what was created last. */
    void customerDecides(String status) {
        statuses.put(id(), status);
    }

    /** The bank's id of what was created last. */
    String id() {
        return "id-" + number.get();
    }

    private void consents(String path) {
        server.when("POST", path).answer(request -> created("received", "consentStatus", "consentId"));
        server.when("GET", it -> it.startsWith(path + "/") && it.endsWith("/status"))
                .answer(request -> status(request, "consentStatus"));
        server.when("DELETE", it -> it.startsWith(path + "/")).answer(ScriptedAnswer.of(204));
    }

    private void payments(String path) {
        server.when("POST", path).answer(request -> created("RCVD", "transactionStatus", "paymentId"));
        server.when("GET", it -> it.startsWith(path + "/") && it.endsWith("/status"))
                .answer(request -> status(request, "transactionStatus"));
        server.when("DELETE", it -> it.startsWith(path + "/")).answer(request -> {
            statuses.put(idIn(request), "CANC");
            return ScriptedAnswer.of(204);
        });
    }

    private ScriptedAnswer created(String status, String statusName, String idName) {
        number.incrementAndGet();
        statuses.put(id(), status);
        String link = oauth ? "scaOAuth" : "scaRedirect";
        return ScriptedAnswer.json(
                        201,
                        "{\"" + statusName + "\":\"" + status + "\",\"" + idName + "\":\"" + id()
                                + "\",\"_links\":{\"" + link + "\":{\"href\":\"" + LOGIN + "/approve/" + id()
                                + "\"},\"self\":{\"href\":\"/ignored\"}}}")
                .header("ASPSP-SCA-Approach", approach);
    }

    private ScriptedAnswer status(RecordedRequest request, String name) {
        return ScriptedAnswer.json(200, "{\"" + name + "\":\"" + statuses.get(idIn(request)) + "\"}");
    }

    private static String idIn(RecordedRequest request) {
        return List.of(request.path().split("/")).stream()
                .filter(part -> part.startsWith("id-"))
                .findFirst()
                .orElseThrow();
    }

    private void accounts() {
        server.when("GET", "/v1/accounts").answer(ScriptedAnswer.json(200, """
                                {"accounts":[{"resourceId":"a-1","iban":"DE89370400440532013000","currency":"EUR",
                                "product":"Girokonto","cashAccountType":"CACC","_links":{"balances":{"href":"/ignored"}}}]}
                                """));
        server.when("GET", "/v1/accounts/a-1/balances").answer(ScriptedAnswer.json(200, """
                                {"account":{"iban":"DE89370400440532013000"},"balances":[
                                {"balanceType":"interimAvailable","balanceAmount":{"currency":"EUR","amount":"-1.50"},
                                "lastChangeDateTime":"2026-11-15T10:30:00.000Z","referenceDate":"2026-11-15"}]}
                                """));
        server.when("GET", "/v1/accounts/a-1/transactions")
                .answer(request ->
                        ScriptedAnswer.json(200, request.query().orElse("").contains("page=2") ? """
                                {"transactions":{"booked":[{"transactionId":"t-2","bookingDate":"2026-11-02",
                                "transactionAmount":{"currency":"EUR","amount":"20.00"}}]}}
                                """ : """
                                {"transactions":{"booked":[{"transactionId":"t-1","bookingDate":"2026-11-10",
                                "transactionAmount":{"currency":"EUR","amount":"-0.10"},
                                "remittanceInformationUnstructured":"Rent"}],"pending":[{"transactionAmount":
                                {"currency":"EUR","amount":"-5.00"}}],"_links":{"next":{"href":
                                "/v1/accounts/a-1/transactions?bookingStatus=both&dateFrom=2026-11-01&page=2"}}}}
                                """));
    }

    private ScriptedAnswer token() {
        int token = tokens.incrementAndGet();
        return ScriptedAnswer.json(
                200,
                "{\"access_token\":\"access-" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
                        + "\"refresh_token\":\"refresh-" + token + "\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}
