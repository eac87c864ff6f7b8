package org.tppkit.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tppkit.testkit.simulator.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deviations that a client has to read. */
class PaymentQuirksTest extends SimulatorFixture {

    private static final String ANNE = DataSet.MANY_TRANSACTIONS;

    private final PaymentClient client = new PaymentClient(BANK, CLIENT, TestClient.V142);

    private HttpResponse<String> created() {
        return client.post(PaymentBodies.of(client).dated("12.50", "2026-03-25"));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void theAnswerToACreationMayDeviate() {
        BANK.quirks().enable(Quirk.CREATION_IS_200, Quirk.LOCATION_MISSING, Quirk.APPLIED_APPROACH_NESTED, Quirk.NULLS);
        HttpResponse<String> plain = created();
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(location(plain)).isEmpty();
        assertThat(json(plain)
                        .at("/appliedAuthenticationApproach/appliedAuthenticationApproach")
                        .asText())
                .isEqualTo("REDIRECT");
        assertThat(json(plain).get("nonce").isNull()).isTrue();
        assertThat(json(plain).at("/_links/consentApproval/templated").isNull()).isTrue();
    }

    @Test
    void theLocationMayBeAbsoluteOrDisagree() {
        BANK.quirks().enable(Quirk.ABSOLUTE_LINKS);
        HttpResponse<String> absolute = created();
        String id = PaymentClient.id(PaymentClient.link(absolute));
        assertThat(location(absolute)).isEqualTo(BANK.apiUri() + PaymentClient.PAYMENTS + "/" + id);
        BANK.quirks().reset();
        BANK.quirks().enable(Quirk.LOCATION_DISAGREES);
        HttpResponse<String> other = created();
        assertThat(location(other))
                .startsWith(PaymentClient.PAYMENTS + "/")
                .doesNotContain(PaymentClient.id(PaymentClient.link(other)));
    }

    @Test
    void theApprovalLinkMayHaveNoPrid() {
        BANK.quirks().enable(Quirk.APPROVAL_LINK_WITHOUT_PRID);
        HttpResponse<String> created = created();
        URI link = PaymentClient.link(created);
        assertThat(link.toString()).doesNotContain("PRid");
        client.approve(link, ANNE);
        String id = location(created).substring(PaymentClient.PAYMENTS.length() + 1);
        assertThat(client.status(id)).isEqualTo("ACCP");
    }

    @Test
    void confirmationsAndResourcesMayDeviate() {
        BANK.quirks().enable(Quirk.CONFIRMATION_IS_201, Quirk.PAYMENT_LINK_IS_SELF, Quirk.NULLS);
        URI link = PaymentClient.link(created());
        HttpResponse<String> confirmed =
                client.confirm(PaymentClient.id(link), client.psuToken(client.approve(link, ANNE)));
        assertThat(confirmed.statusCode()).isEqualTo(201);
        JsonNode body = json(confirmed);
        assertThat(body.at("/_links/self/href").asText()).endsWith(PaymentClient.id(link));
        assertThat(body.at("/_links").has("request")).isFalse();
        assertThat(body.at("/paymentRequest/statusReasonInformation").isNull()).isTrue();
        assertThat(body.at("/paymentRequest/booking").isNull()).isTrue();
        assertThat(body.at("/paymentRequest/creditTransferTransaction/0/statusReasonInformation")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {
                "NULLS",
                "UNKNOWN_FIELDS_AND_CODES",
                "AMOUNT_AS_STRING_IN_142",
                "AMOUNT_WITHOUT_TRAILING_ZEROS",
                "REPORT_URLS_ENCODED",
                "ABSOLUTE_LINKS"
            })
    void whatTheBankItselfWroteStrangelyMayComeBackInACancellation(Quirk quirk) {
        BANK.quirks().enable(quirk);
        String id = client.paid(PaymentBodies.of(client).dated("12.50", "2026-03-25"), ANNE);
        ObjectNode body = client.cancelled(id, "DS02");
        assertThat(client.put(id, body).statusCode()).isEqualTo(200);
        body.put("paymentInformationId", "INFO-2");
        assertThat(client.put(id, body).statusCode()).isEqualTo(403);
        JsonNode amount = PaymentBodies.first(client.read(id)).at("/instructedAmount/amount");
        assertThat(amount.isTextual()).isEqualTo(quirk == Quirk.AMOUNT_AS_STRING_IN_142);
        assertThat(amount.asText()).isEqualTo(quirk == Quirk.AMOUNT_WITHOUT_TRAILING_ZEROS ? "12.5" : "12.50");
        String url =
                client.read(id).at("/supplementaryData/successfulReportUrl").asText();
        assertThat(url.startsWith("https%3A")).isEqualTo(quirk == Quirk.REPORT_URLS_ENCODED);
        assertThat(client.read(id).has("xExtension")).isEqualTo(quirk == Quirk.UNKNOWN_FIELDS_AND_CODES);
    }
}
