package org.tppkit.testkit.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule for third parties fails on code that breaks it, says what to do, and fails where it finds nothing. */
class ThirdPartyRulesTest {
    private static final JavaClasses ACME = ClassesBelow.of("com.acme.wrong", "com.acme.right");
    private static final String RIGHT = "com.acme.right";

    /** Code that breaks a rule, and what the message has to say. */
    private record Wrong(String root, Function<String, ArchRule> rule, List<String> said) {}

    private static Wrong breaks(String root, Function<String, ArchRule> rule, String... said) {
        return new Wrong("com.acme.wrong." + root, rule, List.of(said));
    }

    private static final List<Wrong> WRONG = List.of(
            breaks(
                    "sees",
                    ThirdPartyRules::adapterSeesPortsOnly,
                    "AdapterKnowsTheKit",
                    "compile against tppkit-ports alone"),
            breaks(
                    "shows",
                    ThirdPartyRules::adapterShowsNoForeignTypes,
                    "ShowsJson.nodes() shows com.fasterxml.jackson.databind.JsonNode",
                    "a package named internal"),
            breaks(
                    "finds",
                    ThirdPartyRules::providersAreFoundByServiceLoader,
                    "OpenProvider> does not have modifier FINAL",
                    "HiddenProvider cannot be made by ServiceLoader",
                    "UnnamedProvider is not named in META-INF/services/",
                    "name the class in META-INF/services/org.tppkit.ports.spi.bank.BankAdapterProvider"),
            breaks(
                    "throwing",
                    ThirdPartyRules::adapterErrorsAreTppExceptions,
                    "BankBrokeException",
                    "throw the one that names the caller's next act"),
            breaks(
                    "ambient",
                    ThirdPartyRules::adapterTakesTimeChanceAndThreadsFromOutside,
                    "AsksTheMachine.now()",
                    "AsksTheMachine.clock()",
                    "AsksTheMachine.random()",
                    "AsksTheMachine.threads()",
                    "ask AdapterContext.clock()"),
            breaks(
                    "logging",
                    ThirdPartyRules::adapterLogsToTheSystemLogger,
                    "Talks.toTheConsole()",
                    "Talks.toAFramework()",
                    "use System.getLogger"),
            breaks(
                    "store",
                    ThirdPartyRules::storesAndSignersSeePortsOnly,
                    "StoreKnowsTheKit",
                    "move what needs the client into another class"));

    @TestFactory
    Stream<DynamicTest> aRuleFailsOnWhatBreaksItAndSaysWhatToDo() {
        return WRONG.stream()
                .map(wrong -> DynamicTest.dynamicTest(
                        wrong.root(),
                        () -> assertThatThrownBy(
                                        () -> wrong.rule().apply(wrong.root()).check(ACME))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContainingAll(wrong.said().toArray(new String[0]))));
    }

    @Test
    void everyRuleForAdaptersHasCodeThatBreaksIt() {
        List<String> broken = WRONG.stream()
                .map(wrong -> wrong.rule().apply(RIGHT).getDescription())
                .toList();

        assertThat(broken)
                .containsAll(ThirdPartyRules.adapter(RIGHT).stream()
                        .map(ArchRule::getDescription)
                        .toList());
    }

