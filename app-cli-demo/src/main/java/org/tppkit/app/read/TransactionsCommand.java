package org.tppkit.app.read;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.statement.AskedDays;
import org.tppkit.app.statement.EntryCopy;
import org.tppkit.app.statement.Outcome;
import org.tppkit.app.statement.Progress;
import org.tppkit.app.statement.page.Language;
import org.tppkit.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code transactions}: the entries of an account, for people and for programs. */
@Command(
        name = "transactions",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the entries of an account, in the bank's order. Table, JSON and CSV are written while the entries"
                    + " arrive, so that any number of them needs little memory; html is a statement to look at and to"
                    + " print. At the end one line on the error stream says what was read, and whether that is all."
        },
        footer = {
            "",
            "Example: tppkit transactions --bank fortuneo --account 1 --from 2026-10-01 --to 2026-10-31 --format html"
                    + " --output october.html"
        })
public final class TransactionsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private ReadOptions options = new ReadOptions();

    @Mixin
    private DayOptions days = new DayOptions();

    @Option(
            names = "--account",
            paramLabel = "<account>",
            description = "The account's id, or its number in the list of accounts; otherwise the only one.")
    private @Nullable String account;

    @Option(names = "--format", paramLabel = "<format>", description = "table, json, csv or html; otherwise table.")
    private Format format = Format.TABLE;

    @Option(
            names = "--separator",
            paramLabel = "<sign>",
            description = "What stands between the cells of csv: comma, semicolon or tab; otherwise comma.")
    private @Nullable Separator separator;

    @Option(
            names = "--lang",
            paramLabel = "<language>",
            description = "The language of html: fr or en; otherwise the system's, and English where that is neither.")
    private @Nullable Language language;

    @Option(
            names = "--output",
            paramLabel = "<file>",
            description =
                    "Write to this file, in UTF-8, for its owner only; a file that is there is replaced at the end.")
    private @Nullable Path output;

    /** What may stand between cells. */
    enum Separator {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        private final char sign;

        Separator(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }

    /** @param context what every command is given */
    public TransactionsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        AskedDays asked = days.asked();
        require(separator == null || format == Format.CSV, "--separator is for --format csv");
        require(language == null || format == Format.HTML, "--lang is for --format html");
        try (Access access = Access.open(context, options)) {
            if (output == null) {
                Writer out = new BufferedWriter(context.terminal().results(encoding()));
                return write(source(access, asked), out, () -> {});
            }
            // Before the bank is asked: each request may count against a limit.
            try (OutputFile file = OutputFile.at(output)) {
                return write(source(access, asked), file.writer(), file::keep);
            }
        }
    }

    private Source source(Access access, AskedDays asked) {
        return Source.of(access, Optional.ofNullable(account), asked);
    }

    /** What happens when something whole was written. */
    @FunctionalInterface
    private interface Keeping {
        void keep() throws IOException;
    }

    private int write(Source source, Writer out, Keeping keeping) throws IOException {
        Terminal terminal = context.terminal();
        EntryCopy copy = source.copy(format, new Progress(terminal));
        try {
            copy.to(source.writer(format, out, separatorSign(), chosenLanguage()));
        } finally {
            // Also where the bank failed on the way: what came is whole then, and says that it is not all.
            Optional<Outcome> outcome = copy.outcome();
            if (outcome.isPresent()) {
                keeping.keep();
                terminal.note(outcome.get().line(source.asked()));
            }
        }
        return (copy.outcome().orElseThrow().isComplete() ? ExitStatus.OK : ExitStatus.INCOMPLETE).code();
    }

    /** A table is for the terminal; everything else is for programs, which want UTF-8. */
    private Charset encoding() {
        return format == Format.TABLE ? context.terminal().charset() : StandardCharsets.UTF_8;
    }

    private char separatorSign() {
        return separator == null ? ',' : separator.sign();
    }

    private Language chosenLanguage() {
        return language == null ? Language.ofSystem() : language;
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw CommandFailure.usage(rule);
        }
    }
}
