package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The code on the pages is compiled code, and a test runs it. */
class SnippetTest {
    private static final String PAGE = "a page.md";
    private static final String HERE = "docs/src/test/java/org/tppkit/docs/SnippetTest.java";

    private static Stream<Snippets.Snippet> ofAllPages() {
        return Stream.concat(Stream.of("README.md"), Repository.names("docs", ".md").stream())
                .flatMap(page -> Snippets.of(page).stream());
    }

    @TestFactory
    Stream<DynamicTest> everyBlockOfJavaStandsInTheFileThatThePageNames() {
        return ofAllPages()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.page() + ":" + snippet.line(),
                        () -> assertThat(snippet.problem()).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyFileThatAPageQuotesIsRunByATest() {
        return ofAllPages()
                .flatMap(snippet -> snippet.source().stream())
                .filter(file -> file.endsWith(".java"))
                .distinct()
                .map(file -> DynamicTest.dynamicTest(
                        file, () -> assertThat(SnippetRuns.problems(file)).isEmpty()));
    }

    @Test
    void aQuotedClassThatNoTestUsesIsTold() {
        String remark = "import a.Lines;\n/** Of {@link Lines}. */\nclass SomeTest { // Lines\n}\n";

        assertThat(SnippetRuns.problems("Lines.java", Map.of("Lines.java", "", "SomeTest.java", remark)))
                .containsExactly("no test runs Lines.java: use it in a class that ends with Test");
        assertThat(SnippetRuns.problems("Lines.java", Map.of("Lines.java", "", "World.java", "new Lines()")))
                .hasSize(1);
        assertThat(SnippetRuns.problems("Lines.java", Map.of("Lines.java", "", "SomeTest.java", "new Lines()")))
                .isEmpty();
    }

    @Test
    void whatATestUsesThroughAnotherClassIsRun() {
        Map<String, String> files =
                Map.of("Lines.java", "", "World.java", "new Lines()", "SomeTest.java", "new World()");

        assertThat(SnippetRuns.problems("Lines.java", files)).isEmpty();
    }

    @Test
    void aStaticMethodThatNoTestCallsIsTold() {
        String lines = """
                final class Lines {
                    static final Lines ONE = of(1);

                    static List<String> read(Path file) {}

                    public static void write(
                            Path file) {}

                    private static void hidden() {}
                }
                """;

        assertThat(SnippetRuns.problems(
                        "Lines.java",
                        Map.of("Lines.java", lines, "SomeTest.java", "Lines.read(file); Lines.writes();")))
                .containsExactly("no test calls Lines.write");
        assertThat(SnippetRuns.problems(
                        "Lines.java",
                        Map.of("Lines.java", lines, "SomeTest.java", "Lines.read(file); run(Lines::write);")))
                .isEmpty();
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
