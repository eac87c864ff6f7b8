package org.tppkit.app.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.Surroundings;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.testkit.simulator.BankSimulatorBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The page about the command line, written from the commands themselves: the same wherever it is written, without colours
 * and the width of a terminal.
 */
public final class CommandReference {
    private static final String HEAD = """
            # The command line

            Written from the commands themselves; do not edit. `-Dcli.page=write` writes it anew (see `CliPageTest`).

            Results go to the output, everything else to the error stream; so the output can go into a file or another program. Every command knows these options:

            %s
            Exit codes, where a command does not say otherwise:

            | code | meaning |
            |---|---|
            %s
            | command | what it does |
            |---|---|
            %s""";

    private static final Set<String> COMMON = Set.of("--help", "--version", "--verbose", "--no-color");

    private final List<OptionSpec> common = new ArrayList<>();
    private final List<CommandSpec> commands = new ArrayList<>();

    private CommandReference(CommandLine program) {
        CommandSpec root = program.getCommandSpec();
        root.options().stream()
                .filter(option -> COMMON.contains(option.longestName()))
                .forEach(common::add);
        collect(root);
    }

    /** The page in Markdown. */
    public static String page() {
        return new CommandReference(program()).write();
    }

    /** The program with all its commands, printing nowhere. */
    static CommandLine program() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, StandardCharsets.UTF_8, false);
        Surroundings none = Surroundings.of(Map.of(), Path.of(""), "");
        return new Commands(new CommandContext(terminal, none), BankSimulatorBuilder::start).all();
    }

    private void collect(CommandSpec command) {
        commands.add(command);
        command.subcommands().values().forEach(sub -> collect(sub.getCommandSpec()));
    }

    private String write() {
        StringBuilder page =
                new StringBuilder(HEAD.formatted(table("option", rows(common)), codes(sharedCodes()), overview()));
        commands.forEach(command -> page.append(section(command)));
        return page.toString();
    }

    private String overview() {
        return commands.stream()
                .map(command -> "| [`" + command.qualifiedName() + "`](#" + anchor(command) + ") | "
                        + cell(firstSentence(text(command.usageMessage().description()))) + " |\n")
                .collect(Collectors.joining());
    }

    private static String anchor(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    // ------------------------------------------------------------------ one command

    private String section(CommandSpec command) {
        StringBuilder section = new StringBuilder("\n## " + command.qualifiedName() + "\n\n");
        section.append(text(command.usageMessage().description())).append("\n\n");
        section.append("```text\n").append(synopsis(command)).append("\n```\n");
        List<String> arguments = rows(command.positionalParameters());
        if (!arguments.isEmpty()) {
            section.append('\n').append(table("argument", arguments));
        }
        List<String> options = rows(own(command));
        if (!options.isEmpty()) {
            section.append('\n').append(table("option", options));
        }
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (!codes.equals(sharedCodes())) {
            section.append("\n| exit code | meaning |\n|---|---|\n").append(codes(codes));
        }
        section.append('\n').append(footer(command));
        return section.toString();
    }

    /** What follows the word Example is typed. */
    private static String footer(CommandSpec command) {
        return text(command.usageMessage().footer())
                .lines()
                .map(line -> {
                    int colon = line.indexOf(": ");
                    return colon < 0
                            ? line + "\n"
                            : line.substring(0, colon) + ": `" + line.substring(colon + 2) + "`\n";
                })
                .collect(Collectors.joining("\n"));
    }

    private List<OptionSpec> own(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden() && !COMMON.contains(option.longestName()))
                .sorted((one, other) -> one.longestName().compareTo(other.longestName()))
                .toList();
    }

    private String synopsis(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of(command.qualifiedName()));
        own(command).stream()
                .filter(option -> option.required() && option.group() == null)
                .forEach(option -> words.add(name(option)));
        words.add("[options]");
        command.positionalParameters()
                .forEach(parameter ->
                        words.add(parameter.required() ? parameter.paramLabel() : "[" + parameter.paramLabel() + "]"));
        if (!command.subcommands().isEmpty()) {
            words.add(command.usageMessage().synopsisSubcommandLabel());
        }
        return String.join(" ", words);
    }

    // ------------------------------------------------------------------ tables

    private static String table(String heading, List<String> rows) {
        return "| " + heading + " | meaning |\n|---|---|\n" + String.join("", rows);
    }

    private static List<String> rows(List<? extends ArgSpec> arguments) {
        return arguments.stream()
                .filter(argument -> !argument.hidden())
                .map(argument -> "| `" + name(argument) + "` | " + cell(text(argument.description())) + " |\n")
                .toList();
    }

    private static String name(ArgSpec argument) {
        if (argument instanceof PositionalParamSpec) {
            return argument.paramLabel();
        }
        OptionSpec option = (OptionSpec) argument;
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static Map<String, String> sharedCodes() {
        return Commands.exitCodes();
    }

    private static String codes(Map<String, String> codes) {
        return codes.entrySet().stream()
                .map(code -> "| " + code.getKey() + " | " + cell(code.getValue()) + " |\n")
                .collect(Collectors.joining());
    }

    /** Descriptions are formats: a percent sign is written twice. */
    private static String text(String... lines) {
        return String.join("\n", lines).replace("%%", "%").strip();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>");
    }
}
