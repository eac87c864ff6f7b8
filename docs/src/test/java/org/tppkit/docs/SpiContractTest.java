package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds javadoc, contracts and page of the SPI's rules in step. With {@code -Dspi.page=write} the page is written anew out
 * of javadoc and contracts; intents and reasons for missing tests stay.
 */
class SpiContractTest {
    private static final String WRITE = "-Dspi.page=write";

    /** What is told to a listener: values, not services. */
    private static final Set<String> VALUES = Set.of("ConsentEvent");

    private final List<SpiJavadoc> spi = SpiJavadoc.all();

    @Test
    void thePageSaysWhatJavadocAndContractsSay() throws IOException {
        String page = Repository.read(SpiPage.FILE);
        String wanted = SpiPage.of(page).writtenFor(spi, ContractTests.all());
        if (System.getProperty("spi.page", "").equals("write")) {
            Files.writeString(Repository.file(SpiPage.FILE), wanted);
            return;
        }

        assertThat(page)
                .as(
                        "%s differs from javadoc and contracts: run this test with %s, then write the intent of new rules"
                                + " and the reason of those that no test checks",
                        SpiPage.FILE, WRITE)
                .isEqualTo(wanted);
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasAnIntentAndATestOrAReason() {
        return SpiPage.of(Repository.read(SpiPage.FILE)).rows().values().stream()
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> {
                    assertThat(row.intent())
                            .as("intent of %s", row.id())
                            .isNotBlank()
                            .endsWith(".");
                    assertThat(row.tests())
                            .as("%s has no test: say why it is untested", row.id())
                            .isNotBlank()
                            .doesNotMatch("untested:?\\s*");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleIsOneSentenceWithMustAndAnIdOfItsOwn() {
        List<SpiJavadoc.Rule> rules =
                spi.stream().flatMap(type -> type.rules().stream()).toList();
        return rules.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
                    assertThat(rule.sentence()).contains("MUST").endsWith(".");
                    assertThat(rules).extracting(SpiJavadoc.Rule::id).containsOnlyOnce(rule.id());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyInterfaceSaysWhatItsUserHasToKnow() {
        return spi.stream()
                .filter(type -> !VALUES.contains(type.name()))
                .map(type -> DynamicTest.dynamicTest(
                        type.name(),
                        () -> assertThat(type.missingHeadings())
                                .as("headings that the javadoc of %s lacks", type.name())
                                .isEmpty()));
    }

    @Test
    void everyTestOfAContractNamesRulesThatExist() {
        List<String> ids = spi.stream()
                .flatMap(type -> type.rules().stream())
                .map(SpiJavadoc.Rule::id)
                .toList();

        assertThat(ContractTests.all()).allSatisfy(test -> assertThat(ids).containsAll(test.rules()));
    }

    @Test
    void theSourcesOfTheSpiAreFound() {
        assertThat(spi).extracting(SpiJavadoc::name).contains("BankAdapter", "TokenStore", "HttpTransport", "Signer");
        assertThat(spi.stream().flatMap(type -> type.rules().stream()).count()).isGreaterThanOrEqualTo(43);
    }

    @Test
    void javadocIsReadAsMarkdown() {
        SpiJavadoc read = SpiJavadoc.of(SOURCE);

        assertThat(read.name()).isEqualTo("Gate");
        assertThat(read.summary()).isEqualTo("Opens and closes.");
        assertThat(read.missingHeadings()).containsExactly("Null", "Errors", "Time and units");
        assertThat(read.rules())
                .containsExactly(
                        new SpiJavadoc.Rule("XX-01", "`open` MUST throw `GateException`."),
                        new SpiJavadoc.Rule("XX-02", "`close()` MUST wait for `Bolt.slide` to end."));
    }

    @Test
    void namesOfTestsAreReadWhereTheyStand() {
        assertThat(ContractTests.of(Contract.class))
                .containsExactlyInAnyOrder(
                        new ContractTests.Named(
                                "SpiContractTest.Contract", List.of("XX-01"), "XX-01 a closed gate stays closed"),
                        new ContractTests.Named(
                                "SpiContractTest.Contract", List.of("XX-01", "XX-02"), "XX-01, XX-02 a gate of wood"));
        assertThat(ContractTests.inSource("Gates", """
                        @DisplayName("XX-01 read by reflection")
                        return dynamicTest(
                                "XX-02 closes", () -> fail("XX-02: a gate must close."));
                        return dynamicTest("XX-02 " + gate, () -> {});
                        """))
                .containsExactly(new ContractTests.Named("Gates", List.of("XX-02"), "XX-02 closes"));
    }

    @Test
    void aPageIsWrittenAnewAndKeepsWhatWasWrittenByHand() {
        SpiPage page = SpiPage.of("""
                # Rules

                Words.

                **9 rules: 9 tested, 0 untested.**

                ## Gate

                | id | rule | intent | tested by |
                |---|---|---|---|
                | XX-01 | Old words. | Nobody falls in. | untested: it cannot be seen. |
                | XX-02 | `close()` MUST wait for `Bolt.slide` to end. | Fingers stay whole. | `Gone`: XX-02 gone |
                """);

        assertThat(page.writtenFor(
                        List.of(SpiJavadoc.of(SOURCE)),
                        List.of(new ContractTests.Named("Gates", List.of("XX-02"), "XX-02 a|b"))))
                .isEqualTo("""
                        # Rules

                        Words.

                        **2 rules: 1 tested, 1 untested.**

                        ## Gate

                        Opens and closes.

                        | id | rule | intent | tested by |
                        |---|---|---|---|
                        | XX-01 | `open` MUST throw `GateException`. | Nobody falls in. | untested: it cannot be seen. |
                        | XX-02 | `close()` MUST wait for `Bolt.slide` to end. | Fingers stay whole. | `Gates`: XX-02 a\\|b |
                        """);
    }

    private static final String SOURCE = """
            import java.util.List;

            /**
             * Opens and closes. Not more than that.
             *
             * <p><b>Threads</b>: one. <b>Blocking
             * and interruption</b>: may block.
             *
             * <ul>
             *   <li>XX-01 {@code open} MUST throw {@link
             *       org.acme.GateException}.
             *   <li>XX-02 {@link #close()} MUST wait for {@link Bolt#slide} to end.
             * </ul>
             */
            public interface Gate {
            """;

    /** Read by reflection, never run. */
    interface Contract {
        String OF_WOOD = "XX-01, XX-02 a gate of wood";
        String MESSAGE = "XX-01: a gate must stay closed.";

        @Test
        @DisplayName("XX-01 a closed gate stays closed")
        default void closed() {}

        @DisplayName("XX-01 this is no test")
        default void helper() {}

        @Test
        @DisplayName("a test of no rule")
        default void other() {}
    }
}
