package org.tppkit.adapter.arkea.internal.arkea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.adapter.arkea.ArkeaBanks;
import org.tppkit.adapter.arkea.scripted.Locales;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.adapter.arkea.scripted.Seeded;
import org.tppkit.adapter.arkea.scripted.TestContext;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Callback;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CallbackMeaning;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.ConsentStart;
import org.tppkit.ports.spi.bank.ConsentGateway;

class ArkeaConsentGatewayTest {
    private static final BankDescriptor FORTUNEO = TestContext.descriptor(ArkeaBanks.FORTUNEO);
    private final ScriptedCall call = new ScriptedCall();
    private final ConsentGateway gateway = gateway(TestContext.of(FORTUNEO));

    @Test
    void theCustomerIsSentToTheBanksPageAndNobodyIsCalled() {
        ConsentStart start = gateway.begin(setup(ConsentScope.ACCOUNT_INFORMATION, "st-4te_"), call);
        assertThat(start.nextStep())
                .isEqualTo(new NextStep.RedirectPsu(URI.create("https://sca-openbanking.fortuneo.com/authorize"
                        + "?response_type=code&client_id=api-key-7"
                        + "&redirect_uri=https%3A%2F%2Ftpp.example%2Fcallback%3Ftenant%3D1"
                        + "&scope=aisp&state=st-4te_")));
        assertThat(start.consentReference()).isEmpty();
        assertThat(start.keep()).isEmpty();
        assertThat(call.requests()).isEmpty();
        assertThat(call.requestIds()).isZero();
    }

    @Test
    void extendedHistoryIsAScopeMoreWithItsBlankEncoded() {
        Locales.underEach(() -> assertThat(
                        redirect(gateway.begin(setup(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY, "s"), call)))
                .contains("&scope=aisp%20extended_transaction_history&"));
    }

    @Test
    void theConsentToAskForFundsHasItsOwnScope() {
        assertThat(redirect(gateway.begin(setup(ConsentScope.FUNDS_CONFIRMATION, "s"), call)))
                .contains("&scope=cbpii&state=s");
        BankDescriptor without = FORTUNEO.toBuilder()
                .putCapabilities(ArkeaBanks.STET_1_4_2, EnumSet.of(Capability.ACCOUNTS))
                .build();
        ConsentGateway bare = gateway(TestContext.of(without));
        assertThatThrownBy(() -> bare.begin(setup(ConsentScope.FUNDS_CONFIRMATION, "s"), call))
                .isInstanceOf(CapabilityException.class);
    }

    @Test
    void extendedHistoryThatTheBankDoesNotOfferIsRefused() {
        BankDescriptor without = FORTUNEO.toBuilder()
                .putCapabilities(ArkeaBanks.STET_1_4_2, EnumSet.of(Capability.ACCOUNTS))
                .build();
        ConsentGateway bare = gateway(TestContext.of(without));
        assertThatThrownBy(() -> bare.begin(setup(ConsentScope.ACCOUNT_INFORMATION_EXTENDED_HISTORY, "s"), call))
                .isInstanceOf(CapabilityException.class);
        assertThatCode(() -> bare.begin(setup(ConsentScope.ACCOUNT_INFORMATION, "s"), call))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("O1 a state with a comma is refused before the redirect")
    void aCommaInTheStateIsRefusedBecauseTheBankWouldSplitItsRedirect() {
        assertThatThrownBy(() -> gateway.begin(setup(ConsentScope.ACCOUNT_INFORMATION, "canary,1"), call))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo("state"))
                .hasMessageNotContaining("canary");
    }

    @Test
    void theSandboxsPageIsNotKnownAndTheErrorNamesTheOverride() {
        assertThatThrownBy(() -> gateway(TestContext.of(FORTUNEO).in(Environment.SANDBOX)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("arkea:fortuneo")
                .hasMessageContaining("SANDBOX")
                .hasMessageContaining("bank.arkea.fortuneo.authorization");
    }

    @Test
    void anOverriddenSandboxIsUsedWithItsPort() {
        BankDescriptor overridden = FORTUNEO.toBuilder()
                .endpoints(Map.of(
                        Environment.SANDBOX,
                        BankEndpoints.of(URI.create("https://localhost:8443"), URI.create("https://localhost:9443"))))
                .build();
        assertThat(redirect(gateway(TestContext.of(overridden).in(Environment.SANDBOX))
                        .begin(setup(ConsentScope.ACCOUNT_INFORMATION, "s"), call)))
                .startsWith("https://localhost:9443/authorize?response_type=code&");
    }

    @Test
    void aCodeIsAnApproval() {
        assertThat(meaning("code=abc%2Fdef&state=s"))
                .isEqualTo(new CallbackMeaning.Authorized(new AuthorizationCode("abc/def")));
    }

    @Test
    void accessDeniedIsARefusalAndOtherErrorsAreErrors() {
        assertThat(meaning("error=access_denied&state=s")).isEqualTo(new CallbackMeaning.Refused());
        assertThat(meaning("error=server_error&error_description=x&state=s"))
                .isEqualTo(new CallbackMeaning.Failed("server_error"));
        assertThat(meaning("error=ACCESS_DENIED&state=s")).isEqualTo(new CallbackMeaning.Failed("ACCESS_DENIED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "state=s",
                "code=&state=s",
                "error=&state=s",
                "code=a&error=access_denied",
                "code=a&code=b",
                "error=x&error=y",
                "code=a%20b",
                "code=%C3%A9",
                "code=a%0Ab",
                "error=a%0D%0Ab",
                "error=%22",
                "error=%C3%A9",
                "code=%zz",
                "CODE=a"
            })
    void everythingElseIsUnintelligible(String query) {
        assertThat(meaning(query)).isEqualTo(new CallbackMeaning.Unintelligible());
    }

    @Test
    void nothingThatABrowserBringsMakesItFail() {
        Seeded.forAll(2_000, random -> {
            StringBuilder query = new StringBuilder(random.nextBoolean() ? "code=" : "error=");
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                query.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x1_0000));
            }
            assertThat(gateway.interpret(Callback.parse(query.toString()))).isNotNull();
        });
        assertThat(meaning("code=" + "a".repeat(16_000))).isInstanceOf(CallbackMeaning.Authorized.class);
        assertThat(meaning("error=" + "a".repeat(1_000))).isInstanceOf(CallbackMeaning.Unintelligible.class);
        assertThat(meaning("code=" + "a".repeat(1_000_000))).isInstanceOf(CallbackMeaning.Unintelligible.class);
    }

    private CallbackMeaning meaning(String query) {
        return gateway.interpret(Callback.parse("/callback?" + query));
    }

    private static ConsentGateway gateway(TestContext context) {
        return ArkeaAdapter.of(ArkeaBanks.STET_1_4_2, context).consents();
    }

    private static ConsentSetup setup(ConsentScope scope, String state) {
        return ConsentSetup.builder()
                .scope(scope)
                .state(state)
                .redirectUri(TestContext.REDIRECT)
                .build();
    }

    private static String redirect(ConsentStart start) {
        return ((NextStep.RedirectPsu) start.nextStep()).uri().toString();
    }
}
