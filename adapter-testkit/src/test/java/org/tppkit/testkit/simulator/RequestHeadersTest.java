package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest extends SimulatorFixture {

    private static final String ACCOUNTS = "/psd2/v1/accounts";
    private String token;

    @BeforeEach
    void consent() {
        token = CLIENT.token(DataSet.BUSINESS);
    }

    @Test
    void theRequestIdIsEchoedAndMustNotComeTwice() {
        TestClient.Signed request = CLIENT.signed(ACCOUNTS, token);
        HttpResponse<String> first = request.send();
        assertThat(first.statusCode()).isEqualTo(200);
        String id = request.headers.get("x-request-id");
        assertThat(first.headers().firstValue("X-Request-ID")).contains(id);

        request.headers.put("x-request-id", id.toUpperCase(Locale.ROOT));
        HttpResponse<String> second = request.send();
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(json(second).get("message").asText()).isEqualTo("X-Request-ID was seen before");
        assertThat(second.headers().firstValue("X-Request-ID")).contains(id.toUpperCase(Locale.ROOT));
    }

    @Test
    void theRequestIdMustBeThereAndBeAUuid() {
        TestClient.Signed missing = CLIENT.signed(ACCOUNTS, token);
        missing.headers.remove("x-request-id");
        missing.names.remove("x-request-id");
        assertThat(json(missing.send()).get("message").asText()).isEqualTo("header X-Request-ID is missing");
        TestClient.Signed free = CLIENT.signed(ACCOUNTS, token);
        free.headers.put("x-request-id", "42");
        HttpResponse<String> response = free.send();
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("message").asText()).isEqualTo("X-Request-ID is not one UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "0.0.0.0", "255.255.255.255", "2001:db8::1", "::1", "::ffff:203.0.113.7"})
    void addressesOfBothFamiliesAreTaken(String address) {
        assertThat(CLIENT.signed(ACCOUNTS, token).psuIp(address).send().statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "256.1.1.1", "1.2.3", "1.2.3.4.", "1:2", "fe80::1%eth0", "unknown"})
    void anythingElseIsRefused(String address) {
        HttpResponse<String> response =
                CLIENT.signed(ACCOUNTS, token).psuIp(address).send();
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("message").asText()).isEqualTo("PSU-IP-Address is not one IPv4 or IPv6 address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/hal+json; charset=utf-8",
                "*/*",
                "application/json",
                "application/hal+json; charset=utf-8 & version=1.4.1"
            })
    void noVersionMeans141(String accept) {
        assertThat(amountIsNumber(accept)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/hal+json; charset=utf-8 & version=1.4.2",
                "version=1.4.2",
                "application/json; version=1.4.2",
                "application/hal+json; charset=utf-8; version=1.4.2",
                "application/hal+json;charset=utf-8;version=\"1.4.2\"",
                "application/hal+json; charset=utf-8, version=1.4.2",
                "text/html, application/json;version=1.4.2"
            })
    void everyFormOfThePageAsksFor142(String accept) {
        assertThat(amountIsNumber(accept)).isTrue();
    }

    private boolean amountIsNumber(String accept) {
        String account = BANK.customer(DataSet.BUSINESS).accounts().get(0).resourceId();
        HttpResponse<String> response = CLIENT.signed(ACCOUNTS + "/" + account + "/balances", token)
                .accept(Arrays.stream(accept.split("&")).map(String::strip).toArray(String[]::new))
                .send();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).at("/balances/0/balanceAmount/amount").isNumber();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; version=1.5.0",
                "application/hal+json; version=1.4.1, application/json; version=1.4.2",
                "text/html",
                "application/xml; version=1.4.2"
            })
    void whatIsNotOfferedIsNotAcceptable(String accept) {
        assertThat(CLIENT.signed(ACCOUNTS, token).accept(accept).send().statusCode())
                .isEqualTo(406);
    }

    @Test
    void otherMethodsAndPathsAreRefusedInTheFormOfStet() {
        for (String path : new String[] {ACCOUNTS, "/psd2/v1/trusted-beneficiaries", "/psd2/v1/end-user-identity"}) {
            TestClient.Signed request = CLIENT.signed(path, token);
            request.method = "DELETE";
            HttpResponse<String> response = request.send();
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("GET");
        }
        HttpResponse<String> unknown = CLIENT.get("/psd2/v1/account", token);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("path").asText()).isEqualTo("/psd2/v1/account");
        assertThat(json(unknown).get("timestamp").asText()).isEqualTo("2026-03-18T11:00:00.000+0000");
        assertThat(json(unknown).get("status").isInt()).isTrue();
    }
}
