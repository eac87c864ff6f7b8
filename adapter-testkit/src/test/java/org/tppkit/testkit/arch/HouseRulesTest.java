package org.tppkit.testkit.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule fails on classes that were written to break it, passes on a tidy house, and fails where it finds nothing. */
class HouseRulesTest {
    private static final String VIOLATIONS = "org.tppkit.testkit.arch.violations";
    private static final String TIDY = "org.tppkit.testkit.arch.tidy";

    /** Read once: each reading would look through the JDK's classes anew. */
    private static final JavaClasses WRITTEN_FOR_THIS = ClassesBelow.of(VIOLATIONS, TIDY);

    private static final JavaClasses TIDY_HOUSE = WRITTEN_FOR_THIS.that(resideInAPackage(TIDY + ".."));

    /** The house that breaks a rule, and the classes the rule has to name. */
    private record Violation(String house, Function<HouseRules, ArchRule> rule, String number, List<String> culprits) {}

    private static Violation breaks(String house, Function<HouseRules, ArchRule> rule, int number, String... culprits) {
        return new Violation(VIOLATIONS + "." + house, rule, "rule " + number + ":", List.of(culprits));
    }

    private static final List<Violation> VIOLATED = List.of(
            breaks(
                    "layers",
                    HouseRules::layers,
                    1,
                    "PortsKnowCore",
                    "CoreKnowsAdapter",
                    "AdapterKnowsCore",
                    "TestkitKnowsCore",
                    "AppKnowsAdapter"),
            breaks("leaf", HouseRules::portsAreALeaf, 2, "NeedsJackson"),
            breaks("internals", HouseRules::internalsStayInside, 3, "PeeksIntoCore", "PeeksIntoAcme"),
            breaks("spi", HouseRules::spiTypesAreInterfacesOrClosed, 4, "OpenGateway"),
            breaks(
                    "model",
                    HouseRules::modelTypesAreClosed,
                    5,
                    "OpenValue",
                    "OpenChoice",
                    "ValueWithOpenBuilder$Builder"),
            breaks(
                    "providers",
                    HouseRules::providersAreFinal,
                    6,
                    "OpenProvider> does not have modifier FINAL",
                    "HiddenProvider cannot be made by ServiceLoader",
                    "TimeProvider> does not implement"),
            breaks("errors", HouseRules::errorsAreTppExceptions, 7, "core.OwnException", "adapter.acme.OwnError"),
            breaks("cycles", HouseRules::noCycles, 8, "one.First", "two.Second"),
            breaks("modulecycles", HouseRules::noCycles, 8, "core.Upper", "model.Lower"),
            breaks("adapters", HouseRules::adaptersAreStrangers, 9, "OtherKnowsAcme", "DialectKnowsArkea"),
            breaks(
                    "libraries",
                    HouseRules::librariesStayInTheirPlaces,
                    10,
                    "DialectUsesJackson",
                    "TokensUseBouncyCastle",
                    "AdapterUsesHttpClient"),
            breaks(
                    "signatures",
                    HouseRules::publicSignaturesShowNoForeignTypes,
                    11,
                    "ShowsInGenerics.nodes() shows com.fasterxml.jackson.databind.JsonNode",
                    "shows org.bouncycastle.asn1.ASN1Object",
                    "ShowsInField.node shows",
                    "ShowsAsParent shows com.fasterxml.jackson.core.JacksonException",
                    "ShowsAsThrown.read() shows"),
            breaks("closed", HouseRules::publicClassesAreClosed, 12, "OpenClient", "OpenFake"),
            breaks(
                    "logging",
                    HouseRules::logsGoToTheSystemLogger,
                    13,
                    "PrintsToTheConsole",
                    "PrintsAStackTrace",
                    "LogsItself"),
            breaks(
                    "ambient",
                    HouseRules::timeChanceAndThreadsComeFromOutside,
                    14,
                    "AsksForTheMoment",
                    "RefersToTheMoment",
                    "MakesAClock",
                    "TransportAsksForTheDay",
                    "TimeMakesRandomness",
                    "StartsAThread",
                    "Sleeps.byThread",
                    "Sleeps.byUnit",
                    "MakesAnExecutor",
                    "RunsOnTheCommonPool"),
            breaks(
                    "kit",
                    HouseRules::testkitRunsWithoutTestLibraries,
                    15,
                    "SimulatorKnowsJunit",
                    "ScriptedKnowsAssertJ",
                    "FakeKnowsArchUnit",
                    "PkiKnowsJunit",
                    "ProxyKnowsJunit"));

    @TestFactory
    Stream<DynamicTest> aRuleFailsOnWhatBreaksIt() {
        return VIOLATED.stream()
                .map(violation -> DynamicTest.dynamicTest(violation.number() + violation.house(), () -> {
                    JavaClasses classes = WRITTEN_FOR_THIS.that(resideInAPackage(violation.house() + ".."));
                    ArchRule rule = violation.rule().apply(HouseRules.of(violation.house()));

                    assertThatThrownBy(() -> rule.check(classes))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining(violation.number())
                            .hasMessageContainingAll(violation.culprits().toArray(new String[0]));
                }));
    }

