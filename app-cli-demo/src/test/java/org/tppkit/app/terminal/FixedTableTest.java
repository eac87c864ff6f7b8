package org.tppkit.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FixedTableTest {
    private final FixedTable table =
            FixedTable.of(FixedTable.left("day", 10), FixedTable.right("amount", 8), FixedTable.left("text", 6));

    @Test
    void columnsStandBelowEachOther() {
        assertThat(table.heading()).isEqualTo("day           amount  text");
        assertThat(table.rule()).isEqualTo("----------  --------  ------");
        assertThat(table.row(List.of("2026-11-21", "-1.00", "é"))).isEqualTo("2026-11-21     -1.00  é");
    }

    @Test
    void textsAreCutButNumbersNever() {
        assertThat(table.row(List.of("", "-123456789.00", "boulangerie")))
                .isEqualTo("            -123456789.00  boula…");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(table.row(List.of("\u001B[2J", "1", "a\u202Eb"))).isEqualTo("?[2J               1  a?b");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> table.row(List.of("a", "b"))).isInstanceOf(IllegalArgumentException.class);
    }
}
