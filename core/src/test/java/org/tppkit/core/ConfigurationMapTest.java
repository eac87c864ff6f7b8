package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.FakeProvider.FIRST;
import static org.tppkit.core.FakeProvider.SECOND;
import static org.tppkit.core.TppClientBuilderTest.problems;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankEndpoints;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.model.GenericIdentification;
import org.tppkit.ports.model.payment.Party;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.testkit.pki.KeyAndChain;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** Plain settings: every key, and what is said where one is wrong. */
class ConfigurationMapTest {
    private static final String PASSWORD = "correct horse";
    private static final TppCertificates CERTIFICATES = TestPki.shared().tpp();
    private static final byte[] PKCS12 = CERTIFICATES.toPkcs12(PASSWORD.toCharArray());

    @TempDir
    Path folder;

    private final FakeProvider provider = new FakeProvider();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void aSetUpThatWorks() throws IOException {
        Path trust = Files.writeString(
                folder.resolve("trust.pem"), KeyAndChain.pem(TestPki.shared().caCertificate()));
        settings.put("environment", "production");
        pem("qwac", CERTIFICATES.qwac());
        pem("qsealc", CERTIFICATES.qsealc());
        settings.put("identity.keyIdUrl", Tpp.KEY_ID.toString());
        settings.put("trust.pem", trust.toString());
        settings.put("bank.fake.first.clientId", "my-api-key");
        settings.put("bank.fake.first.redirectUri", Tpp.REDIRECT.toString());
    }

    // ------------------------------------------------------------------ what works

