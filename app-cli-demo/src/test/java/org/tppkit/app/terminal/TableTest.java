package org.tppkit.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Terminal terminal(boolean colours) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, StandardCharsets.UTF_8, colours);
    }

    @Test
    void numbersStandAtTheRightAndTextsAtTheLeft() {
        Table table = Table.of("text", ">amount").row("a", "-1.00 EUR").row("longer", "12345.00 EUR");

        assertThat(table.lines(terminal(false)))
                .containsExactly(
                        "text          amount", "------  ------------", "a          -1.00 EUR", "longer  12345.00 EUR");
    }

    @Test
    void accentsCountOneColumnAndEmojiTwo() {
        Table table = Table.of("text", ">n").row("🥐", "1").row("é", "2").row("abc", "3");

        assertThat(table.lines(terminal(false))).endsWith("🥐    1", "é     2", "abc   3");
    }

    @Test
    void accentsThatAreCharactersOfTheirOwnTakeNoColumn() {
        assertThat(TextWidth.of("e\u0301t\u00e9")).isEqualTo(3);
    }

    @Test
    void noTextCanControlTheTerminal() {
        Table table = Table.of("text").row("\u001B[31mred\r\nnext\u202Etsrif");

        assertThat(table.lines(terminal(false)).get(2)).isEqualTo("?[31mred??next?tsrif");
    }

    @Test
    void longTextsAreCutByColumnsAndSaySo() {
        assertThat(TextWidth.shortened("🥐🥐🥐🥐", 5)).isEqualTo("🥐🥐…");
        assertThat(TextWidth.shortened("exact", 5)).isEqualTo("exact");
        assertThat(TextWidth.shortened("longer", 5)).isEqualTo("long…");
    }

    @Test
    void aRowHasAsManyCellsAsThereAreColumns() {
        Table table = Table.of("one", "two");

        assertThatThrownBy(() -> table.row("alone")).isInstanceOf(IllegalArgumentException.class);
        assertThat(table.size()).isZero();
    }

    @Test
    void coloursChangeNothingButTheColour() {
        Table table =
                Table.of("name", "result").row(Style.GOOD, List.of("a", "OK")).row(Style.BAD, List.of("b", "FAILED"));

        List<String> coloured = table.lines(terminal(true));

        assertThat(String.join("\n", coloured)).contains("\u001B[32mOK\u001B[0m");
        assertThat(coloured.stream()
                        .map(line -> line.replaceAll("\u001B\\[[0-9;]*m", "").stripTrailing()))
                .containsExactlyElementsOf(table.lines(terminal(false)));
    }

    @Test
    void anErrorIsOneLineWhateverIsInIt() {
        terminal(false).error("first\n   second\r\nthird\u001B[2J");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("error: first second third?[2J" + System.lineSeparator());
    }
}