    @Test
    void everyRuleHasItsViolation() {
        List<String> numbers = HouseRules.of("org.tppkit").all().stream()
                .map(rule -> rule.getDescription().replaceAll("(rule \\d+:).*", "$1"))
                .toList();

        assertThat(numbers).doesNotHaveDuplicates().hasSize(15);
        assertThat(VIOLATED).extracting(Violation::number).containsAll(numbers);
    }

    @TestFactory
    Stream<DynamicTest> aTidyHousePasses() {
        // Nobody outside ports can write a TppException: rule 7 is held against the real ones below.
        return HouseRules.of(TIDY).all().stream()
                .filter(rule -> !rule.getDescription().startsWith("rule 7:"))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThatCode(() -> rule.check(TIDY_HOUSE)).doesNotThrowAnyException()));
    }

    @TestFactory
    Stream<DynamicTest> aRuleThatFindsNothingFails() {
        return HouseRules.of("org.tppkit.nowhere").all().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThatThrownBy(() -> rule.check(TIDY_HOUSE))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining("failed to check any classes")));
    }

    @TestFactory
    Stream<DynamicTest> portsAndTestkitKeepTheRulesThatConcernThem() {
        JavaClasses classes = ClassesBelow.ofMain("org.tppkit.ports", "org.tppkit.testkit");
        HouseRules rules = HouseRules.of("org.tppkit");
        return Stream.of(
                        rules.portsAreALeaf(),
                        rules.internalsStayInside(),
                        rules.spiTypesAreInterfacesOrClosed(),
                        rules.modelTypesAreClosed(),
                        rules.errorsAreTppExceptions(),
                        rules.noCycles(),
                        rules.librariesStayInTheirPlaces(),
                        rules.publicSignaturesShowNoForeignTypes(),
                        rules.publicClassesAreClosed(),
                        rules.logsGoToTheSystemLogger(),
                        rules.timeChanceAndThreadsComeFromOutside(),
                        rules.testkitRunsWithoutTestLibraries())
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThatCode(() -> rule.check(classes)).doesNotThrowAnyException()));
    }

    @Test
    void guiceStaysWhereTheClientIsWired(@TempDir Path folder) throws IOException {
        JavaClasses classes = CompiledSources.compile(
                folder,
                Map.of(
                        "com.google.inject.Injector", "public interface Injector {}",
                        "a.core.CoreUsesGuice", "class CoreUsesGuice { com.google.inject.Injector injector; }",
                        "a.core.guice.Module", "class Module { com.google.inject.Injector injector; }",
                        "a.app.cli.Main", "class Main { com.google.inject.Injector injector; }"));

        assertThatThrownBy(() -> HouseRules.of("a").librariesStayInTheirPlaces().check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.core.CoreUsesGuice")
                .hasMessageNotContainingAny("a.core.guice.Module", "a.app.cli.Main");
    }

    @Test
    void loggingFrameworksAreKnownByName(@TempDir Path folder) throws IOException {
        JavaClasses classes = CompiledSources.compile(
                folder,
                Map.of(
                        "org.slf4j.Logger", "public interface Logger {}",
                        "a.adapter.acme.LogsWithSlf4j", "class LogsWithSlf4j { org.slf4j.Logger logger; }",
                        "a.app.cli.Main", "class Main { org.slf4j.Logger logger; }"));

        assertThatThrownBy(() -> HouseRules.of("a").logsGoToTheSystemLogger().check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.adapter.acme.LogsWithSlf4j")
                .hasMessageNotContaining("a.app.cli.Main");
    }

    @Test
    void pactIsATestLibraryToo(@TempDir Path folder) throws IOException {
        JavaClasses classes = CompiledSources.compile(
                folder,
                Map.of(
                        "au.com.dius.pact.core.model.Pact", "public interface Pact {}",
                        "a.testkit.simulator.Simulator", "class Simulator {}",
                        "a.testkit.scripted.Scripted", "class Scripted {}",
                        "a.testkit.pki.Pki", "class Pki {}",
                        "a.testkit.proxy.Proxy", "class Proxy {}",
                        "a.testkit.fake.FakeKnowsPact",
                                "class FakeKnowsPact { au.com.dius.pact.core.model.Pact pact; }"));

        assertThatThrownBy(() ->
                        HouseRules.of("a").testkitRunsWithoutTestLibraries().check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.testkit.fake.FakeKnowsPact");
    }

    @Test
    void thePackagesThatRulesNameAreNamedOnce() {
        assertThat(HouseRules.of("org.tppkit").packages())
                .doesNotHaveDuplicates()
                .contains("org.tppkit.core.internal.signing..", "org.tppkit.testkit.pki..");
    }
}
