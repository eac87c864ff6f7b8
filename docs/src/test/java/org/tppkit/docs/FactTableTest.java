package org.tppkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each fact that the adapter is built on says what speaks for it, and what is not known stays visible. */
class FactTableTest {
    /** UN-1 to this one: nobody told us. Struck from here only when somebody does. */
    private static final int LAST_UNKNOWN = 17;

    private final List<FactTable.Fact> facts = FactTable.of(Repository.read(FactTable.FILE));

    @TestFactory
    Stream<DynamicTest> everyFactSaysWhatSpeaksForIt() {
        return facts.stream()
                .map(fact -> DynamicTest.dynamicTest(
                        fact.id(), () -> assertThat(fact.problems()).isEmpty()));
    }

    @Test
    void everyFactHasAnIdOfItsOwn() {
        assertThat(facts).hasSizeGreaterThan(70);
        assertThat(facts).extracting(FactTable.Fact::id).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotKnownStandsThere() {
        List<String> unknown = IntStream.rangeClosed(1, LAST_UNKNOWN)
                .mapToObj(number -> "UN-" + number)
                .toList();

        assertThat(facts.stream().filter(FactTable.Fact::isUnknown).map(FactTable.Fact::id))
                .containsExactlyElementsOf(unknown);
    }

    @Test
    void everyPartOfTheInterfaceIsAmongThem() {
        assertThat(facts.stream().map(fact -> fact.id().substring(0, 2)).distinct())
                .containsExactly("BK", "ON", "OA", "HD", "SG", "AI", "FD", "PY", "ER", "UN");
    }

    @Test
    void aRowWithoutAMarkOrWithTooManyIsNamed() {
        assertThat(problems("| XX-1 | x |  |  |  |  |  |")).containsExactly("XX-1 has no mark");
        assertThat(problems("| XX-1 | x | page |  |  | yes |  |"))
                .containsExactly("XX-1 has a source: then it is not our simulator's only");
        assertThat(problems("| XX-1 | x | maybe |  |  |  |  |"))
                .containsExactly("XX-1 has a mark that is not explained above the table");
        assertThat(problems("| XX-1 | x | portal | yes | source |  | yes |")).isEmpty();
        assertThatThrownBy(() -> FactTable.of("| XX-1 | x | page |")).hasMessageContaining("7 cells");
    }

    private static List<String> problems(String row) {
        return FactTable.of(row).get(0).problems();
    }
}
