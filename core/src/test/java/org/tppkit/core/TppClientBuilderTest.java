package org.tppkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tppkit.core.FakeProvider.FIRST;
import static org.tppkit.core.FakeProvider.SECOND;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.Application;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.model.Environment;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;
import org.tppkit.testkit.fake.FakeSigner;
import org.tppkit.testkit.pki.TestPki;
import org.tppkit.testkit.pki.TppCertificates;

/** Everything that is wrong with a set-up is told at once. */
class TppClientBuilderTest {

    @TempDir
    Path folder;

    @Test
    void aCompleteSetUpHasNoProblem() {
        try (TppClient client = Tpp.builder(new FakeProvider()).build()) {
            assertThat(client.banks()).extracting(BankDescriptor::id).containsExactly(FIRST);
        }
    }

    @Test
    void anEmptySetUpHasAllProblems() {
        assertThat(problems(TppClient.builder()))
                .anyMatch(problem -> problem.startsWith("no environment"))
                .anyMatch(problem -> problem.startsWith("no token store"))
                .anyMatch(problem -> problem.startsWith("no application"))
                .anyMatch(problem -> problem.startsWith("no identity"))
                .hasSize(4);
    }

    @Test
    void manyProblemsAreTogetherInOneError() {
        BankId stranger = BankId.of("nobody", "bank");
        List<String> problems = problems(TppClient.builder()
                .identity(TppIdentity.pkcs12(folder.resolve("missing.p12"), "secret".toCharArray(), null))
                .application(Tpp.application(FIRST))
                .application(Application.of(FIRST, "another", Tpp.REDIRECT))
                .application(Tpp.application(SECOND))
                .application(Tpp.application(stranger))
                .trustedCertificates(List.of())
                .classLoader(Tpp.NO_SERVICES)
                .adapters(new FakeProvider(), new RivalProvider()));
        assertThat(problems)
                .anyMatch(problem -> problem.startsWith("no environment"))
                .anyMatch(problem -> problem.startsWith("no token store"))
                .anyMatch(problem -> problem.contains("two applications are given for fake:first"))
                .anyMatch(problem -> problem.contains("two adapters serve the banks of 'fake'"))
                .anyMatch(problem -> problem.contains("tppkit-adapter-nobody"))
                .anyMatch(problem -> problem.contains("does not know the bank fake:second")
                        && problem.contains("fake:first")
                        && problem.contains("bank.fake.second.like"))
                .anyMatch(problem -> problem.contains("missing.p12 does not exist"))
                .anyMatch(problem -> problem.contains("no keyId URL"))
                .anyMatch(problem -> problem.contains("trustedCertificates is empty"))
                .doesNotHaveDuplicates()
                .hasSize(9);
        assertThat(String.join(" ", problems)).doesNotContain("secret");
    }

    @Test
    void anUnreadableIdentityIsToldEvenWithoutAnApplication() {
        List<String> problems = problems(TppClient.builder()
                .identity(TppIdentity.pkcs12(folder.resolve("missing.p12"), new char[0], Tpp.KEY_ID)));
        assertThat(problems).anyMatch(problem -> problem.contains("missing.p12"));
    }

    @Test
    void missingAddressesAreToldWithTheKeyThatGivesThem() {
        BankDescriptor noSandbox = BankDescriptor.builder()
                .from(FakeProvider.first())
                .endpoints(Map.of(Environment.PRODUCTION, FakeProvider.endpoints("first")))
                .build();
        FakeProvider provider = new FakeProvider("fake", List.of(noSandbox), (v, c) -> new FakeAdapter());
        assertThat(problems(Tpp.builder(provider).environment(Environment.SANDBOX)))
                .singleElement()
                .asString()
                .contains("fake:first", "SANDBOX", "bank.fake.first.api", ".authorization");
    }

