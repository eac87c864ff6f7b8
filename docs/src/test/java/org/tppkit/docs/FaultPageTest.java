package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the page of faults and the names of tests in step. With {@code -Dfaults.page=write} the last column is written anew
 * out of the sources of all modules.
 */
class FaultPageTest {
    private static final String WRITE = "-Dfaults.page=write";

    @Test
    void thePageNamesTheTestsThatThereAre() throws IOException {
        String page = Repository.read(FaultPage.FILE);
        String wanted = new FaultPage(page).writtenFor(FaultTests.all());
        if (System.getProperty("faults.page", "").equals("write")) {
            Files.writeString(Repository.file(FaultPage.FILE), wanted);
            return;
        }

        assertThat(page)
                .as("%s differs from the tests' names: run this test with %s", FaultPage.FILE, WRITE)
                .isEqualTo(wanted);
    }

    @Test
    void everyIdOfTheCatalogueHasARowAndNoOther() {
        assertThat(new FaultPage(Repository.read(FaultPage.FILE)).ids()).isEqualTo(FaultPage.catalogue());
    }

    @Test
    void everyRowHasATest() {
        String page = new FaultPage(Repository.read(FaultPage.FILE)).writtenFor(FaultTests.all());

        assertThat(new FaultPage(page).without())
                .as("faults that no test is named after: begin a display name with the id")
                .isEmpty();
    }

    @Test
    void namesAreReadWhereTheyStand() {
        assertThat(FaultTests.inSource("Some", """
                        @DisplayName("C3 a connection that \\"breaks\\"")
                        @DisplayName(
                                "C4, C5 two of them")
                        dynamicTest("C6 " + fault, () -> {});
                        dynamicTest("C7 half", () -> {});
                        @DisplayName("no id")
                        assertThat("C8 nothing");
                        """))
                .containsExactly(
                        new FaultTests.Named("Some", List.of("C3"), "C3 a connection that \"breaks\""),
                        new FaultTests.Named("Some", List.of("C4", "C5"), "C4, C5 two of them"),
                        new FaultTests.Named("Some", List.of("C7"), "C7 half"));
    }

    @Test
    void onlyTheLastColumnIsWritten() {
        FaultPage page = new FaultPage("""
                words

                **9 faults; without a test: C9.**

                | id | fault | expected | tests |
                |---|---|---|---|
                | C1 | a | b | `Gone`: C1 gone |
                | C2 | a | b | none yet |
                """);
        assertThat(page.ids()).containsExactly("C1", "C2");
        assertThat(page.without()).containsExactly("C2");
        assertThat(page.writtenFor(List.of(
                        new FaultTests.Named("A", List.of("C2"), "C2 x"),
                        new FaultTests.Named("A", List.of("C1", "C2"), "C1, C2 y|z"))))
                .isEqualTo("""
                        words

                        **2 faults; without a test: none.**

                        | id | fault | expected | tests |
                        |---|---|---|---|
                        | C1 | a | b | `A`: C1, C2 y\\|z |
                        | C2 | a | b | `A`: C2 x; C1, C2 y\\|z |
                        """);
    }
}
