package org.tppkit.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** What may be used where. */
final class UseRules {
    private final House house;

    UseRules(House house) {
        this.house = house;
    }

    ArchRule librariesStayInTheirPlaces() {
        return CompositeArchRule.of(onlyIn(
                        List.of("com.fasterxml.jackson..", "tools.jackson.."),
                        List.of("adapter..internal.wire", "testkit.simulator", "app")))
                .and(onlyIn(List.of("com.google.inject..", "jakarta.inject.."), List.of("core.guice", "app")))
                .and(onlyIn(List.of("org.bouncycastle.."), List.of("core.internal.signing", "testkit.pki")))
                .and(onlyIn(List.of("java.net.http.."), List.of("core.internal.http", "testkit")));
    }

    ArchRule logsGoToTheSystemLogger() {
        return logsToTheSystemLogger(house.library());
    }

    /** For the classes of those packages. */
    static ArchRule logsToTheSystemLogger(String... packages) {
        ArchRule noConsole = noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should(ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(false);
        ArchRule noFramework = noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.slf4j..",
                        "ch.qos.logback..",
                        "org.apache.log4j..",
                        "org.apache.logging..",
                        "org.apache.commons.logging..",
                        "org.jboss.logging..",
                        "java.util.logging..")
                .allowEmptyShould(false);
        return CompositeArchRule.of(noConsole).and(noFramework);
    }

    ArchRule timeChanceAndThreadsComeFromOutside() {
        return CompositeArchRule.of(libraryBut(List.of("core.internal.time"), Ambient.askTheTime()))
                .and(libraryBut(List.of(), Ambient.makeRandomness()))
                .and(libraryBut(List.of("core.internal.time", "core.internal.http"), Ambient.makeThreads()));
    }

    ArchRule testkitRunsWithoutTestLibraries() {
        return CompositeArchRule.of(withoutTestLibraries("testkit.simulator"))
                .and(withoutTestLibraries("testkit.scripted"))
                .and(withoutTestLibraries("testkit.fake"))
                .and(withoutTestLibraries("testkit.pki"))
                .and(withoutTestLibraries("testkit.proxy"));
    }

    private ArchRule onlyIn(List<String> library, List<String> places) {
        return noClasses()
                .that()
                .resideInAPackage(house.all())
                .and()
                .resideOutsideOfPackages(house.below(places))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.toArray(new String[0]))
                .allowEmptyShould(false);
    }

    /** The composition, where the world comes in, is left out of each: core's TppClient…, Client… and TokenStores. */
    private ArchRule libraryBut(List<String> places, ArchCondition<JavaClass> condition) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.library())
                .and()
                .resideOutsideOfPackages(house.below(places))
                .and(DescribedPredicate.not(composition()))
                .should(condition)
                .allowEmptyShould(false);
    }

    private DescribedPredicate<JavaClass> composition() {
        String core = house.root() + ".core";
        return DescribedPredicate.describe("compose the client", type -> {
            String name = type.getName();
            return name.startsWith(core + ".TppClient")
                    || name.startsWith(core + ".Client")
                    || name.equals(core + ".TokenStores");
        });
    }

    private ArchRule withoutTestLibraries(String place) {
        return noClasses()
                .that()
                .resideInAPackage(house.below(place))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.junit..",
                        "org.opentest4j..",
                        "org.assertj..",
                        "com.tngtech.archunit..",
                        "au.com.dius.pact..")
                .allowEmptyShould(false);
    }
}
