package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.adapter.arkea.scripted.SamplePayments.BACK;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.MarkingSigner;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.PaymentStatus;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.PaymentGateway;
import org.tppkit.ports.spi.http.BankRequest;

class StetPaymentGatewayTest {
    private static final String LINK = "https://approve.bank.example/go?PRid=R-1&response_type=code&scope=pisp";
    private static final String CREATED = created(LINK);
    private static final String OAUTH =
            "&client_id=api-key-7" + "&redirect_uri=https%3A%2F%2Ftpp.example%2Fcallback%3Ftenant%3D1&state=st-1_A";
    private static final String FOUND = "{\"paymentRequest\":{\"paymentInformationId\":\"P\","
            + "\"paymentInformationStatus\":\"PDNG\", \"amount\":12.30,\"supplementaryData\":"
            + "{\"successfulReportUrl\":\"https://tpp.example/old\",\"x\":1.0}}}";
    private static final String REPORT = "https://tpp.example/callback?tenant=1&state=st-1_A";

    private final ScriptedCall call = new ScriptedCall();
    private final MarkingSigner signer = new MarkingSigner();
    private final PaymentGateway now = AnyStetBank.payments(StetDialect.STET_1_4_2, signer);
    private final PaymentGateway old = AnyStetBank.payments(StetDialect.STET_1_4_1, signer);

    @Test
    void aPaymentIsPostedOnceSignedWithItsBodyAndTheCustomersHeaders() {
        call.psu(PsuContext.present("203.0.113.7")).answer(201, CREATED);
        now.initiate(SamplePayments.one(), call);

        BankRequest request = call.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://api.bank.example/stet/v1/payment-requests");
        assertThat(request.header("Accept")).contains("application/hal+json; charset=utf-8; version=1.4.2");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.header("Authorization")).contains("Bearer access-token-1");
        assertThat(request.header("X-Request-ID")).contains("00000000-0000-4000-8000-000000000001");
        assertThat(request.header("PSU-IP-Address")).contains("203.0.113.7");
        assertThat(request.header("Signature"))
                .contains("headers=\"(request-target) x-request-id digest psu-ip-address\"");
        assertThat(body(request))
                .startsWith("{\"paymentInformationId\":\"PMT-1\",")
                .contains("\"amount\":12.30,")
                .contains("\"successfulReportUrl\":\"https://tpp.example/callback?tenant=1\","
                        + "\"unsuccessfulReportUrl\":\"https://tpp.example/callback?tenant=1\"")
                .doesNotContain("st-1_A");
        assertThat(request).isSameAs(signer.signed().get(0));
        assertThat(call.requestIds()).isEqualTo(1);
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void inVersion142TheApprovalLinkTakesTheParametersOfAnAuthorization() {
        call.answer(201, CREATED);
        PaymentStart start = now.initiate(SamplePayments.one(), call);
        assertThat(start.resourceId()).isEqualTo("R-1");
        assertThat(redirect(start)).isEqualTo(LINK + OAUTH);
    }

