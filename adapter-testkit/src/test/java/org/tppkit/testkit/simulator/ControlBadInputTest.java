package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlBadInputTest extends ControlFixture {

    private static void assertRefused(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = TestClient.json(answer.body());
        assertThat(body.get("error").asText() + " " + body.get("whatToDo").asText())
                .contains(word);
        assertThat(body).hasSize(2);
        assertThat(body.get("whatToDo").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GET    | /banks/none                    |                                             | 404 | no such bank",
                "GET    | /nowhere                       |                                             | 404 | no such address",
                "GET    | /banks?x=1                     |                                             | 400 | not known",
                "PUT    | /banks                         | {}                                          | 405 | GET",
                "GET    | /banks/fortuneo/reset          |                                             | 405 | POST",
                "POST   | /banks/fortuneo/reset?x=1      |                                             | 400 | not known",
                "PUT    | /banks/fortuneo/clock          | {}                                          | 400 | now, advance and reset",
                "PUT    | /banks/fortuneo/clock          | {'advance':'PT1H','reset':true}             | 400 | now, advance and reset",
                "PUT    | /banks/fortuneo/clock          | {'advance':'an hour'}                       | 400 | advance",
                "PUT    | /banks/fortuneo/clock          | {'advance':'P99999999D'}                    | 400 | hundred years",
                "PUT    | /banks/fortuneo/clock          | {'now':'tomorrow'}                          | 400 | now",
                "PUT    | /banks/fortuneo/clock          | {'now':7}                                   | 400 | now",
                "PUT    | /banks/fortuneo/clock          | {'later':'PT1H'}                            | 400 | later",
                "PUT    | /banks/fortuneo/clock          | {'reset':true,'reset':true}                 | 400 | not one JSON object",
                "PUT    | /banks/fortuneo/clock          | {'reset':true} x                            | 400 | not one JSON object",
                "PUT    | /banks/fortuneo/clock          | ['reset']                                   | 400 | not one JSON object",
                "POST   | /banks/fortuneo/faults         | {'path':'/x'}                               | 400 | effect",
                "POST   | /banks/fortuneo/faults         | {'effect':'EXPLODE'}                        | 400 | TRUNCATE_BODY",
                "POST   | /banks/fortuneo/faults         | {'effect':'ANSWER'}                         | 400 | status",
                "POST   | /banks/fortuneo/faults         | {'effect':'ANSWER','status':99}             | 400 | status",
                "POST   | /banks/fortuneo/faults         | {'effect':'ANSWER','status':204,'body':'x'} | 400 | no body",
                "POST   | /banks/fortuneo/faults         | {'effect':'TRUNCATE_BODY','status':500}     | 400 | ANSWER only",
                "POST   | /banks/fortuneo/faults         | {'effect':'TRUNCATE_BODY','count':0}        | 400 | count",
                "POST   | /banks/fortuneo/faults         | {'effect':'TRUNCATE_BODY','count':1.5}      | 400 | count",
                "POST   | /banks/fortuneo/faults         | {'effect':'TRUNCATE_BODY','always':'yes'}   | 400 | always",
                "POST   | /banks/fortuneo/faults         | {'effect':'TRUNCATE_BODY','always':true,'count':2} | 400 | exclude",
                "POST   | /banks/fortuneo/faults         | {'effect':'TRUNCATE_BODY','path':'x'}       | 400 | path",
                "POST   | /banks/fortuneo/faults         | {'effect':'TRUNCATE_BODY','method':'get'}   | 400 | method",
                "POST   | /banks/fortuneo/faults         | {'effect':'ANSWER','status':500,'headers':{'A b':'c'}} | 400 | headers",
                "POST   | /banks/fortuneo/faults         | {'effect':'ANSWER','status':500,'headers':{'A':'c\\r\\nd'}} | 400 | headers",
                "POST   | /banks/fortuneo/faults         | {'effect':'ANSWER','status':500,'headers':{'Content-Length':'9'}} | 400 | headers",
                "POST   | /banks/fortuneo/faults         | {'effect':'ANSWER','status':500,'headers':[]} | 400 | headers",
                "PUT    | /banks/fortuneo/quirks         | {}                                          | 400 | enabled",
                "PUT    | /banks/fortuneo/quirks         | {'enabled':'NULLS'}                         | 400 | array",
                "PUT    | /banks/fortuneo/quirks         | {'enabled':['NO_SUCH']}                     | 400 | enabled",
                "POST   | /banks/fortuneo/approvals      | {'decision':'approve'}                      | 400 | url",
                "POST   | /banks/fortuneo/approvals      | {'url':'https://other.example/authorize','decision':'approve','customer':'anne'} | 400 | not this bank",
                "POST   | /banks/fortuneo/approvals      | {'url':'::','decision':'refuse'}            | 400 | url",
                "POST   | /banks/fortuneo/approvals      | {'url':'/authorize','decision':'maybe'}     | 400 | decision",
                "POST   | /banks/fortuneo/approvals      | {'url':'/authorize','decision':'approve'}   | 400 | customer",
                "POST   | /banks/fortuneo/approvals      | {'url':'/authorize','decision':'approve','customer':'anne','accounts':[1]} | 400 | accounts",
                "POST   | /banks/fortuneo/withdrawals    | {'customer':'nobody'}                       | 400 | no such customer",
                "GET    | /banks/fortuneo/journal?limit=0 |                                            | 400 | limit",
                "GET    | /banks/fortuneo/journal?limit=1001 |                                         | 400 | limit",
                "GET    | /banks/fortuneo/journal?since=-1 |                                           | 400 | since",
                "GET    | /banks/fortuneo/journal?from=1 |                                             | 400 | not known",
                "GET    | /banks/fortuneo/journal/999999999 |                                          | 404 | no such exchange",
                "GET    | /banks/fortuneo/journal/x      |                                             | 404 | no such exchange",
                "GET    | /banks/fortuneo/payments?limit=x |                                           | 400 | limit",
                "POST   | /banks/fortuneo/payments/none/status | {'status':'ACSC'}                     | 404 | no such payment",
                "DELETE | /banks/fortuneo/clients/none   |                                             | 404 | no such client",
                "POST   | /banks/fortuneo/clients        | {'clientId':'a b'}                          | 400 | clientId",
                "POST   | /banks/fortuneo/clients        | {'clientId':'a'}                            | 400 | qwac",
                "POST   | /banks/fortuneo/clients        | {'clientId':'a','qwac':'not PEM'}           | 400 | PEM",
                "POST   | /banks/fortuneo/clients        | {'clientId':'a','qwac':'-----BEGIN PRIVATE KEY-----'} | 400 | private key",
            })
    void whatIsWrongIsSaidAndWhatToDo(String method, String path, String body, int status, String word) {
        assertRefused(CONTROL.call(method, path, body == null ? "" : text(body)), status, word);
    }

    @Test
    void anAddressThatTheBankWouldNotTakeIsAConflict() {
        String url = BANK.authorizationUri() + "/authorize?client_id=unknown";
        assertRefused(
                CONTROL.call(
                        "POST",
                        BANK_PATH + "/approvals",
                        text("{'url':'" + url + "','decision':'approve','customer':'anne'}")),
                409,
                "client_id");
    }

    @Test
    void aBodyMustBeDeclaredAsJsonAndMustNotBeLong() {
        HttpResponse<String> form = CONTROL.send(CONTROL.request("PUT", BANK_PATH + "/clock", "{}")
                .header("Authorization", "Bearer " + CONTROL.server.token())
                .header("Content-Type", "text/plain"));
        assertRefused(form, 415, "application/json");
        String wide = text("{'enabled':['" + "x".repeat(70_000) + "']}");
        assertRefused(CONTROL.call("PUT", BANK_PATH + "/quirks", wide), 413, "64 KiB");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = text("{'enabled':" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        assertRefused(CONTROL.call("PUT", BANK_PATH + "/quirks", deep), 400, "not one JSON object");
    }

    @Test
    void moreThanAHundredPlannedFaultsAreRefused() {
        for (int i = 0; i < 100; i++) {
            BANK.faults().next(RequestMatcher.path("/never"), Fault.truncateBody());
        }
        assertRefused(CONTROL.call("POST", BANK_PATH + "/faults", text("{'effect':'TRUNCATE_BODY'}")), 409, "delete");
    }
}
