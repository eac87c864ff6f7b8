package org.tppkit.docs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.testkit.arch.HouseRules;

/** Holds the whole house against its rules. */
class HouseRulesTest {
    private final HouseRules rules = HouseRules.of(TheHouse.ROOT);

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return rules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(TheHouse.CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> everyPackageThatARuleNamesHoldsClasses() {
        return rules.packages().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(TheHouse.CLASSES.that(resideInAPackage(name)))
                                .isNotEmpty()));
    }

    @Test
    void noTestClassWasTakenForAMainClass() {
        assertThat(TheHouse.CLASSES).noneMatch(type -> type.getName().startsWith("org.tppkit.docs."));
    }
}
