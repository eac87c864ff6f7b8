package org.tppkit.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The openssl of this machine: a judge that shares nothing with Java. Tests that need it are skipped without it. */
final class Openssl {
    private Openssl() {}

    /** What the command prints; it must succeed. */
    static String run(String... arguments) throws Exception {
        assumeThat(isThere()).as("openssl is on the path").isTrue();
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
