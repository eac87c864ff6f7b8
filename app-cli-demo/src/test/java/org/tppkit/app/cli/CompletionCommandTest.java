package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tppkit.app.client.Surroundings;

class CompletionCommandTest {
    @TempDir
    private Path folder;

    private String script(String shell) {
        CommandLineOutput run = CommandLineOutput.in(Surroundings.of(Map.of(), folder, "Linux"), "completion", shell);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private static String bash(String... args) throws IOException, InterruptedException {
        String[] line = new String[args.length + 1];
        line[0] = "bash";
        System.arraycopy(args, 0, line, 1, args.length);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void bashUnderstandsTheScriptAndCompletesCommandsAndOptions() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash to try it with");
        Path file = Files.writeString(folder.resolve("completion.sh"), script("bash"));

        bash("-n", file.toString());
        // The shell knows compopt only while it completes; this asks the script's function by hand.
        String ask = "compopt() { :; }; source " + file
                + "; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='x'; _complete_tppkit;" + " echo \"${COMPREPLY[@]}\"";

        assertThat(bash("-c", ask.formatted("tppkit cons", 1)).strip()).isEqualTo("consent");
        assertThat(bash("-c", ask.formatted("tppkit consent re", 2)).strip().split("\\s+"))
                .containsExactlyInAnyOrder("renew", "revoke");
        assertThat(bash("-c", ask.formatted("tppkit consent start --ba", 3)).strip())
                .isEqualTo("--bank");
    }

    @Test
    void zshLoadsWhatItNeedsFirst() {
        String script = script("zsh");

        assertThat(script).startsWith("autoload").contains("bashcompinit");
        assertThat(script).endsWith(script("bash"));
    }

    /** A zsh at a terminal of its own, whose tppkit only says what it was given. */
    @Test
    void zshCompletesCommandsAndOptionsAtATerminal() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Stream.of("/bin/zsh", "/usr/bin/zsh").map(Path::of).anyMatch(Files::isExecutable),
                "there is no zsh to try it with");
        Files.writeString(
                folder.resolve("completion.zsh"), script("zsh") + "tppkit() { print -r -- \"GOT:$*:END\" }\n");
        Path ask = Files.writeString(folder.resolve("ask.zsh"), """
                zmodload zsh/zpty || exit 3
                zpty -b shell zsh -f -i
                zpty -w shell "cd ${(q)1}; source ./completion.zsh; print -r -- LOA''DED"
                zpty -r -m shell heard '*LOADED*' || exit 4
                for line in 'tppkit cons' 'tppkit consent ren' 'tppkit consent start --ba'; do
                  zpty -w -n shell "$line"$'\\t\\n'
                  zpty -r -m shell heard '*GOT:*:END*' || exit 5
                  print -r -- "${${heard##*GOT:}%%:END*}"
                done
                zpty -d shell
                """);
        Path printed = folder.resolve("printed");

        ProcessBuilder process = new ProcessBuilder("zsh", "-f", ask.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        process.environment().put("ZDOTDIR", folder.toString()); // there zsh keeps what it has found to complete
        Process zsh = process.start();

        try {
            assertThat(zsh.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            zsh.destroyForcibly();
        }
        assertThat(zsh.exitValue()).as(Files.readString(printed)).isZero();
        assertThat(Files.readAllLines(printed))
                .map(String::strip)
                .containsExactly("consent", "consent renew", "consent start --bank");
    }

    @Test
    void anotherShellIsAUsageError() {
        CommandLineOutput run = CommandLineOutput.in(Surroundings.of(Map.of(), folder, "Linux"), "completion", "fish");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("BASH", "ZSH");
    }
}
