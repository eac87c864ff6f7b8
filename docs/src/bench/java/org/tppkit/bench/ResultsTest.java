package org.tppkit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tppkit.bench.harness.Goal;
import org.tppkit.bench.harness.Quartiles;
import org.tppkit.bench.harness.Row;

/** The page of the results. */
class ResultsTest {
    private static final String BEGIN = "<!-- results: written by the command, not by hand -->\n";
    private static final String END = "<!-- end of the results -->";

    @Test
    void onlyWhatStandsBetweenTheMarksIsReplaced() {
        String page = "# Title\n" + BEGIN + "old\n" + END + "\nmore\n";

        assertThat(Results.replaced(page, "new\n")).isEqualTo("# Title\n" + BEGIN + "new\n" + END + "\nmore\n");
    }

    @Test
    void aPageWithoutMarksIsLeftAlone() {
        assertThatThrownBy(() -> Results.replaced("# Title\n", "new\n"))
                .hasMessage("the page has no place for results");
    }

    @Test
    void aRowShowsMedianQuartilesAndVerdict() throws Exception {
        Row row = Row.ratio("P1", "ours", "bare", "CPU", new Quartiles(1.01, 1.02, 1.04, 1), Goal.atMost(1.03, 1.01));

        assertThat(Results.markdown(List.of(Row.decode(row.encode())), List.of(), 31))
                .contains("| P1 | ours | bare | CPU, ratio | 1.020 [1.010–1.040] | ≤ 1.03 (1.01) | **yes** |");
    }
}