    @Test
    void rightCodePasses() {
        assertThatCode(() -> {
                    ThirdPartyRules.adapterSeesPortsOnly(RIGHT).check(ACME);
                    ThirdPartyRules.adapterShowsNoForeignTypes(RIGHT).check(ACME);
                    ThirdPartyRules.adapterErrorsAreTppExceptions(RIGHT).check(ACME);
                    ThirdPartyRules.adapterTakesTimeChanceAndThreadsFromOutside(RIGHT)
                            .check(ACME);
                    ThirdPartyRules.adapterLogsToTheSystemLogger(RIGHT).check(ACME);
                    ThirdPartyRules.storesAndSignersSeePortsOnly(RIGHT).check(ACME);
                    ThirdPartyRules.embeddingUsesNoInternals(RIGHT).check(ACME);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aStoreIsJudgedAndTheProgramAroundItIsNot() {
        assertThatThrownBy(() -> ThirdPartyRules.storesAndSignersSeePortsOnly("com.acme.wrong.store")
                        .check(ACME))
                .hasMessageNotContaining("ProgramAroundTheStore");
    }

    @Test
    void onlyWhatIsVisibleFromOutsideHasToHideItsLibraries() {
        assertThatThrownBy(() -> ThirdPartyRules.adapterShowsNoForeignTypes("com.acme.wrong.shows")
                        .check(ACME))
                .hasMessageNotContaining("ShowsJson.hidden");
    }

    @TestFactory
    Stream<DynamicTest> aPackageThatDoesNotExistFails() {
        String nowhere = "com.acme.nowhere";
        JavaClasses none = ThirdPartyRules.mainClasses(nowhere);
        Stream<ArchRule> rules = Stream.concat(
                ThirdPartyRules.adapter(nowhere).stream(),
                Stream.of(
                        ThirdPartyRules.storesAndSignersSeePortsOnly(nowhere),
                        ThirdPartyRules.embeddingUsesNoInternals(nowhere)));
        return rules.map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> {
            assertThatThrownBy(() -> rule.check(ACME)).hasMessageContaining("failed to check any classes");
            assertThatThrownBy(() -> rule.check(none)).hasMessageContaining("failed to check any classes");
        }));
    }

    @Test
    void classesOfTestsAreNoMainClasses() {
        assertThat(ThirdPartyRules.mainClasses("com.acme.right")).isEmpty();
        assertThat(ThirdPartyRules.mainClasses("org.tppkit.testkit.arch"))
                .anyMatch(type -> type.isEquivalentTo(ThirdPartyRules.class))
                .noneMatch(type -> type.isEquivalentTo(ThirdPartyRulesTest.class));
    }

    @Test
    void aProviderThatIsNamedIsFound(@TempDir Path folder) throws IOException {
        JavaClasses classes = CompiledSources.compile(folder, Map.of("com.acme.found.AcmeProvider", """
                        import org.tppkit.ports.spi.bank.*;
                        public final class AcmeProvider implements BankAdapterProvider {
                            public String providerId() { return "acme"; }
                            public java.util.List<org.tppkit.ports.model.BankDescriptor> banks() { return java.util.List.of(); }
                            public BankAdapter create(org.tppkit.ports.model.ApiVersion version, AdapterContext context) { return null; }
                        }
                        """));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("org.tppkit.ports.spi.bank.BankAdapterProvider"),
                "# ours\n\ncom.acme.found.AcmeProvider # the only one\n");
        ArchRule rule = ThirdPartyRules.providersAreFoundByServiceLoader("com.acme.found");

        assertThatThrownBy(() -> rule.check(classes)).hasMessageContaining("is not named in");
        assertThatCode(() -> onClassPath(folder, () -> rule.check(classes))).doesNotThrowAnyException();
    }

    @Test
    void coreAndInternalsAreKnownByTheirPackages(@TempDir Path folder) throws IOException {
        JavaClasses classes = CompiledSources.compile(
                folder,
                Map.of(
                        "org.tppkit.core.TppClient", "public class TppClient {}",
                        "org.tppkit.core.internal.call.CallRunner", "public class CallRunner {}",
                        "com.acme.bank.AdapterKnowsCore",
                                "class AdapterKnowsCore { org.tppkit.core.TppClient client; }",
                        "com.acme.shop.Shop", "class Shop { org.tppkit.core.TppClient client; }",
                        "com.acme.shop.Peeks", "class Peeks { org.tppkit.core.internal.call.CallRunner runner; }"));

        assertThatThrownBy(() ->
                        ThirdPartyRules.adapterSeesPortsOnly("com.acme.bank").check(classes))
                .hasMessageContaining("com.acme.bank.AdapterKnowsCore");
        assertThatThrownBy(() -> ThirdPartyRules.embeddingUsesNoInternals("com.acme.shop")
                        .check(classes))
                .hasMessageContainingAll("com.acme.shop.Peeks", "what is internal changes without notice")
                .hasMessageNotContaining("com.acme.shop.Shop");
    }

    private static void onClassPath(Path folder, Runnable work) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