    @Test
    void inVersion141TheLinkIsUsedAsItIsAndTheReportAddressCarriesTheState() {
        call.answer(201, created("https://approve.bank.example/go?PRid=R-1"));
        PaymentStart start = old.initiate(SamplePayments.one(), call);
        assertThat(redirect(start)).isEqualTo("https://approve.bank.example/go?PRid=R-1");
        assertThat(call.request().header("Accept")).contains("application/hal+json; charset=utf-8");
        assertThat(body(call.request()))
                .contains("\"amount\":\"12.30\"")
                .contains("\"successfulReportUrl\":\"" + REPORT + "\",\"unsuccessfulReportUrl\":\"" + REPORT + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "201|{\"appliedAuthenticationApproach\":\"REDIRECT\",\"nonce\":\"n\",%s}",
                "200|{\"appliedAuthenticationApproach\":{\"appliedAuthenticationApproach\":\"REDIRECT\"},%s}",
                "201|{\"appliedAuthenticationApproach\":null,\"new\":[{}],%s}",
                "201|{%s}"
            })
    void deviationsThatBanksShowAreRead(int status, String body) {
        String links = "\"_links\":{\"self\":null,\"consentApproval\":{\"href\":\"" + LINK + "\",\"templated\":null}}";
        call.answer(status, body.replace("%s", links), Map.of("Content-Type", "application/hal+json"));
        assertThat(now.initiate(SamplePayments.one(), call).resourceId()).isEqualTo("R-1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/go?PRid=R%2F1+2, , R/1 2",
        "https://a.example/go?x=1, https://api.bank.example/stet/v1/payment-requests/R-2, R-2",
        "https://a.example/go?x=1, /stet/v1/payment-requests/R-2/, R-2",
        "https://a.example/go?x=1, payment-requests/R-2?x=/y#/z, R-2",
        "https://a.example/go?x=1, R%2F2, R/2",
        "https://a.example/go?PRid=R-2, /v1/payment-requests/R-2, R-2",
        "https://a.example/go?PRid=R%2F2, /v1/payment-requests/R%2f2, R/2",
        "https://a.example/go?PRid=R-2, /v1/payment-requests, R-2"
    })
    void theIdStandsInTheLinkOrInLocationOrInBoth(String link, String location, String id) {
        Map<String, String> headers = location == null
                ? Map.of("Content-Type", ScriptedCall.JSON)
                : Map.of("Content-Type", ScriptedCall.JSON, "Location", location);
        call.answer(201, created(link), headers);
        assertThat(now.initiate(SamplePayments.one(), call).resourceId()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/go, ",
        "https://a.example/go, /v1/payment-requests",
        "https://a.example/go, /",
        "https://a.example/go?PRid=canary-1, /v1/payment-requests/canary-2",
        "https://a.example/go?PRid=canary-1&PRid=canary-2, ",
        "https://a.example/go?PRid=, ",
        "https://a.example/go?PRid=%20, ",
        "https://a.example/go?PRid=canary%0A, ",
        "https://a.example/go?PRid=canar%C3%A9, ",
        "https://a.example/go, /v1/payment-requests/canary%zz"
    })
    void anIdThatIsMissingAmbiguousOrNoneIsAnUnexpectedAnswer(String link, String location) {
        Map<String, String> headers = location == null
                ? Map.of("Content-Type", ScriptedCall.JSON)
                : Map.of("Content-Type", ScriptedCall.JSON, "Location", location);
        call.answer(201, created(link), headers);
        assertThatThrownBy(() -> now.initiate(SamplePayments.one(), call))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageNotContaining("canary");
        assertThat(call.requests()).hasSize(1);
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void anIdOfMoreThanHundredCharactersIsNone() {
        call.answer(201, created("/go?PRid=" + "a".repeat(101)));
        assertThatThrownBy(() -> now.initiate(SamplePayments.one(), call))
                .isInstanceOf(UnexpectedAnswerException.class);
        call.answer(201, created("/go?PRid=" + "a".repeat(100)));
        assertThat(now.initiate(SamplePayments.one(), call).resourceId()).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|_links.consentApproval.href",
                "{}|_links.consentApproval.href",
                "{\"_links\":{\"consentApproval\":{}}}|_links.consentApproval.href",
                "{\"_links\":{\"consentApproval\":{\"href\":\"javascript:x\"}}}|_links.consentApproval.href",
                "{\"_links\":{\"consentApproval\":{\"href\":\"http://a.example/?PRid=1\"}}}|"
                        + "_links.consentApproval.href",
                "{\"_links\":{\"consentApproval\":{\"href\":\"/?PRid=1&state=x\"}}}|_links.consentApproval.href",
                "{\"appliedAuthenticationApproach\":\"DECOUPLED\"}|appliedAuthenticationApproach",
                "{\"appliedAuthenticationApproach\":[]}|appliedAuthenticationApproach",
                "{\"_links\":[]}|_links",
                "{|''"
            })
    void anAnswerThatLeadsNowhereIsNamed(String body, String path) {
        call.answer(201, body);
        assertThatThrownBy(() -> now.initiate(SamplePayments.one(), call))
                .isInstanceOfSatisfying(
                        UnexpectedAnswerException.class,
                        e -> assertThat(e.path()).isEqualTo(path));
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void aPaymentIsFoundByItsIdWhateverCharactersItHas() {
        call.answer(200, FOUND);
        RetrievedPayment payment = now.find("R /?1", call);
        assertThat(call.request().method()).isEqualTo("GET");
        assertThat(call.request().uri()).hasToString("https://api.bank.example/stet/v1/payment-requests/R%20%2F%3F1");
        assertThat(payment.resourceId()).isEqualTo("R /?1");
        assertThat(payment.payment().status()).contains(PaymentStatus.PENDING);
        assertThat(payment.payment().awaitsConfirmation()).isFalse();
        assertThat(call.openAnswers()).isZero();
        for (String dots : List.of(".", "..")) {
            assertThatThrownBy(() -> now.find(dots, call)).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void onlyVersion142AwaitsConfirmation() {
        String waiting = "{\"paymentRequest\":{\"paymentInformationStatus\":\"ACTC\"}}";
        call.answer(200, waiting).answer(200, waiting).answer(204, "");
        assertThat(now.find("R", call).payment().awaitsConfirmation()).isTrue();
        assertThat(old.find("R", call).payment().awaitsConfirmation()).isFalse();
        assertThatThrownBy(() -> now.find("R", call)).isInstanceOf(UnexpectedAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "200, {}",
        "201, {\"paymentRequest\":{}}",
        "200, {\"paymentRequest\":{\"resourceId\":\"R-1\"}}",
        "204, ''",
        "200, ''"
    })
    void aConfirmationIsAnEmptyObjectInTheCustomersName(int status, String answer) {
        call.token("psu-token").answer(status, answer);
        now.confirm("R-1", call);
        BankRequest request = call.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://api.bank.example/stet/v1/payment-requests/R-1/o-confirmation");
        assertThat(request.header("Authorization")).contains("Bearer psu-token");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(body(request)).isEqualTo("{}");
        assertThat(call.openAnswers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>", "[]", "{\"paymentRequest\":", "{\"paymentRequest\":{\"resourceId\":\"R-2\"}}", "canary"
            })
    void aConfirmationAnsweredBySomethingElseIsUncertain(String answer) {
        call.answer(200, answer);
        assertThatThrownBy(() -> now.confirm("R-1", call)).isInstanceOf(UnexpectedAnswerException.class);
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void version141HasNothingToConfirm() {
        assertThatThrownBy(() -> old.confirm("R-1", call)).isInstanceOf(CapabilityException.class);
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void inVersion142ACancellationChangesStatusAndReasonAlone() {
        call.answer(200, FOUND).answer(200, CREATED);
        PaymentStart start = now.cancel(now.find("R-1", call), CancellationReason.FRAUD, BACK, call);
        BankRequest request = call.requests().get(1);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.uri()).hasToString("https://api.bank.example/stet/v1/payment-requests/R-1");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(body(request))
                .isEqualTo("{\"paymentInformationId\":\"P\","
                        + "\"paymentInformationStatus\":\"CANC\", \"amount\":12.30,\"supplementaryData\":"
                        + "{\"successfulReportUrl\":\"https://tpp.example/old\",\"x\":1.0},"
                        + "\"statusReasonInformation\":\"FRAD\"}");
        assertThat(start.resourceId()).isEqualTo("R-1");
        assertThat(redirect(start)).isEqualTo(LINK + OAUTH);
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void inVersion141ACancellationAlsoBringsTheReportAddressesOfItsOwnApproval() {
        call.answer(200, FOUND).answer(201, created("https://approve.bank.example/go?PRid=R-1"));
        PaymentStart start = old.cancel(old.find("R-1", call), CancellationReason.REQUESTED_BY_CUSTOMER, BACK, call);
        assertThat(body(call.requests().get(1)))
                .isEqualTo("{\"paymentInformationId\":\"P\","
                        + "\"paymentInformationStatus\":\"RJCT\", \"amount\":12.30,\"supplementaryData\":"
                        + "{\"successfulReportUrl\":\"" + REPORT + "\",\"x\":1.0,\"unsuccessfulReportUrl\":\""
                        + REPORT + "\"},\"statusReasonInformation\":\"DS02\"}");
        assertThat(redirect(start)).isEqualTo("https://approve.bank.example/go?PRid=R-1");
    }

    @Test
    void whatWasRetrievedIsSentBackToTheByte() {
        List<String> amounts = List.of("0.1", "12.30", "1234567890123.45", "\"12.30\"", "1E-2", "5.0", "0.10000");
        Seeded.forAll(500, random -> {
            StringBuilder fields = new StringBuilder("\"paymentInformationId\":\"P\"");
            for (int i = random.nextInt(6); i > 0; i--) {
                fields.append(" ".repeat(random.nextInt(3)))
                        .append(",\"f")
                        .append(i)
                        .append("\" :{\"amount\":")
                        .append(amounts.get(random.nextInt(amounts.size())))
                        .append(",\"é\\u00e9\":[null,\"")
                        .append("x".repeat(random.nextInt(5_000)))
                        .append("\\/\"]}");
            }
            ScriptedCall calls = new ScriptedCall()
                    .answer(200, "{ \"_links\":{},\"paymentRequest\": {" + fields + "} }")
                    .answer(204, "");
            now.cancel(now.find("R", calls), CancellationReason.TECHNICAL, BACK, calls);
            assertThat(body(calls.requests().get(1)))
                    .isEqualTo("{" + fields
                            + ",\"paymentInformationStatus\":\"CANC\",\"statusReasonInformation\":\"TECH\"}");
        });
    }

    @ParameterizedTest
    @CsvSource({"204, ''", "200, ''", "200, {}", "200, {\"_links\":{}}"})
    void aCancellationWithoutApprovalIsOver(int status, String answer) {
        call.answer(200, FOUND).answer(status, answer);
        PaymentStart start = now.cancel(now.find("R-1", call), CancellationReason.DUPLICATE, BACK, call);
        assertThat(start).isEqualTo(new PaymentStart("R-1", new NextStep.None()));
    }

    @Test
    void anApprovalOfAnotherPaymentIsRefused() {
        call.answer(200, FOUND).answer(200, created("/go?PRid=R-2"));
        RetrievedPayment payment = now.find("R-1", call);
        assertThatThrownBy(() -> now.cancel(payment, CancellationReason.TECHNICAL, BACK, call))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void aReasonThatTheCancelStatusDoesNotTakeIsRefused() {
        call.answer(200, FOUND);
        RetrievedPayment payment = old.find("R-1", call);
        for (CancellationReason reason :
                List.of(CancellationReason.DUPLICATE, CancellationReason.FRAUD, CancellationReason.TECHNICAL)) {
            assertThatThrownBy(() -> old.cancel(payment, reason, BACK, call))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.field()).isEqualTo("reason"));
        }
        assertThatThrownBy(() -> now.cancel(payment, new CancellationReason("AC01"), BACK, call))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(call.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CancelStatus.class)
    void theCancelStatusIsTheBanksNotTheVersions(CancelStatus status) {
        PaymentGateway gateway = new StetPaymentGateway(
                AnyStetBank.bank(StetDialect.STET_1_4_2), signer, AnyStetBank.refusals(), AnyStetBank.PAGES, status);
        call.answer(200, FOUND).answer(204, "");
        gateway.cancel(gateway.find("R", call), CancellationReason.REQUESTED_BY_CUSTOMER, BACK, call);
        assertThat(body(call.requests().get(1))).contains("\"paymentInformationStatus\":\"" + status + "\"");
    }

    @Test
    void aBankThatDeclaresNoCancellationCancelsNothing() {
        PaymentGateway gateway = AnyStetBank.payments(
                AnyStetBank.bank(
                        StetDialect.STET_1_4_2, EnumSet.complementOf(EnumSet.of(Capability.PAYMENT_CANCELLATION))),
                signer);
        call.answer(200, FOUND);
        RetrievedPayment payment = gateway.find("R", call);
        assertThatThrownBy(() -> gateway.cancel(payment, CancellationReason.FRAUD, BACK, call))
                .isInstanceOf(CapabilityException.class);
        assertThat(call.requests()).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> refusalsAreTold() {
        byte[] resource = "{}".getBytes(StandardCharsets.UTF_8);
        call.answer(200, FOUND);
        RetrievedPayment payment = RetrievedPayment.of("R", now.find("R", call).payment(), resource);
        Map<String, Consumer<ScriptedCall>> operations = Map.of(
                "initiate", sent -> now.initiate(SamplePayments.one(), sent),
                "find", sent -> now.find("R", sent),
                "confirm", sent -> now.confirm("R", sent),
                "cancel", sent -> now.cancel(payment, CancellationReason.FRAUD, BACK, sent));
        Map<Integer, Class<? extends RuntimeException>> errors = Map.of(
                400, RequestRejectedException.class,
                401, RequestRejectedException.class,
                403, RequestRejectedException.class,
                404, RequestRejectedException.class,
                409, RequestRejectedException.class,
                408, BankUnavailableException.class,
                429, RateLimitedException.class,
                500, BankUnavailableException.class,
                503, BankUnavailableException.class,
                202, UnexpectedAnswerException.class);
        return operations.entrySet().stream()
                .flatMap(operation -> errors.entrySet().stream()
                        .map(error -> DynamicTest.dynamicTest(operation.getKey() + " " + error.getKey(), () -> {
                            ScriptedCall sent =
                                    new ScriptedCall().answer(error.getKey(), "{\"error\":\"canary\",\"status\":1}");
                            assertThatThrownBy(() -> operation.getValue().accept(sent))
                                    .isInstanceOf(error.getValue());
                            assertThat(sent.requests()).hasSize(1);
                            assertThat(sent.openAnswers()).isZero();
                        })));
    }

    @Test
    void withoutATokenNothingIsSent() {
        call.withoutToken();
        assertThatThrownBy(() -> now.initiate(SamplePayments.one(), call)).isInstanceOf(InvalidRequestException.class);
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void inVersion142ACallbackMeansWhatRfc6749Says() {
        assertThat(now.interpret(Callback.parse("/c?code=abc&state=s")))
                .isEqualTo(new CallbackMeaning.Authorized(new AuthorizationCode("abc")));
        assertThat(now.interpret(Callback.parse("/c?error=access_denied&state=s")))
                .isEqualTo(new CallbackMeaning.Refused());
        assertThat(now.interpret(Callback.parse("/c?error=server_error")))
                .isEqualTo(new CallbackMeaning.Failed("server_error"));
        assertThat(now.interpret(Callback.parse("/c?state=s"))).isEqualTo(new CallbackMeaning.Unintelligible());
    }

    @Test
    void inVersion141AReturnProvesNothingAndThePaymentIsRead() {
        for (String query : List.of("state=s", "state=s&error=access_denied", "state=s&code=abc", "")) {
            assertThat(old.interpret(Callback.parse("/c?" + query))).isEqualTo(new CallbackMeaning.Approved());
        }
    }

    @Test
    void nothingThatABrowserBringsMakesItFail() {
        Seeded.forAll(1_000, random -> {
            StringBuilder query = new StringBuilder(random.nextBoolean() ? "code=" : "error=");
            for (int i = random.nextInt(40); i > 0; i--) {
                query.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x1_0000));
            }
            Callback callback = Callback.parse(query.toString());
            assertThatCode(() -> List.of(now.interpret(callback), old.interpret(callback)))
                    .doesNotThrowAnyException();
        });
    }

    private static String created(String link) {
        return "{\"appliedAuthenticationApproach\":\"REDIRECT\",\"_links\":{\"consentApproval\":{\"href\":\"" + link
                + "\"}}}";
    }

    private static String redirect(PaymentStart start) {
        return ((NextStep.RedirectPsu) start.nextStep()).uri().toString();
    }

    private static String body(BankRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
