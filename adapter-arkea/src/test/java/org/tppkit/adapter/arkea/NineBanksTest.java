package org.tppkit.adapter.arkea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.adapter.arkea.scripted.SamplePayments;
import org.tppkit.adapter.arkea.scripted.ScriptedCall;
import org.tppkit.adapter.arkea.scripted.TestContext;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Capability;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.Money;
import org.tppkit.ports.model.NextStep;
import org.tppkit.ports.model.account.AccountId;
import org.tppkit.ports.model.account.TransactionQuery;
import org.tppkit.ports.model.consent.AccessToken;
import org.tppkit.ports.model.consent.AuthorizationCode;
import org.tppkit.ports.model.consent.CodeExchange;
import org.tppkit.ports.model.consent.ConsentScope;
import org.tppkit.ports.model.consent.ConsentSetup;
import org.tppkit.ports.model.consent.RefreshToken;
import org.tppkit.ports.model.funds.FundsCheck;
import org.tppkit.ports.model.payment.CancellationReason;
import org.tppkit.ports.model.payment.Payment;
import org.tppkit.ports.model.payment.PaymentStart;
import org.tppkit.ports.model.payment.RetrievedPayment;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.ports.spi.http.BankRequest;

/** The nine banks by Arkéa's Production page, written down here a second time, and every request that each of them gets. */
class NineBanksTest {
    private static final BankAdapterProvider PROVIDER = new ArkeaAdapterProvider();
    private static final String TOKENS = "{\"access_token\":\"at\"}";

    private static final String CREATED = "{\"_links\":{\"consentApproval\":{\"href\":\"/go?PRid=R-1\"}}}";

    private static final Set<Capability> STET_1_4_2 = EnumSet.complementOf(EnumSet.of(
            Capability.SEVERAL_DATES,
            Capability.NON_EURO_PAYMENTS,
            Capability.INTERNATIONAL_PAYMENTS,
            Capability.PRIORITY_PAYMENTS));
    private static final Set<Capability> STET_1_4_1 = EnumSet.copyOf(STET_1_4_2);

    static {
        STET_1_4_1.removeAll(EnumSet.of(
                Capability.STRUCTURED_REFERENCES,
                Capability.STRUCTURED_ADDRESSES,
                Capability.ULTIMATE_DEBTORS,
                Capability.PAYMENT_CONFIRMATION));
    }

    private record Expected(BankId id, String name, String authorize, String api, String sandbox) {}

    private static final List<Expected> BANKS = List.of(
            expected(ArkeaBanks.CMB, "Crédit Mutuel de Bretagne", "openbanking", "cmb.fr"),
            expected(ArkeaBanks.CMSO, "Crédit Mutuel du Sud-Ouest", "openbanking", "cmso.com"),
            expected(ArkeaBanks.FORTUNEO, "Fortuneo", "sca-openbanking", "fortuneo.com"),
            expected(ArkeaBanks.MAX, "Max", "openbanking", "max.fr"),
            expected(ArkeaBanks.ABP, "Arkéa Banque Privée", "openbanking", "arkeabanqueprivee.fr"),
            expected(
                    ArkeaBanks.ABEI,
                    "Arkéa Banque Entreprises et Institutionnels",
                    "openbanking",
                    "arkea-banque-ei.com"),
            expected(ArkeaBanks.ABS, "Arkéa Banking Services", "openbanking", "arkea-banking-services.com"),
            expected(ArkeaBanks.BPE, "BPE", "openbanking", "bpe.fr"),
            expected(ArkeaBanks.ALLIANZ, "Allianz Banque", "openbanking", "allianzbanque.fr"));

    private static Expected expected(BankId id, String name, String authorize, String domain) {
        return new Expected(id, name, authorize + "." + domain, "api-openbanking." + domain, "api-sandbox." + domain);
    }

    @Test
    void theProviderIsFoundByServiceLoader() {
        assertThat(ServiceLoader.load(BankAdapterProvider.class))
                .singleElement()
                .isInstanceOf(ArkeaAdapterProvider.class);
        assertThat(PROVIDER.providerId()).isEqualTo("arkea");
        assertThat(PROVIDER.banks()).isEqualTo(ArkeaBanks.descriptors()).hasSize(9);
        assertThat(PROVIDER.banks())
                .allSatisfy(bank -> assertThat(bank.id().family()).isEqualTo("arkea"));
    }

