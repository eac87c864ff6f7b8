package org.tppkit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    @Test
    void anotherShellIsAUsageError() {
        CommandLineOutput run = CommandLineOutput.in(Surroundings.of(Map.of(), folder, "Linux"), "completion", "fish");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("BASH", "ZSH");
    }
}
