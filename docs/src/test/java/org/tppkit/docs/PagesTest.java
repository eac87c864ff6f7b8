package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every page can be found, and every link of a page leads to something that is there. */
class PagesTest {
    private static final String INDEX = "docs/README.md";
    private static final String DECISIONS = "docs/adr/README.md";

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsToAFileAndAHeadingThatExist() {
        return Page.all()
                .map(page -> DynamicTest.dynamicTest(
                        page.name(),
                        () -> assertThat(
                                        page.links().stream().map(page::problem).flatMap(Optional::stream))
                                .isEmpty()));
    }

    @Test
    void everyPageStandsInTheIndexOnce() {
        List<String> pages = Repository.names("docs", ".md").stream()
                .filter(name -> !name.equals(INDEX) && !isDecision(name))
                .toList();

        assertThat(targets(INDEX).filter(name -> name.startsWith("docs/"))).containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void everyDecisionStandsInItsListInOrderWithItsTitle() {
        List<String> decisions = Repository.names("docs/adr", ".md").stream()
                .filter(PagesTest::isDecision)
                .toList();

        assertThat(targets(DECISIONS)).containsExactlyElementsOf(decisions);
        assertThat(Page.read(DECISIONS).prose())
                .containsSubsequence(decisions.stream().map(PagesTest::row).toList());
    }

    @Test
    void aPageWithoutATargetIsNamedWithItsLine() {
        Page page = Page.of("docs/some.md", List.of("# Some", "see [this](nowhere.md) and [that](README.md)"));

        assertThat(page.links().stream().map(page::problem).flatMap(Optional::stream))
                .containsExactly("docs/some.md:2: there is no docs/nowhere.md");
    }

    @Test
    void aHeadingThatIsNotThereIsNamed() {
        Page page = Page.of(
                "docs/some.md", List.of("# What `this` is, and why", "[a](#what-this-is-and-why) [b](#what-this-was)"));

        assertThat(page.links().stream().map(page::problem).flatMap(Optional::stream))
                .containsExactly("docs/some.md:2: docs/some.md has no heading #what-this-was");
    }

    @Test
    void addressesAndBlocksOfCodeAreNoLinks() {
        Page page = Page.of(
                "docs/some.md",
                List.of("[a](https://bank.example/x) [b](mailto:x@bank.example)", "```", "[c](d)", "```"));

        assertThat(page.links()).isEmpty();
    }

    private static boolean isDecision(String name) {
        return name.startsWith("docs/adr/") && !name.equals(DECISIONS);
    }

    private static Stream<String> targets(String page) {
        return Page.read(page).links().stream().map(Page.Link::target);
    }

    private static String row(String decision) {
        String title = Page.read(decision).title();
        String number = title.substring(0, 4);
        String file = decision.substring("docs/adr/".length());
        return "| [" + number + "](" + file + ") | " + title.substring(5) + " |";
    }
}
