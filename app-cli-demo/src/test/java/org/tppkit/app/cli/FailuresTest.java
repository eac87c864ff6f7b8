package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tppkit.app.client.CommandContext;
import org.tppkit.app.client.CommandFailure;
import org.tppkit.app.client.ExitStatus;
import org.tppkit.app.client.Surroundings;
import org.tppkit.app.terminal.StrictOutput;
import org.tppkit.app.terminal.Terminal;
import org.tppkit.ports.error.BankAnswer;
import org.tppkit.ports.error.BankUnavailableException;
import org.tppkit.ports.error.CallFacts;
import org.tppkit.ports.error.CallbackException;
import org.tppkit.ports.error.CapabilityException;
import org.tppkit.ports.error.ConfigurationException;
import org.tppkit.ports.error.ConsentPendingException;
import org.tppkit.ports.error.ConsentRefusedException;
import org.tppkit.ports.error.ConsentRequiredException;
import org.tppkit.ports.error.IdentityRejectedException;
import org.tppkit.ports.error.InvalidRequestException;
import org.tppkit.ports.error.PaymentOutcomeUnknownException;
import org.tppkit.ports.error.QuotaException;
import org.tppkit.ports.error.RateLimitedException;
import org.tppkit.ports.error.RequestRejectedException;
import org.tppkit.ports.error.SigningException;
import org.tppkit.ports.error.TokenStoreException;
import org.tppkit.ports.error.TppException;
import org.tppkit.ports.error.TransportException;
import org.tppkit.ports.error.TransportException.Reason;
import org.tppkit.ports.error.UnexpectedAnswerException;
import org.tppkit.ports.model.BankId;
import picocli.CommandLine;

/** Each error of the library as the user of the command line meets it. */
class FailuresTest {
    private static final CommandLine PROGRAM = CommandReference.program();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            false);
    private final CommandContext context =
            new CommandContext(terminal, Surroundings.of(Map.of(), Path.of("target"), "Linux"));

    private int report(Exception failure) {
        return new Failures(context).report(failure, PROGRAM.getSubcommands().get("banks"));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static TppException atFortuneo(TppException failure) {
        failure.belongsTo(new CallFacts(BankId.of("arkea:fortuneo"), List.of(), 1));
        return failure;
    }

    static Stream<Arguments> errors() {
        BankAnswer answer = BankAnswer.of(503);
        return Stream.of(
                Arguments.of(new ConfigurationException(List.of("no such key")), 10, "no such key"),
                Arguments.of(new SigningException("the token does not sign", null), 10, "does not sign"),
                Arguments.of(new TokenStoreException("the disk is full", null), 10, "the disk is full"),
                Arguments.of(new InvalidRequestException("from", "it lies in the future"), 2, "from: it lies"),
                Arguments.of(new CapabilityException("no such thing there"), 2, "see: tppkit banks"),
                Arguments.of(
                        atFortuneo(new ConsentRequiredException(
                                ConsentRequiredException.Reason.NEVER_GIVEN, "there is none")),
                        11,
                        "there is none; run: tppkit consent start --bank fortuneo"),
                Arguments.of(
                        atFortuneo(new ConsentRequiredException(ConsentRequiredException.Reason.EXPIRED, "over")),
                        11,
                        "run: tppkit consent renew <id>"),
                Arguments.of(new ConsentPendingException("not decided"), 11, "try the same again in a while"),
                Arguments.of(
                        new CallbackException("another state"), 11, "look at tppkit pay list before beginning anew"),
                Arguments.of(new CallbackException("used before", "c1.handle"), 11, "it was completed already"),
                Arguments.of(new ConsentRefusedException("the customer said no"), 12, "the customer said no"),
                Arguments.of(new IdentityRejectedException("refused", answer, null), 12, "run: tppkit doctor --online"),
                Arguments.of(new RequestRejectedException("asked", BankAnswer.of(403)), 12, "asked"),
                Arguments.of(
                        new PaymentOutcomeUnknownException(
                                PaymentOutcomeUnknownException.Operation.CONFIRMATION, "pay-1", "broken", null),
                        13,
                        "tppkit pay complete --resume pay-1"),
                Arguments.of(
                        new PaymentOutcomeUnknownException(
                                PaymentOutcomeUnknownException.Operation.INITIATION, null, "broken", null),
                        13,
                        "the same command with --again sends the same request"),
                Arguments.of(
                        new QuotaException("four a day", Instant.parse("2026-01-02T03:04:05Z")),
                        14,
                        "possible again at 2026-01-02T03:04:05Z"),
                Arguments.of(
                        new RateLimitedException("asked", BankAnswer.of(429), Duration.ofSeconds(7)),
                        14,
                        "try again in 7 s"),
                Arguments.of(new BankUnavailableException("asked", answer, null), 14, "try again later"),
                Arguments.of(
                        new TransportException(Reason.UNREACHABLE, false, "no connection", null),
                        14,
                        "look at the network"),
                Arguments.of(
                        new TransportException(Reason.TLS_UNTRUSTED, false, "unknown authority", null),
                        14,
                        "run: tppkit doctor --online"),
                Arguments.of(new TransportException(Reason.INTERRUPTED, false, "stopped", null), 130, "stopped"),
                Arguments.of(new UnexpectedAnswerException("amount", "no number"), 1, "--verbose"),
                Arguments.of(CommandFailure.usage("that is not possible"), 2, "For help: tppkit banks --help"),
                Arguments.of(
                        new CommandFailure(ExitStatus.INCOMPLETE, "a page is missing"), 15, "error: a page is missing"),
                Arguments.of(new IllegalStateException("no port"), 1, "IllegalStateException: no port"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void eachErrorHasItsExitCodeAndSaysWhatToDo(Exception failure, int exitCode, String said) {
        assertThat(report(failure)).isEqualTo(exitCode);

        assertThat(said()).startsWith("error: ").contains(said);
        assertThat(said().lines()).hasSize(exitCode == ExitStatus.USAGE.code() ? 2 : 1);
    }

    @Test
    void verboseTellsTheWholeChainAndHidesWhatACallbackCarries() {
        CommandLine program = new CommandLine(context.options());
        program.parseArgs("--verbose");
        IOException cause = new IOException("at https://tpp.example/callback?code=canary1&state=canary2&x=y\nthere");
        IllegalStateException failure = new IllegalStateException("above", new IllegalArgumentException("mid", cause));
        failure.addSuppressed(new IOException("beside"));

        assertThat(report(failure)).isEqualTo(1);

        assertThat(said())
                .contains("java.lang.IllegalStateException: above")
                .contains("  caused by java.lang.IllegalArgumentException: mid")
                .contains("  caused by java.io.IOException: at https://tpp.example/callback?code=…&state=…&x=y there")
                .contains("  beside it: java.io.IOException: beside")
                .doesNotContain("canary");
    }

    @Test
    void aReaderWhoHasGoneIsNotWorthALineButAFullDiskIs() {
        assertThat(report(failing("Broken pipe"))).isEqualTo(141);
        assertThat(said()).isEmpty();

        assertThat(report(failing("No space left on device"))).isEqualTo(1);
        assertThat(said()).contains("the output cannot be written: No space left on device");
    }

    private static RuntimeException failing(String reason) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        Terminal terminal = new Terminal(
                new PrintStream(new StrictOutput(broken), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false);
        try {
            terminal.line("text");
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("a failed write went unnoticed");
    }
}
