package org.tppkit.docs;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tppkit.testkit.arch.ThirdPartyRules;

/** What is asked of third parties' adapters is kept by ours, and what is asked of stores, signers and programs too. */
class ThirdPartyRulesTest {
    @TestFactory
    Stream<DynamicTest> theShippedAdapterKeepsTheRulesForAdapters() {
        return ThirdPartyRules.adapter("org.tppkit.adapter.arkea").stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(TheHouse.CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> theCommandLineIsAProgramLikeAnyOther() {
        return Stream.of(ThirdPartyRules.embeddingUsesNoInternals("org.tppkit.app"))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(TheHouse.CLASSES)));
    }
}
