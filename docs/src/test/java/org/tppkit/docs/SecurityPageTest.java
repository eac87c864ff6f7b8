package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each threat of SECURITY.md is answered by tests that exist; so is every test that another page names. */
class SecurityPageTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)`");
    private static final String HEAD = "| asset | attacker | mitigation | shown by |";
    private static final int CELLS = 4;

    private static final Set<String> TESTS = Stream.of(
                    "ports/src/test",
                    "core/src/test",
                    "adapter-arkea/src/test",
                    "adapter-testkit/src/test",
                    "app-cli-demo/src/test",
                    "docs/src")
            .flatMap(folder -> Repository.names(folder, "Test.java").stream())
            .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
            .collect(Collectors.toUnmodifiableSet());

    @TestFactory
    Stream<DynamicTest> everyTestThatAPageNamesExists() {
        return Page.all()
                .map(page -> DynamicTest.dynamicTest(
                        page.name(), () -> assertThat(unknown(page)).isEmpty()));
    }

    @Test
    void everyThreatNamesWhoWhatAndATest() {
        List<List<String>> threats = threats();

        assertThat(threats).hasSizeGreaterThan(25).allSatisfy(threat -> {
            assertThat(threat).hasSize(CELLS).noneMatch(String::isBlank);
            assertThat(TEST.matcher(threat.get(CELLS - 1)).find()).isTrue();
        });
    }

    @Test
    void aTestThatIsNotThereIsNamed() {
        Page page = Page.of("a page", List.of("shown by `SecurityPageTest` and", "`Nobody" + "WroteThisTest`"));

        assertThat(unknown(page)).containsExactly("a page:2: there is no test NobodyWroteThisTest");
    }

    private static List<String> unknown(Page page) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < page.prose().size(); i++) {
            int line = i + 1;
            TEST.matcher(page.prose().get(i))
                    .results()
                    .map(found -> found.group(1))
                    .filter(test -> !TESTS.contains(test))
                    .forEach(test -> unknown.add(page.name() + ":" + line + ": there is no test " + test));
        }
        return unknown;
    }

    /** The rows of the table, without its headings and the rows that only name a group. */
    private static List<List<String>> threats() {
        List<String> lines = Page.read("SECURITY.md").prose();
        int head = lines.indexOf(HEAD);
        assertThat(head).isPositive();
        return lines.stream()
                .skip(head + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("| **"))
                .map(SecurityPageTest::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1, row.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
