package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.testkit.arch.ThirdPartyRules;

/** What is asked of third parties' code is kept by ours. */
class ThirdPartyRulesTest {
    @TestFactory
    Stream<DynamicTest> theShippedAdapterKeepsTheRulesForAdapters() {
        return ThirdPartyRules.adapter("org.tppkit.adapter.arkea").stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(TheHouse.CLASSES)));
    }

    @Test
    void theCommandLineIsAProgramLikeAnyOther() {
        JavaClasses classes = ThirdPartyRules.mainClasses("org.tppkit.app");

        ThirdPartyRules.embeddingUsesNoInternals("org.tppkit.app").check(classes);
        assertThat(classes).isNotEmpty();
    }
}
