package org.tppkit.core.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.core.FakeAdapter;
import org.tppkit.core.FakeProvider;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.model.ApiVersion;
import org.tppkit.ports.model.BankDescriptor;
import org.tppkit.ports.model.BankId;
import org.tppkit.ports.spi.bank.AdapterContext;
import org.tppkit.ports.spi.bank.BankAdapter;
import org.tppkit.ports.spi.bank.BankAdapterProvider;

class ProvidersTest {
    private static final ClassLoader NOTHING = new ClassLoader(null) {};

    @TempDir
    Path folder;

    @Test
    void adaptersGivenByHandAreKnownByTheirFamily() {
        FakeProvider fake = new FakeProvider();
        Providers providers = Providers.collect(List.of(fake), NOTHING);
        assertThat(providers.problems()).isEmpty();
        assertThat(providers.of(FakeProvider.FIRST)).containsSame(fake);
        assertThat(providers.of(BankId.of("fake", "unheard-of"))).containsSame(fake);
        assertThat(providers.of(BankId.of("other", "first"))).isEmpty();
        assertThat(providers.bank(FakeProvider.FIRST)).contains(FakeProvider.first());
        assertThat(providers.bank(FakeProvider.SECOND)).isEmpty();
        assertThat(providers.banks()).containsExactly(FakeProvider.first());
    }

    @Test
    void adaptersAreDiscovered() throws IOException {
        try (URLClassLoader loader = services(FakeProvider.class.getName())) {
            Providers providers = Providers.collect(List.of(), loader);
            assertThat(providers.problems()).isEmpty();
            assertThat(providers.of(FakeProvider.FIRST)).containsInstanceOf(FakeProvider.class);
        }
    }

    @Test
    void aClassThatIsGivenAndDiscoveredCountsOnce() throws IOException {
        FakeProvider given = new FakeProvider();
        try (URLClassLoader loader = services(FakeProvider.class.getName())) {
            Providers providers = Providers.collect(List.of(given), loader);
            assertThat(providers.problems()).isEmpty();
            assertThat(providers.all()).hasSize(1).first().isSameAs(given);
        }
    }

    @Test
    void twoAdaptersOfOneFamilyAreAProblemThatNamesBoth() {
        Providers providers = Providers.collect(List.of(new FakeProvider(), new OtherProvider()), NOTHING);
        assertThat(providers.problems())
                .singleElement()
                .asString()
                .contains("'fake'", FakeProvider.class.getName(), OtherProvider.class.getName());
    }

    @Test
    void aBankOfAnotherFamilyIsAProblem() {
        FakeProvider wrong = provider("other", List.of(FakeProvider.first()));
        Providers providers = Providers.collect(List.of(wrong), NOTHING);
        assertThat(providers.problems()).singleElement().asString().contains("'other'", "fake:first", "another family");
        assertThat(providers.banks()).isEmpty();
    }

    @Test
    void aBankThatIsOfferedTwiceIsAProblem() {
        FakeProvider twice = provider("fake", List.of(FakeProvider.first(), FakeProvider.first()));
        assertThat(Providers.collect(List.of(twice), NOTHING).problems())
                .singleElement()
                .asString()
                .contains("fake:first", "twice");
    }

    @Test
    void aServiceFileThatNamesNobodyIsAProblemAndTheOthersAreFound() throws IOException {
        try (URLClassLoader loader = services("org.example.Missing", FakeProvider.class.getName())) {
            Providers providers = Providers.collect(List.of(), loader);
            assertThat(providers.problems()).singleElement().asString().contains("org.example.Missing");
            assertThat(providers.of(FakeProvider.FIRST)).isPresent();
        }
    }

    @Test
    void aServiceFileThatCannotBeReadIsAProblem() throws IOException {
        try (URLClassLoader loader = services("this is no class name")) {
            assertThat(Providers.collect(List.of(), loader).problems())
                    .singleElement()
                    .asString()
                    .contains("cannot be loaded");
        }
    }

    @Test
    void anAdapterThatCannotBeMadeIsAProblem() throws IOException {
        try (URLClassLoader loader = services(Unmakeable.class.getName(), Nobody.class.getName())) {
            assertThat(Providers.collect(List.of(), loader).problems())
                    .hasSize(2)
                    .anySatisfy(problem -> assertThat(problem).contains("Unmakeable"))
                    .anySatisfy(problem -> assertThat(problem).contains("Nobody"));
        }
    }

    @Test
    void anAdapterThatCannotTellItsBanksIsAProblem() {
        Providers providers =
                Providers.collect(List.of(new Silent(new IllegalStateException("quotes a secret"))), NOTHING);
        assertThat(providers.problems())
                .singleElement()
                .asString()
                .contains(Silent.class.getName(), "IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void anAdapterThatKnowsWhyItCannotTellItsBanksIsHeard() {
        ConfigurationException own = new ConfigurationException(List.of("line 3: no host", "line 4: no name"));
        assertThat(Providers.collect(List.of(new Silent(own)), NOTHING).problems())
                .containsExactly("line 3: no host", "line 4: no name");
    }

    @Test
    void aClassPathThatCannotBeSearchedIsAProblemAndNoEndlessLoop() {
        ClassLoader broken = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThat(Providers.collect(List.of(), broken).problems())
                .singleElement()
                .asString()
                .contains("cannot be loaded");
    }

    private URLClassLoader services(String... names) throws IOException {
        Path file = folder.resolve("META-INF/services/" + BankAdapterProvider.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", names));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static FakeProvider provider(String family, List<BankDescriptor> banks) {
        return new FakeProvider(family, banks, (version, context) -> new FakeAdapter());
    }

    public static final class OtherProvider implements BankAdapterProvider {
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

    private record Silent(RuntimeException failure) implements BankAdapterProvider {
        @Override
        public String providerId() {
            return "fake";
        }

        @Override
        public List<BankDescriptor> banks() {
            throw failure;
        }

        @Override
        public BankAdapter create(ApiVersion version, AdapterContext context) {
            return new FakeAdapter();
        }
    }

    /** Is named as an adapter, and is none. */
    public static final class Nobody {}

    public static final class Unmakeable implements BankAdapterProvider {
        public Unmakeable() {
            throw new IllegalStateException("cannot be made");
        }

        @Override
        public String providerId() {
            return "unmakeable";
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
