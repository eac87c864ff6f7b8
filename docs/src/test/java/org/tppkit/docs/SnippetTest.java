package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The code on the pages is compiled code. */
class SnippetTest {
    private static final String PAGE = "a page.md";
    private static final String HERE = "docs/src/test/java/org/tppkit/docs/SnippetTest.java";

    @TestFactory
    Stream<DynamicTest> everyBlockOfJavaStandsInTheFileThatThePageNames() {
        return Stream.concat(Stream.of("README.md"), Repository.names("docs", ".md").stream())
                .flatMap(page -> Snippets.of(page).stream())
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.page() + ":" + snippet.line(),
                        () -> assertThat(snippet.problem()).isEmpty()));
    }

    @Test
    void aBlockOfAFileIsFoundWhateverItsIndentation() {
        assertThat(problems(
                        "<!-- from " + HERE + " -->",
                        "```java",
                        "void aBlockOfAFileIsFoundWhateverItsIndentation() {",
                        "    assertThat(problems(",
                        "```"))
                .isEmpty();
    }

    @Test
    void linesThatAreLeftOutAreMarked() {
        assertThat(problems(
                        "<!-- from " + HERE + " -->",
                        "```java",
                        "class SnippetTest {",
                        "// …",
                        "    void linesThatAreLeftOutAreMarked() {",
                        "```"))
                .isEmpty();
    }

    @Test
    void partsInTheWrongOrderAreToldFromPartsInOrder() {
        assertThat(problems(
                        "<!-- from " + HERE + " -->",
                        "```java",
                        "    void linesThatAreLeftOutAreMarked() {",
                        "// …",
                        "class SnippetTest {",
                        "```"))
                .hasSize(1);
    }

    @Test
    void aLineThatDiffersIsShownWithTheFileToCopyItFrom() {
        assertThat(problems("<!-- from " + HERE + " -->", "```java", "class Snippet" + "Tests {", "```"))
                .singleElement()
                .asString()
                .startsWith(PAGE + ":2: these lines do not stand in " + HERE)
                .endsWith("class Snippet" + "Tests {");
    }

    @Test
    void indentationWithinABlockCounts() {
        assertThat(problems(
                        "<!-- from " + HERE + " -->",
                        "```java",
                        "void indentationWithinABlockCounts() {",
                        "assertThat(problems(",
                        "```"))
                .hasSize(1);
    }

    @Test
    void javaWithoutAFileIsRefused() {
        assertThat(problems("some words", "```java", "class Invented {}", "```"))
                .singleElement()
                .asString()
                .contains("name the file");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(problems("<!-- from docs/Nowhere.java -->", "```java", "class Invented {}", "```"))
                .containsExactly(PAGE + ":2: there is no file docs/Nowhere.java");
    }

    @Test
    void otherLanguagesMayGoWithoutAFile() {
        assertThat(Snippets.of(PAGE, List.of("```sh", "mvn verify", "```"))).isEmpty();
        assertThat(problems("<!-- from docs/pom.xml -->", "```xml", "<modelVersion>4.0.0</modelVersion>", "```"))
                .isEmpty();
    }

    private static List<String> problems(String... lines) {
        return Snippets.of(PAGE, List.of(lines)).stream()
                .map(Snippets.Snippet::problem)
                .flatMap(Optional::stream)
                .toList();
    }
}