    @Test
    void aWholeClientComesFromPlainSettings() {
        AdapterContext context = context();
        assertThat(context.environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(context.application()).isEqualTo(Application.of(FIRST, "my-api-key", Tpp.REDIRECT));
        assertThat(context.endpoints()).isEqualTo(FakeProvider.endpoints("first"));
        assertThat(context.signer().certificateChain().get(0))
                .isEqualTo(CERTIFICATES.qsealc().certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "SANDBOX", " Sandbox "})
    void theEnvironmentIsReadInAnyCase(String text) {
        settings.put("environment", text);
        assertThat(context().environment()).isEqualTo(Environment.SANDBOX);
    }

    @Test
    void keysInAPkcs12FileCanBeNamed() throws IOException {
        pkcs12InsteadOfPem();
        settings.put("identity.qwacAlias", TppCertificates.QWAC_ALIAS);
        settings.put("identity.qsealcAlias", TppCertificates.QSEALC_ALIAS);
        assertThat(context().signer()).isNotNull();
        settings.put("identity.qsealcAlias", "nobody");
        assertThat(problems(builder())).anyMatch(problem -> problem.contains("nobody"));
    }

    @Test
    void thePasswordMayStandInAFile() throws IOException {
        pkcs12InsteadOfPem();
        settings.remove("identity.password");
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        settings.put("identity.password.file", file.toString());
        assertThat(context()).isNotNull();
    }

    @Test
    void thePasswordMayStandInTheProcessEnvironment() throws IOException {
        pkcs12InsteadOfPem();
        Map.Entry<String, String> any = System.getenv().entrySet().stream()
                .filter(entry -> entry.getValue().length() > 3
                        && entry.getValue().chars().allMatch(c -> c > 0x20 && c < 0x7f))
                .findFirst()
                .orElseThrow();
        settings.remove("identity.password");
        settings.put("identity.password.env", any.getKey());
        Files.write(
                Path.of(settings.get("identity.pkcs12")),
                CERTIFICATES.toPkcs12(any.getValue().toCharArray()));
        assertThat(context()).isNotNull();
    }

    @Test
    void keysMayComeFromAPkcs12File() throws IOException {
        pkcs12InsteadOfPem();
        assertThat(context().signer().certificateChain().get(0))
                .isEqualTo(CERTIFICATES.qsealc().certificate());
    }

    @Test
    void theChainOfAPemKeyMayStandInAFileOfItsOwn() throws IOException {
        KeyAndChain qsealc = CERTIFICATES.qsealc();
        Path chain = Files.writeString(
                folder.resolve("chain.pem"), KeyAndChain.pem(qsealc.chain().get(1)));
        Files.writeString(Path.of(settings.get("identity.qsealc.certificate")), KeyAndChain.pem(qsealc.certificate()));
        settings.put("identity.qsealc.chain", chain.toString());
        assertThat(context().signer().certificateChain()).isEqualTo(qsealc.chain());
    }

    @Test
    void theProviderThatSignsIsOneThatIsRegistered() {
        settings.put("identity.signingProvider", "SunRsaSign");
        assertThat(context().signer()).isNotNull();
        settings.put("identity.signingProvider", "SUN");
        assertThat(problems(builder())).singleElement().asString().contains("SUN", "does not take it");
        settings.put("identity.signingProvider", "Nobody");
        assertThat(problems(builder()))
                .singleElement()
                .asString()
                .isEqualTo("identity.signingProvider: a registered provider is needed");
    }

    /** A client can be built with that identity. */
    static void assertIdentityLoads(Map<String, String> identity) {
        TppClient.builder()
                .environment(Environment.PRODUCTION)
                .application(Tpp.application(FIRST))
                .tokenStore(TokenStores.inMemory())
                .classLoader(Tpp.NO_SERVICES)
                .adapters(new FakeProvider())
                .settingsFrom(identity)
                .build()
                .close();
    }

    @Test
    void whoInitiatesPaymentsIsTold() {
        settings.put("initiatingParty.name", " Example Payments ");
        settings.put("initiatingParty.organisationId", "12345");
        settings.put("initiatingParty.organisationScheme", "COID");
        settings.put("initiatingParty.organisationIssuer", "ACPR");
        settings.put("initiatingParty.country", "FR");
        settings.put("initiatingParty.addressLines", "1 rue de la Paix | 29200 Brest");

        Party party = initiatingParty();

        assertThat(party.name()).isEqualTo("Example Payments");
        assertThat(party.organisationId()).contains(GenericIdentification.of("12345", "COID", "ACPR"));
        assertThat(party.address().orElseThrow().country()).contains("FR");
        assertThat(party.address().orElseThrow().lines()).containsExactly("1 rue de la Paix", "29200 Brest");

        settings.keySet().removeIf(key -> key.startsWith("initiatingParty.") && !key.endsWith(".name"));
        assertThat(initiatingParty()).isEqualTo(Party.named("Example Payments"));
    }

    private Party initiatingParty() {
        TppClient.Builder builder = TppClient.builder();
        List<String> found = new ArrayList<>();
        new ConfigurationMap(settings).applyTo(builder, found);
        assertThat(found).isEmpty();
        return builder.givenInitiatingParty().orElseThrow();
    }

    @Test
    void whatIsWrongAboutTheInitiatingPartyIsNamedByItsKey() {
        settings.put("initiatingParty.country", "FR");
        assertThat(problems(builder())).containsExactly("initiatingParty.name is missing");

        settings.put("initiatingParty.name", "\u4f8b");
        assertThat(problems(builder()))
                .containsExactly("initiatingParty.name: 1 to 70 characters of the SEPA character set are needed");

        settings.put("initiatingParty.name", "Example");
        settings.put("initiatingParty.organisationIssuer", "ACPR");
        assertThat(problems(builder())).singleElement().asString().contains("belong together");
    }

    @Test
    void timesAreIsoDurations() {
        settings.put("callTimeout", "PT42S");
        settings.put("connectTimeout", "PT1.5S");
        TppClient.Builder builder = builder();
        builder.build().close();
        assertThat(builder.givenSettings().callTimeout()).isEqualTo(Duration.ofSeconds(42));
        assertThat(builder.givenSettings().connectTimeout()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(builder.givenSettings().pageLimit()).isEqualTo(10_000);
    }

    @Test
    void theLimitOfPagesIsAWholeNumber() {
        settings.put("pageLimit", "20000");
        TppClient.Builder builder = builder();
        builder.build().close();
        assertThat(builder.givenSettings().pageLimit()).isEqualTo(20_000);
        settings.put("pageLimit", "0");
        assertThat(problems(builder())).containsExactly("pageLimit must be positive");
        settings.put("pageLimit", "many");
        assertThat(problems(builder())).containsExactly("pageLimit: a whole number is needed");
    }

    @Test
    void aFurtherBankIsLikeAShippedOne() {
        application("second");
        settings.put("bank.fake.second.like", "fake:first");
        settings.put("bank.fake.second.name", "Second Fake Bank");
        settings.put("bank.fake.second.api", "https://api.second.example");
        settings.put("bank.fake.second.authorization", "https://login.second.example");
        try (TppClient client = builder().build()) {
            BankDescriptor second = client.bank(SECOND).descriptor();
            assertThat(second.name()).isEqualTo("Second Fake Bank");
            assertThat(second.capabilities()).isEqualTo(FakeProvider.first().capabilities());
            BankEndpoints endpoints = second.endpoints().get(Environment.PRODUCTION);
            assertThat(endpoints.api()).hasHost("api.second.example");
            assertThat(endpoints.authorization()).contains(URI.create("https://login.second.example"));
            assertThat(client.bank(FIRST).descriptor()).isEqualTo(FakeProvider.first());
        }
    }

    @Test
    void oneAddressCanBeReplacedAloneAndTheOthersStay() {
        settings.put("bank.fake.first.api", "https://localhost:8443");
        assertThat(context().endpoints())
                .isEqualTo(BankEndpoints.builder()
                        .from(FakeProvider.endpoints("first"))
                        .api(URI.create("https://localhost:8443"))
                        .build());
        settings.remove("bank.fake.first.api");
        settings.put("bank.fake.first.authorization", "https://localhost:8444");
        assertThat(context().endpoints())
                .isEqualTo(BankEndpoints.builder()
                        .from(FakeProvider.endpoints("first"))
                        .authorization(URI.create("https://localhost:8444"))
                        .build());
    }

    @Test
    void addressesCanBeGivenWhereNoneAreShipped() {
        FakeProvider none = new FakeProvider(
                "fake",
                List.of(BankDescriptor.builder()
                        .from(FakeProvider.first())
                        .endpoints(Map.of())
                        .build()),
                (version, context) -> new FakeAdapter());
        settings.put("bank.fake.first.authorization", "https://login.example");
        assertThat(problems(builder(none))).singleElement().asString().contains("bank.fake.first.api");
        settings.put("bank.fake.first.api", "https://api.example");
        builder(none).build().close();
        assertThat(none.contexts().get(0).endpoints())
                .isEqualTo(BankEndpoints.of(URI.create("https://api.example"), URI.create("https://login.example")));
    }

    @Test
    void whatTheBuilderIsGivenComesOnTop() {
        settings.put("callTimeout", "PT42S");
        settings.put("pageLimit", "20000");
        settings.put("bank.fake.first.api", "https://localhost:8443");
        Settings own = Settings.builder()
                .callTimeout(Duration.ofSeconds(7))
                .pageLimit(3)
                .build();
        Application application = Application.of(FIRST, "other-key", Tpp.REDIRECT);
        BankEndpoints endpoints = BankEndpoints.of(URI.create("https://localhost:9443"));
        TppClient.Builder builder = builder()
                .settings(own)
                .environment(Environment.SANDBOX)
                .application(application)
                .endpoints(FIRST, endpoints)
                .identity(Tpp.identity());
        builder.build().close();
        AdapterContext context = provider.contexts().get(0);
        assertThat(builder.givenSettings()).isEqualTo(own);
        assertThat(context.environment()).isEqualTo(Environment.SANDBOX);
        assertThat(context.application()).isEqualTo(application);
        assertThat(context.endpoints()).isEqualTo(endpoints);
    }

    @Test
    void fromIsTheShortWay() {
        settings.put("bank.nobody.bank.clientId", "x");
        settings.put("bank.nobody.bank.redirectUri", Tpp.REDIRECT.toString());
        assertThatThrownBy(() -> TppClient.from(settings, TokenStores.inMemory()))
                .hasMessageContaining("tppkit-adapter-nobody")
                .hasMessageNotContaining("no token store");
    }

    @Test
    void blanksAroundAValueAreDropped() {
        settings.replaceAll((key, value) -> key.equals("identity.password") ? value : "  " + value + "\t");
        aWholeClientComesFromPlainSettings();
    }

    // ------------------------------------------------------------------ what is wrong

    @TestFactory
    Stream<DynamicTest> wrongValuesAreNamedByTheirKeyAndNotRepeated() {
        return Stream.of(
                        "environment=secret-moon",
                        "identity.password.file=/secret-folder/missing",
                        "identity.password.env=SECRET_NO_SUCH_VARIABLE",
                        "identity.keyIdUrl=secret not a uri",
                        "trust.pem=/secret-folder/missing.pem",
                        "callTimeout=secret 60",
                        "connectTimeout=-secret",
                        "callTimeout=PT-5S",
                        "connectTimeout=PT0S",
                        "callTimeout=PT2562047788015216H",
                        "bank.fake.first.redirectUri=secret not a uri",
                        "bank.fake.first.api=secret",
                        "bank.fake.first.api=http://secret.example",
                        "bank.fake.first.api=https://secret.example/with/path",
                        "bank.fake.first.authorization=https://user@secret.example",
                        "bank.fake.first.like=secret",
                        "bank.fake.first.like=other:secret")
                .map(line -> line.split("=", 2))
                .map(line -> DynamicTest.dynamicTest(line[0] + " " + line[1], () -> {
                    Map<String, String> changed = new HashMap<>(settings);
                    changed.put(line[0], line[1]);
                    List<String> problems = problems(builder(provider, changed));
                    assertThat(problems).anyMatch(problem -> problem.startsWith(line[0]));
                    assertThat(String.join(" ", problems).toLowerCase(Locale.ROOT))
                            .doesNotContain("secret");
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enviroment",
                "Environment",
                "",
                "identity",
                "identity.pkcs12.file",
                "bank.fake.first.clientID",
                "bank.fake.first",
                "bank.fake.first.api.url",
                "bank.Fake.first.api",
                "bank..first.api",
                "tokenStore"
            })
    void anUnknownKeyIsNamedTogetherWithTheKnownOnes(String key) {
        settings.put(key, "secret-value");
        assertThat(problems(builder()))
                .singleElement()
                .asString()
                .contains("unknown key '" + key + "'", "identity.keyIdUrl", "bank.<family>.<bank>.", "redirectUri")
                .doesNotContain("secret-value");
    }

    @Test
    void whatBelongsTogetherIsAskedForTogether() throws IOException {
        pkcs12InsteadOfPem();
        assertProblemWithout("identity.keyIdUrl", "identity.keyIdUrl is missing");
        assertProblemWithout("identity.password", "identity.password.file, identity.password.env or identity.password");
        assertProblemWithout("bank.fake.first.clientId", "bank.fake.first.clientId and bank.fake.first.redirectUri");
        assertProblemWithout("bank.fake.first.redirectUri", "bank.fake.first.clientId and bank.fake.first.redirectUri");
        settings.put("identity.qwacAlias", "qwac");
        assertThat(problems(builder())).anyMatch(problem -> problem.contains("identity.qsealcAlias belong together"));
    }

    private void assertProblemWithout(String key, String problem) {
        String value = settings.remove(key);
        assertThat(problems(builder())).as("without %s", key).anyMatch(told -> told.startsWith(problem));
        settings.put(key, value);
    }

    @Test
    void eachMissingPemKeyIsNamed() {
        for (String key : List.of(
                "identity.qwac.certificate",
                "identity.qwac.key",
                "identity.qsealc.certificate",
                "identity.qsealc.key")) {
            assertProblemWithout(key, key + " is missing");
        }
    }

    @Test
    void aPasswordOpensPemKeysToo() {
        settings.put("identity.password.env", "SECRET_NO_SUCH_VARIABLE");
        assertThat(problems(builder())).anyMatch(problem -> problem.startsWith("identity.password.env"));
    }

    @Test
    void aWrongPasswordIsNotRepeated() throws IOException {
        pkcs12InsteadOfPem();
        settings.put("identity.password", "battery staple");
        assertThat(problems(builder()))
                .singleElement()
                .asString()
                .contains("tpp.p12", "password")
                .doesNotContain("battery");
    }

    @Test
    void aTrustFileWithoutCertificatesIsRefused() throws IOException {
        for (String content : List.of("", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            Files.writeString(Path.of(settings.get("trust.pem")), content);
            assertThat(problems(builder())).singleElement().asString().contains("trust");
        }
    }

    @Test
    void aCallMayNotOutliveARefreshLease() {
        settings.put("callTimeout", "PT2M");
        assertThat(problems(builder())).singleElement().asString().contains("refreshLease", "callTimeout");
    }

    @Test
    void aBankThatIsLikeAnUnknownOneIsAProblem() {
        application("second");
        settings.put("bank.fake.second.like", "fake:unknown");
        assertThat(problems(builder())).singleElement().asString().contains("does not know the bank fake:unknown");
    }

    @Test
    void aBankWithoutAnApplicationIsLeftAlone() {
        settings.put("bank.fake.second.like", "fake:first");
        try (TppClient client = builder().build()) {
            assertThat(client.banks()).extracting(BankDescriptor::id).containsExactly(FIRST);
        }
    }

    @Test
    void allProblemsAreToldAtOnce() {
        settings.put("environment", "moon");
        settings.put("callTimeout", "soon");
        settings.put("colour", "blue");
        settings.remove("bank.fake.first.clientId");
        assertThat(problems(builder())).hasSizeGreaterThanOrEqualTo(4);
    }

    // ------------------------------------------------------------------ helpers

    private void application(String bank) {
        settings.put("bank.fake." + bank + ".clientId", "key-of-" + bank);
        settings.put("bank.fake." + bank + ".redirectUri", Tpp.REDIRECT.toString());
    }

    private void pkcs12InsteadOfPem() throws IOException {
        settings.keySet().removeIf(key -> key.startsWith("identity.q"));
        Path file = Files.write(folder.resolve("tpp.p12"), PKCS12);
        settings.put("identity.pkcs12", file.toString());
        settings.put("identity.password", PASSWORD);
    }

    private void pem(String name, KeyAndChain entry) throws IOException {
        Path certificate = Files.writeString(folder.resolve(name + ".pem"), entry.chainPem());
        Path key = Files.writeString(folder.resolve(name + ".key"), entry.keyPem());
        settings.put("identity." + name + ".certificate", certificate.toString());
        settings.put("identity." + name + ".key", key.toString());
    }

    private AdapterContext context() {
        int before = provider.contexts().size();
        builder().build().close();
        return provider.contexts().get(before);
    }

    private TppClient.Builder builder() {
        return builder(provider);
    }

    private TppClient.Builder builder(FakeProvider adapters) {
        return builder(adapters, settings);
    }

    private static TppClient.Builder builder(FakeProvider adapters, Map<String, String> settings) {
        return TppClient.builder()
                .settingsFrom(settings)
                .tokenStore(TokenStores.inMemory())
                .classLoader(Tpp.NO_SERVICES)
                .adapters(adapters);
    }
}
