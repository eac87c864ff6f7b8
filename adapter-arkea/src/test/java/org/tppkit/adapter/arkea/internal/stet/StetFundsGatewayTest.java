package org.tppkit.adapter.arkea.internal.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.scripted.MarkingSigner;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.PsuContext;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.spi.http.BankRequest;

class StetFundsGatewayTest {
    private static final FundsCheck CHECK =
            FundsCheck.of("C-1", SamplePayments.BAKER, Money.of("1234567890123.45", "EUR"));
    private static final String YES = "{\"request\":{\"paymentCoverageRequestId\":\"C-1\"},\"result\":true}";

    private final ScriptedCall call = new ScriptedCall();
    private final MarkingSigner signer = new MarkingSigner();

    @Test
    void aQuestionIsPostedOnceAndSigned() {
        call.psu(PsuContext.present("203.0.113.7")).answer(200, YES);
        assertThat(gateway(StetDialect.STET_1_4_2).check(CHECK, call).available())
                .isTrue();

        BankRequest request = call.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://api.bank.example/stet/v1/funds-confirmations");
        assertThat(request.header("Accept")).contains("application/hal+json; charset=utf-8; version=1.4.2");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.header("Authorization")).contains("Bearer access-token-1");
        assertThat(request.header("PSU-IP-Address")).contains("203.0.113.7");
        assertThat(request.header("Signature"))
                .contains("headers=\"(request-target) x-request-id digest psu-ip-address\"");
        assertThat(body(request)).contains("\"amount\":1234567890123.45,");
        assertThat(request).isSameAs(signer.signed().get(0));
        assertThat(call.openAnswers()).isZero();
    }

    @Test
    void inVersion141TheAmountIsAText() {
        call.answer(200, YES);
        gateway(StetDialect.STET_1_4_1).check(CHECK, call);
        assertThat(body(call.request())).contains("\"amount\":\"1234567890123.45\",");
        assertThat(call.request().header("Accept")).contains("application/hal+json; charset=utf-8");
    }

    @Test
    void aNoIsANo() {
        call.answer(200, YES.replace("true", "false"));
        assertThat(gateway(StetDialect.STET_1_4_2).check(CHECK, call).available())
                .isFalse();
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        call.answer(200, YES.replace("C-1", "C-2"));
        assertThatThrownBy(() -> gateway(StetDialect.STET_1_4_2).check(CHECK, call))
                .isInstanceOf(UnexpectedAnswerException.class);
        assertThat(call.openAnswers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void aRefusalKeepsItsStatus(int status) {
        call.answer(status, "{\"error\":\"x\"}");
        assertThatThrownBy(() -> gateway(StetDialect.STET_1_4_2).check(CHECK, call))
                .isInstanceOfSatisfying(
                        RequestRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(status));
        assertThat(call.openAnswers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204})
    void anotherSuccessIsNoAnswer(int status) {
        call.answer(status, YES);
        assertThatThrownBy(() -> gateway(StetDialect.STET_1_4_2).check(CHECK, call))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    @Test
    void aBankThatDeclaresNoneIsNotAsked() {
        StetBank bank = AnyStetBank.bank(StetDialect.STET_1_4_2, EnumSet.of(Capability.PAYMENTS));
        assertThatThrownBy(() -> new StetFundsGateway(bank, signer, AnyStetBank.refusals()).check(CHECK, call))
                .isInstanceOf(CapabilityException.class);
        assertThat(call.requests()).isEmpty();
    }

    private StetFundsGateway gateway(StetDialect dialect) {
        return new StetFundsGateway(AnyStetBank.bank(dialect), signer, AnyStetBank.refusals());
    }

    private static String body(BankRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
