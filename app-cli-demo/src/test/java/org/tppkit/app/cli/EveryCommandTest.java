package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What every command owes its user, now and later: help with an example, exit codes, described options. */
class EveryCommandTest {
    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(EveryCommandTest::commands));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandIsDescribed() {
        return commands(CommandReference.program())
                .map(command ->
                        DynamicTest.dynamicTest(command.getCommandSpec().qualifiedName(), () -> check(command)));
    }

    private static void check(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        assertThat(spec.usageMessage().description()).as("description").isNotEmpty();
        assertThat(spec.usageMessage().footer())
                .as("a line with an example")
                .anyMatch(line -> line.startsWith("Example: ") && line.contains("tppkit"));
        assertThat(spec.usageMessage().exitCodeList()).as("exit codes").containsKeys("0", "1", "2");
        assertThat(spec.mixinStandardHelpOptions()).as("--help and --version").isTrue();
        assertThat(spec.optionsMap()).containsKeys("--help", "--version", "--verbose", "--no-color");
        List<ArgSpec> arguments = new ArrayList<>(spec.options());
        arguments.addAll(spec.positionalParameters());
        assertThat(arguments)
                .allSatisfy(argument -> assertThat(String.join("", argument.description()))
                        .as("description of %s", argument)
                        .isNotBlank());
        assertThat(command.getUsageMessage(Ansi.OFF)).contains("Example: ", "Exit codes:");
    }

    @Test
    void theProgramHasTheCommandsOfItsPage() {
        assertThat(commands(CommandReference.program())
                        .map(command -> command.getCommandSpec().qualifiedName()))
                .contains("tppkit", "tppkit demo", "tppkit banks", "tppkit consent start", "tppkit completion")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyExampleCanBeReadByItsCommand() {
        CommandLine program = CommandReference.program();
        assertThat(commands(program)).allSatisfy(command -> {
            CommandSpec spec = command.getCommandSpec();
            for (String line : spec.usageMessage().footer()) {
                if (line.startsWith("Example: ")
                        && !line.contains("<(")
                        && !line.contains("|")
                        && !line.contains("'")) {
                    String[] words = line.replaceFirst("^Example: tppkit ?", "").split(" ");
                    program.parseArgs(words);
                }
            }
        });
    }
}