    @TestFactory
    Stream<DynamicTest> eachBankIsDescribedAsThePageSays() {
        return BANKS.stream()
                .map(bank -> DynamicTest.dynamicTest(bank.id().toString(), () -> {
                    BankDescriptor descriptor = TestContext.descriptor(bank.id());
                    assertThat(descriptor.name()).isEqualTo(bank.name());
                    assertThat(descriptor.endpoints())
                            .isEqualTo(Map.of(
                                    Environment.PRODUCTION,
                                    BankEndpoints.of(https(bank.api()), https(bank.authorize())),
                                    Environment.SANDBOX,
                                    BankEndpoints.of(https(bank.sandbox()))));
                    assertThat(descriptor.capabilities())
                            .isEqualTo(Map.of(ArkeaBanks.STET_1_4_1, STET_1_4_1, ArkeaBanks.STET_1_4_2, STET_1_4_2));
                    assertThat(descriptor.recommendedVersion()).isEqualTo(ArkeaBanks.STET_1_4_2);
                    assertThat(descriptor.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
                    assertThat(descriptor.historyDays()).contains(89);
                    assertThat(descriptor.settings()).containsEntry("refresh.clientId", "false");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRequestOfEachBankInEachVersionGoesWhereItMust() {
        return BANKS.stream()
                .flatMap(bank -> Stream.of(ArkeaBanks.STET_1_4_1, ArkeaBanks.STET_1_4_2)
                        .map(version -> DynamicTest.dynamicTest(
                                bank.id() + " " + version,
                                () -> walk(
                                        version,
                                        TestContext.of(bank.id()),
                                        "https://" + bank.authorize(),
                                        "https://" + bank.api()))));
    }

    @Test
    void aTenthBankIsARow() {
        BankDescriptor axa = TestContext.descriptor(ArkeaBanks.CMB).toBuilder()
                .id(BankId.of("arkea:axa"))
                .name("AXA Banque")
                .endpoints(Map.of(
                        Environment.PRODUCTION,
                        BankEndpoints.of(https("api-openbanking.axa.fr"), https("openbanking.axa.fr"))))
                .build();
        walk(
                ArkeaBanks.STET_1_4_2,
                TestContext.of(axa),
                "https://openbanking.axa.fr",
                "https://api-openbanking.axa.fr");
    }

    @Test
    void aRowMayHaveItsOwnPortAndZone() {
        BankDescriptor local = TestContext.descriptor(ArkeaBanks.MAX).toBuilder()
                .zone(ZoneId.of("Indian/Reunion"))
                .endpoints(Map.of(
                        Environment.PRODUCTION,
                        BankEndpoints.of(URI.create("https://localhost:8443"), URI.create("https://localhost:8444"))))
                .build();
        walk(ArkeaBanks.STET_1_4_1, TestContext.of(local), "https://localhost:8444", "https://localhost:8443");
    }

    @Test
    void theListOfBanksCannotBeChanged() {
        assertThatThrownBy(() -> ArkeaBanks.descriptors().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Everything of PISP and CBPII; in 1.4.1 there is nothing to confirm. */
    private static List<BankRequest> payments(ApiVersion version, BankAdapter bank, String authorize, String api) {
        boolean confirmed = version.equals(ArkeaBanks.STET_1_4_2);
        String payments = api + "/psd2/v1/payment-requests";
        FundsCheck check = FundsCheck.of("C", SamplePayments.BAKER, Money.of("1", "EUR"));
        RetrievedPayment payment = RetrievedPayment.of(
                "R-1",
                Payment.builder().requestId("P").awaitsConfirmation(false).build(),
                new byte[] {'{', '}'});
        List<BankRequest> requests = new ArrayList<>(List.of(
                sent(
                        api + "/psd2/v1/funds-confirmations",
                        "{\"request\":{\"paymentCoverageRequestId\":\"C\"},\"result\":true}",
                        call -> bank.funds().check(check, call)),
                sent(payments, CREATED, call -> {
                    PaymentStart start = bank.payments().initiate(SamplePayments.one(), call);
                    assertThat(start.resourceId()).isEqualTo("R-1");
                    assertThat(((NextStep.RedirectPsu) start.nextStep()).uri().toString())
                            .isEqualTo(authorize + "/go?PRid=R-1"
                                    + (confirmed
                                            ? "&client_id=api-key-7&redirect_uri=https%3A%2F%2Ftpp.example"
                                                    + "%2Fcallback%3Ftenant%3D1&state=st-1_A"
                                            : ""));
                }),
                sent(
                        payments + "/R-1",
                        "{\"paymentRequest\":{}}",
                        call -> bank.payments().find("R-1", call)),
                sent(
                        payments + "/R-1",
                        "",
                        call -> bank.payments()
                                .cancel(
                                        payment,
                                        CancellationReason.REQUESTED_BY_CUSTOMER,
                                        SamplePayments.BACK,
                                        call))));
        assertThat(new String(requests.get(3).body(), StandardCharsets.UTF_8))
                .startsWith("{\"paymentInformationStatus\":\"" + (confirmed ? "CANC" : "RJCT") + "\"");
        if (confirmed) {
            requests.add(sent(
                    payments + "/R-1/o-confirmation",
                    "{}",
                    call -> bank.payments().confirm("R-1", call)));
        }
        return requests;
    }

    private static void walk(ApiVersion version, TestContext context, String authorize, String api) {
        BankAdapter bank = PROVIDER.create(version, context);
        assertThat(redirect(bank)).startsWith(authorize + "/authorize?response_type=code&client_id=api-key-7&");

        CodeExchange code = CodeExchange.builder()
                .code(new AuthorizationCode("c"))
                .redirectUri(TestContext.REDIRECT)
                .build();
        sent(
                api + "/oauth-authorizationcode-psd2/token",
                TOKENS,
                call -> bank.authorization().exchange(code, call));
        sent(
                api + "/oauth-authorizationcode-psd2/token",
                TOKENS,
                call -> bank.authorization().refresh(new RefreshToken("r"), call));
        sent(
                api + "/oauth-clientcredentials-psd2/token",
                TOKENS,
                call -> bank.authorization().clientCredentials(call));
        sent(
                api + "/oauth-authorizationcode-psd2/revoke",
                "",
                call -> bank.authorization().revoke(new AccessToken("a"), call));

        AccountId account = AccountId.of("TE0000001");
        TransactionQuery query = TransactionQuery.since(LocalDate.of(2026, 9, 1));
        List<BankRequest> requests = new ArrayList<>(List.of(
                sent(
                        api + "/psd2/v1/accounts",
                        "{\"accounts\":[]}",
                        call -> bank.accounts().accounts(Optional.empty(), call)),
                sent(
                        api + "/psd2/v1/accounts/TE0000001/balances",
                        "{\"balances\":[]}",
                        call -> bank.accounts().balances(account, call)),
                sent(
                        api + "/psd2/v1/accounts/TE0000001/transactions?dateFrom=2026-09-01T00%3A00%3A00",
                        "{\"transactions\":[]}",
                        call -> bank.accounts().transactions(account, query, Optional.empty(), call)),
                sent(
                        api + "/psd2/v1/end-user-identity",
                        "{\"connectedPsu\":\"x\"}",
                        call -> bank.accounts().identity(call)),
                sent(
                        api + "/psd2/v1/trusted-beneficiaries",
                        "{\"beneficiaries\":[]}",
                        call -> bank.accounts().trustedBeneficiaries(Optional.empty(), call))));
        requests.addAll(payments(version, bank, authorize, api));
        String accept = version.equals(ArkeaBanks.STET_1_4_2)
                ? "application/hal+json; charset=utf-8; version=1.4.2"
                : "application/hal+json; charset=utf-8";
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.header("Accept")).contains(accept);
            assertThat(request.header("Authorization")).contains("Bearer access-token-1");
            assertThat(request.header("Digest")).isPresent();
            assertThat(request.header("Signature")).contains("headers=\"(request-target) x-request-id digest\"");
            assertThat(request.header("Content-Type"))
                    .isEqualTo(request.hasBody() ? Optional.of("application/json") : Optional.empty());
        });
        assertThat(context.messageSigner().signed()).isEqualTo(requests);
    }

    private static BankRequest sent(String address, String answer, Consumer<ScriptedCall> operation) {
        ScriptedCall call = new ScriptedCall().answer(200, answer);
        operation.accept(call);
        assertThat(call.request().uri()).hasToString(address);
        assertThat(call.openAnswers()).isZero();
        return call.request();
    }

    private static String redirect(BankAdapter bank) {
        ConsentSetup setup = ConsentSetup.builder()
                .scope(ConsentScope.ACCOUNT_INFORMATION)
                .state("s")
                .redirectUri(TestContext.REDIRECT)
                .build();
        NextStep step = bank.consents().begin(setup, new ScriptedCall()).nextStep();
        return ((NextStep.RedirectPsu) step).uri().toString();
    }

    private static URI https(String host) {
        return URI.create("https://" + host);
    }
}
