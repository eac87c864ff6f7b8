package org.tppkit.app.cli;

import com.google.inject.ProvisionException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.terminal.OutputFailedException;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.model.RequestId;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where what went wrong becomes a line that says what to do, and an exit code. */
final class Failures {
    /** What a callback's address carries; a usage error may quote it. */
    private static final Pattern SECRET = Pattern.compile("\\b(code|state|error_description)=[^&\\s'\"]*");

    /** What picocli says of a command that only groups others. */
    private static final String MISSING_COMMAND = "Missing required subcommand";

    private final CommandContext context;

    Failures(CommandContext context) {
        this.context = context;
    }

    /** The command line was not understood. */
    int usage(ParameterException failure) {
        Terminal terminal = context.terminal();
        terminal.error(safe(failure.getMessage() + suggestions(failure)));
        terminal.note(help(failure.getCommandLine()));
        return ExitStatus.USAGE.code();
    }

    private static String suggestions(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> found = unmatched.getSuggestions();
            return found.isEmpty() ? "" : "; did you mean " + String.join(" or ", found) + "?";
        }
        Set<String> commands = failure.getCommandLine().getSubcommands().keySet();
        return MISSING_COMMAND.equals(failure.getMessage()) ? ": " + String.join(", ", commands) : "";
    }

    private static String help(CommandLine command) {
        return "For help: " + command.getCommandSpec().qualifiedName() + " --help";
    }

    /** A command failed. */
    int report(Exception failure, CommandLine command) {
        Throwable reason = reason(failure);
        if (reason instanceof OutputFailedException output && output.isPipeClosed()) {
            return ExitStatus.OUTPUT_CLOSED.code();
        }
        ExitStatus status = status(reason);
        context.terminal().error(safe(line(reason)));
        if (status == ExitStatus.USAGE) {
            context.terminal().note(help(command));
        }
        if (context.options().verbose()) {
            tellAll(reason);
        }
        return status.code();
    }

    private static ExitStatus status(Throwable reason) {
        if (reason instanceof CommandFailure failure) {
            return failure.status();
        }
        return reason instanceof TppException failure ? Advice.status(failure) : ExitStatus.FAILED;
    }

    private static String line(Throwable reason) {
        if (reason instanceof CommandFailure failure) {
            return String.valueOf(failure.getMessage());
        }
        if (reason instanceof TppException failure) {
            return Advice.line(failure);
        }
        if (reason instanceof OutputFailedException) {
            return "the output cannot be written: " + reason.getMessage();
        }
        return reason.getClass().getSimpleName() + ": " + reason.getMessage();
    }

    /** Guice wraps what goes wrong while objects are put together. */
    private static Throwable reason(Exception failure) {
        if (!(failure instanceof ProvisionException)) {
            return failure;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TppException || cause instanceof CommandFailure) {
                return cause;
            }
        }
        return failure.getCause() == null ? failure : failure.getCause();
    }

    private void tellAll(Throwable reason) {
        Terminal terminal = context.terminal();
        if (reason instanceof TppException failure && !failure.requestIds().isEmpty()) {
            terminal.note("  X-Request-ID: "
                    + failure.requestIds().stream().map(RequestId::toString).collect(Collectors.joining(", ")));
        }
        String word = "  ";
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            terminal.note(safe(word + cause.getClass().getName() + ": " + cause.getMessage()));
            for (Throwable beside : cause.getSuppressed()) {
                terminal.note(safe("  beside it: " + beside.getClass().getName() + ": " + beside.getMessage()));
            }
            word = "  caused by ";
        }
    }

    private static String safe(String text) {
        return SECRET.matcher(text).replaceAll("$1=…").replaceAll("\\R\\s*", " ");
    }
}