    @Test
    void aServiceFileThatNamesNobodyIsAProblemOfTheSetUp() throws Exception {
        Path services = folder.resolve("META-INF/services/" + BankAdapterProvider.class.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, "org.example.Missing");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(problems(Tpp.builder(new FakeProvider()).classLoader(loader)))
                    .singleElement()
                    .asString()
                    .contains("org.example.Missing");
        }
    }

    @Test
    void anAdapterThatRefusesItsBankIsHeard() {
        assertThat(problems(Tpp.builder(failing(new IllegalArgumentException("setting x is not known")))))
                .containsExactly("fake:first: setting x is not known");
        assertThat(problems(Tpp.builder(failing(new ConfigurationException(List.of("no host", "no port"))))))
                .containsExactly("no host", "no port");
        assertThat(problems(Tpp.builder(failing(new CapabilityException("not in this version")))))
                .containsExactly("fake:first: not in this version");
    }

    @Test
    void anAdapterThatBreaksIsAProblemThatQuotesNothing() {
        assertThat(problems(Tpp.builder(failing(new IllegalStateException("quotes a secret")))))
                .singleElement()
                .asString()
                .contains("fake:first", "IllegalStateException")
                .doesNotContain("secret");
        assertThat(problems(Tpp.builder(provider((version, context) -> {
                    throw new NoSuchMethodError("of another version");
                }))))
                .singleElement()
                .asString()
                .contains("fake:first", "NoSuchMethodError");
    }

    @Test
    void aProviderThatMakesNothingIsAProblem() {
        assertThat(problems(Tpp.builder(provider((version, context) -> null))))
                .singleElement()
                .asString()
                .contains("fake:first", "cannot be made");
    }

    @Test
    void aSignerWithoutCertificateIsAProblem() {
        TppCertificates tpp = TestPki.shared().tpp();
        TppIdentity identity = TppIdentity.of(
                tpp.qwac().key(),
                tpp.qwac().chain(),
                FakeSigner.of(tpp.qsealc().key(), List.of()),
                URI.create("http://tpp.example/qsealc.pem"));
        assertThat(problems(Tpp.builder(new FakeProvider()).identity(identity)))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("QSealC"))
                .anyMatch(problem -> problem.contains("keyId URL"));
    }

    @Test
    void oneBadIdentityOfManyApplicationsIsToldOnce() {
        FakeProvider two = new FakeProvider(
                "fake", List.of(FakeProvider.first(), second()), (version, context) -> new FakeAdapter());
        assertThat(problems(Tpp.builder(two)
                        .application(Tpp.application(SECOND))
                        .identity(TppIdentity.pkcs12(folder.resolve("missing.p12"), new char[0], Tpp.KEY_ID))))
                .hasSize(1);
    }

    @Test
    void anApplicationMayBringTheOnlyIdentity() {
        TppClient.Builder builder = TppClient.builder()
                .environment(Environment.PRODUCTION)
                .application(Tpp.application(FIRST), Tpp.identity())
                .tokenStore(TokenStores.inMemory())
                .classLoader(Tpp.NO_SERVICES)
                .adapters(new FakeProvider());
        builder.build().close();
        assertThat(problems(builder.application(Tpp.application(SECOND)))).anyMatch(p -> p.startsWith("no identity"));
    }

    @Test
    void aFailedBuildCanBeMendedAndTriedAgain() {
        TppClient.Builder builder = TppClient.builder()
                .identity(Tpp.identity())
                .application(Tpp.application(FIRST))
                .classLoader(Tpp.NO_SERVICES)
                .adapters(new FakeProvider());
        assertThat(problems(builder)).hasSize(2);
        builder.environment(Environment.PRODUCTION).tokenStore(TokenStores.inMemory());
        builder.build().close();
    }

    static BankDescriptor second() {
        return FakeProvider.first().toBuilder().id(SECOND).build();
    }

    static List<String> problems(TppClient.Builder builder) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(ConfigurationException.class, e -> problems.addAll(e.problems()));
        return problems;
    }

    private static FakeProvider failing(RuntimeException failure) {
        return provider((version, context) -> {
            throw failure;
        });
    }

    private static FakeProvider provider(BiFunction<ApiVersion, AdapterContext, BankAdapter> maker) {
        return new FakeProvider("fake", List.of(FakeProvider.first()), maker);
    }

    private static final class RivalProvider implements BankAdapterProvider {
        @Override
        public String providerId() {
            return "fake";
        }

        @Override
        public List<BankDescriptor> banks() {
            return List.of();
        }

        @Override
        public BankAdapter create(ApiVersion version, AdapterContext context) {
            return new FakeAdapter();
        }
    }
}
