package org.tppkit.adapter.arkea.internal.arkea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.adapter.arkea.scripted.TestContext;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.AccountGateway;

class ArkeaAdapterTest {
    private static final BankDescriptor CMB = TestContext.descriptor(ArkeaBanks.CMB);
    private final ScriptedCall call = new ScriptedCall();

    @Test
    void aMissingConsentMeansThatTheCustomerMustConsentAgain() {
        call.answer(
                403,
                "{\"path\":\"/psd2/v1/accounts\",\"message\":\"Forbidden\",\"error\":\"NO_CONSENTS\","
                        + "\"timestamp\":\"2026-07-10T08:03:31Z\"}");
        assertThatThrownBy(() -> accounts(CMB).accounts(Optional.empty(), call))
                .isInstanceOfSatisfying(
                        ConsentRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ConsentRequiredException.Reason.REVOKED))
                .hasCauseInstanceOf(RequestRejectedException.class);
        assertThat(call.openAnswers()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "403, insufficient_scope",
        "403, Forbidden",
        "403, NO_CONSENT",
        "401, NO_CONSENTS",
        "404, NO_CONSENTS",
        "400, OAGA",
        "401, invalid_token",
        "400, invalid_grant"
    })
    void everyOtherRefusalKeepsItsStatus(int status, String code) {
        call.answer(status, "{\"error\":\"" + code + "\"}");
        assertThatThrownBy(() -> accounts(CMB).identity(call))
                .isInstanceOfSatisfying(
                        RequestRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void aVersionThatTheBankHasNotIsRefused() {
        assertThatThrownBy(() -> ArkeaAdapter.of(ApiVersion.of("1.5.0"), TestContext.of(CMB)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5.0")
                .hasMessageContaining("arkea:cmb");
    }

    @Test
    void aVersionThatNobodySpeaksHereIsRefusedThoughTheRowHasIt() {
        BankDescriptor newer = CMB.toBuilder()
                .putCapabilities(ApiVersion.of("1.5.0"), EnumSet.of(Capability.ACCOUNTS))
                .build();
        assertThatThrownBy(() -> ArkeaAdapter.of(ApiVersion.of("1.5.0"), TestContext.of(newer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this adapter speaks 1.4.1 and 1.4.2, not 1.5.0");
    }

    @Test
    void aBadSettingIsNamedWithItsBank() {
        BankDescriptor wrong =
                CMB.toBuilder().putSettings("signature.keyId", "URL").build();
        assertThatThrownBy(() -> ArkeaAdapter.of(ArkeaBanks.STET_1_4_2, TestContext.of(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bank arkea:cmb: setting signature.keyId");
    }

    @Test
    void whatTheRowTakesAwayIsRefused() {
        BankDescriptor less = CMB.toBuilder()
                .putCapabilities(ArkeaBanks.STET_1_4_2, EnumSet.of(Capability.ACCOUNTS))
                .build();
        assertThatThrownBy(() -> accounts(less).identity(call)).isInstanceOf(CapabilityException.class);
        assertThat(call.requests()).isEmpty();
    }

    @Test
    void theRowsSignatureProfileReachesTheSigner() {
        BankDescriptor changed = CMB.toBuilder()
                .putSettings("signature.headers", "digest x-request-id")
                .build();
        TestContext context = TestContext.of(changed);
        call.answer(200, "{\"accounts\":[]}");
        ArkeaAdapter.of(ArkeaBanks.STET_1_4_2, context).accounts().accounts(Optional.empty(), call);
        assertThat(call.request().header("Signature")).contains("headers=\"digest x-request-id\"");
    }

    @Test
    void theRowsCancelStatusHolds() {
        BankDescriptor changed =
                CMB.toBuilder().putSettings("payment.cancelStatus", "RJCT").build();
        call.answer(204, "");
        RetrievedPayment payment = RetrievedPayment.of(
                "R",
                Payment.builder().requestId("P").awaitsConfirmation(false).build(),
                "{}".getBytes(StandardCharsets.UTF_8));
        ArkeaAdapter.of(ArkeaBanks.STET_1_4_2, TestContext.of(changed))
                .payments()
                .cancel(payment, CancellationReason.REQUESTED_BY_CUSTOMER, SamplePayments.BACK, call);
        assertThat(new String(call.request().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"paymentInformationStatus\":\"RJCT\",\"statusReasonInformation\":\"DS02\"}");
    }

    @Test
    void noConsentStandsBehindAPayment() {
        call.answer(403, "{\"error\":\"NO_CONSENTS\"}").answer(403, "{\"error\":\"NO_CONSENTS\"}");
        ArkeaAdapter bank = ArkeaAdapter.of(ArkeaBanks.STET_1_4_2, TestContext.of(CMB));
        assertThatThrownBy(() -> bank.payments().find("R", call)).isInstanceOf(RequestRejectedException.class);
        FundsCheck check = FundsCheck.of("C", SamplePayments.BAKER, Money.of("1", "EUR"));
        assertThatThrownBy(() -> bank.funds().check(check, call)).isInstanceOf(ConsentRequiredException.class);
    }

    private static AccountGateway accounts(BankDescriptor bank) {
        return ArkeaAdapter.of(ArkeaBanks.STET_1_4_2, TestContext.of(bank)).accounts();
    }
}
