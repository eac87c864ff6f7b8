package org.tppkit.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** A contract run over something, as an implementer's build runs it. */
final class ContractRun {
    private static final Pattern IDS = Pattern.compile("^[A-Z]{2}-\\d\\d(, [A-Z]{2}-\\d\\d)*");
    private static final Pattern RULE = Pattern.compile("^([A-Z]{2}-\\d\\d) ");

    private final Events tests;
    private final List<String> messages;

    private ContractRun(Events tests) {
        this.tests = tests;
        this.messages = tests.failed().map(ContractRun::message).toList();
    }

    /** Runs all of a contract. */
    static ContractRun of(Class<?> test) {
        return new ContractRun(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents());
    }

    /** Runs the tests whose names begin with that rule, among others maybe. */
    static ContractRun of(Class<?> test, String rule) {
        DiscoverySelector[] tests = Arrays.stream(test.getMethods())
                .filter(method -> ids(method).contains(rule))
                .map(method -> selectMethod(test, method.getName()))
                .toArray(DiscoverySelector[]::new);
        return new ContractRun(
                EngineTestKit.engine("junit-jupiter").selectors(tests).execute().testEvents());
    }

    private static List<String> ids(Method method) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        Matcher ids = IDS.matcher(name == null ? "" : name.value());
        return ids.find() ? List.of(ids.group().split(", ")) : List.of();
    }

    /** The rules that failed tests name at the beginning of their messages. */
    Set<String> brokenRules() {
        Set<String> rules = new TreeSet<>();
        for (String message : messages) {
            Matcher rule = RULE.matcher(message);
            rules.add(rule.find() ? rule.group(1) : message);
        }
        return rules;
    }

    /** What each failed test says. */
    List<String> messages() {
        return messages;
    }

    long passed() {
        return tests.succeeded().count();
    }

    long aborted() {
        return tests.aborted().count();
    }

    private static String message(Event event) {
        Throwable failure = event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
        return failure instanceof AssertionError ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
